import { usePhrases } from '../language';
import { type PaneSimulator } from '../simulate/paneSimulator';
import { useSimulatorState } from '../simulate/useSimulatorState';
import { chosenCell } from './chosenCell';
import { type CellGroup } from './fields/CellChooser';

/** The cells that may be changed, as the lists of the fields show them. */
export function useInputCells(simulator: PaneSimulator): readonly CellGroup[] {
  const { fields } = usePhrases().decide;
  const { found } = useSimulatorState(simulator);
  return [{ heading: fields.uncertainInputs, cells: found?.inputs.map(chosenCell) ?? [] }];
}
