import { type SimulationSettings } from '../../workbook/simulation/settings';
import { type PaneSimulator } from '../shared/paneSimulator';

/** The parts of the Simulate tab. */
export type SimulateView = 'model' | 'results' | 'decide' | 'report';

/** What every part of the tab is given. */
export interface SimulatePartProps {
  readonly simulator: PaneSimulator;
  /** As the user has set them for the next run. */
  readonly settings: SimulationSettings;
  /** Brings a cell into view. */
  readonly onJump: (address: string) => void;
  readonly onShow: (view: SimulateView) => void;
}
