import { useEffect, useMemo, useState } from 'react';
import { type WorkbookPort } from '../../workbook/port';
import { looksLikeDate } from '../../workbook/uncertainty/quickStart';
import { usePhrases } from '../language';
import { useServices } from '../services';
import { type PaneSimulator } from '../shared/paneSimulator';
import { useSimulatorState } from '../shared/useSimulatorState';
import { chosenCell, distinctCells, type ChosenCell } from './chosenCell';
import { type CellGroup } from './fields/CellSearch';

export interface InputCells {
  /** True while the workbook is being searched. */
  readonly searching: boolean;
  /** Numbers on the sheet that the result depends on, the nearest first. */
  readonly constants: readonly ChosenCell[];
  /** Those of them whose size the result follows: neither switches, counters, positions nor dates. */
  readonly estimates: readonly ChosenCell[];
  /** Everything that may be changed, as the lists of the fields show it. */
  readonly groups: readonly CellGroup[];
}

/** Numbers that one calculation varies at once: more would only lengthen the lists below what matters. */
export const MOST_FIXED = 150;

const none: readonly ChosenCell[] = [];
const noSelectors: ReadonlySet<string> = new Set();

interface Search {
  readonly of: string | null;
  readonly constants: readonly ChosenCell[];
  /** Addresses of those that only choose, count or date. */
  readonly selectors: ReadonlySet<string>;
}

/** The numbers behind a result. A number that is shown as a date is one, however it is used. */
async function inputsOf(simulator: PaneSimulator, port: WorkbookPort, address: string): Promise<{ readonly cells: readonly ChosenCell[]; readonly selectors: ReadonlySet<string> }> {
  const candidates = await simulator.candidates(address);
  const shown = await port.readRanges(candidates.map((candidate) => candidate.address));
  const selectors = candidates.filter(({ role }, index) => role === 'selector' || looksLikeDate(shown[index]?.text[0]?.[0] ?? ''));
  return { cells: distinctCells(candidates.map(chosenCell)), selectors: new Set(selectors.map((candidate) => candidate.address)) };
}

/** The cells a result depends on, found anew for another result and after every change of the workbook. */
export function useInputCells(simulator: PaneSimulator, output: ChosenCell | null): InputCells {
  const { fields } = usePhrases().decide;
  const { port } = useServices();
  const { found } = useSimulatorState(simulator);
  const address = output?.address ?? null;
  const [search, setSearch] = useState<Search>({ of: null, constants: none, selectors: noSelectors });
  useEffect(() => {
    if (address === null || found === null) return undefined;
    let current = true;
    const keep = (constants: readonly ChosenCell[], selectors: ReadonlySet<string>): void => {
      if (current) setSearch({ of: address, constants, selectors });
    };
    inputsOf(simulator, port, address).then(
      ({ cells, selectors }) => keep(cells, selectors),
      () => keep(none, noSelectors),
    );
    return () => {
      current = false;
    };
  }, [simulator, port, address, found]);
  const uncertain = distinctCells(found?.inputs.map(chosenCell) ?? none);
  const constants = search.of === address ? search.constants : none;
  const estimates = useMemo(() => constants.filter((cell) => !search.selectors.has(cell.address)), [constants, search.selectors]);
  return {
    searching: address !== null && search.of !== address,
    constants,
    estimates,
    groups: [
      { heading: fields.constants, cells: constants },
      { heading: fields.uncertainInputs, cells: uncertain },
    ],
  };
}
