import { useEffect, useState } from 'react';
import { usePhrases } from '../language';
import { type PaneSimulator } from '../shared/paneSimulator';
import { useSimulatorState } from '../shared/useSimulatorState';
import { chosenCell, distinctCells, type ChosenCell } from './chosenCell';
import { type CellGroup } from './fields/CellChooser';

export interface InputCells {
  /** True while the workbook is being searched. */
  readonly searching: boolean;
  /** Numbers on the sheet that the result depends on, the nearest first. */
  readonly constants: readonly ChosenCell[];
  /** Everything that may be changed, as the lists of the fields show it. */
  readonly groups: readonly CellGroup[];
}

/** Numbers that one calculation varies at once: more would only lengthen the lists below what matters. */
export const MOST_FIXED = 150;

const none: readonly ChosenCell[] = [];

/** The cells a result depends on, found anew for another result and after every change of the workbook. */
export function useInputCells(simulator: PaneSimulator, output: ChosenCell | null): InputCells {
  const { fields } = usePhrases().decide;
  const { found } = useSimulatorState(simulator);
  const address = output?.address ?? null;
  const [search, setSearch] = useState<{ readonly of: string | null; readonly constants: readonly ChosenCell[] }>({ of: null, constants: none });
  useEffect(() => {
    if (address === null || found === null) return undefined;
    let current = true;
    const keep = (constants: readonly ChosenCell[]): void => {
      if (current) setSearch({ of: address, constants });
    };
    simulator.candidates(address).then((candidates) => keep(distinctCells(candidates.map(chosenCell))), () => keep(none));
    return () => {
      current = false;
    };
  }, [simulator, address, found]);
  const uncertain = distinctCells(found?.inputs.map(chosenCell) ?? none);
  const constants = search.of === address ? search.constants : none;
  return {
    searching: address !== null && search.of !== address,
    constants,
    groups: [
      { heading: fields.constants, cells: constants },
      { heading: fields.uncertainInputs, cells: uncertain },
    ],
  };
}
