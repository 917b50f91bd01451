import { type SimulatePartProps } from '../simulate/simulateView';
import { type DecideSession } from './decideSession';

/** What every decision tool is given. */
export interface ToolProps extends SimulatePartProps {
  readonly session: DecideSession;
  readonly onBack: () => void;
}
