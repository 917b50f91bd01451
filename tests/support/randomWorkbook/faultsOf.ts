import { heldAgainstRecalculation, type Holding } from '../differsFromRecalculation';
import { asStored } from './asStored';
import type { RandomCell, RandomWorkbook } from './randomWorkbook';

const POINTS = 6;
/** Reasons for which a model may be refused. */
const STATED = ['simulationNoOutput', 'simulationOutputWithoutInput', 'simulationOutputShowsError', 'simulationUnsupportedFunction', 'simulationUncertainParameter', 'simulationTextResult', 'simulationArraySize', 'simulationCircular', 'simulationIterated', 'simulationTableChangesInput', 'simulationTableDraws', 'simulationShownPrecision'];

export interface Held {
  /** Codes of the reasons for which the workbook is not simulated; empty where it is. */
  readonly refused: readonly string[];
  /** What must not be: refused for a reason that is none, another value, or an exception. In words. */
  readonly faults: readonly string[];
}

/** Compiles a random workbook and holds it against recalculation at points that belong to the seed. */
export function held(workbook: RandomWorkbook, seed: number): Held {
  const { refused, differences } = compared(workbook, seed);
  const unstated = refused.filter(({ error }) => !STATED.includes(error.code));
  return { refused: [...new Set(refused.map(({ error }) => error.code))], faults: [...unstated.map((problem) => `refused: ${JSON.stringify(problem)}`), ...differences] };
}

function compared(workbook: RandomWorkbook, seed: number): Holding {
  try {
    return heldAgainstRecalculation(asStored(workbook), probabilities(seed));
  } catch (thrown) {
    return { refused: [], differences: [`thrown: ${thrown instanceof Error ? thrown.stack?.split('\n').slice(0, 6).join('\n') : JSON.stringify(thrown)}`] };
  }
}

function probabilities(seed: number): (() => number)[] {
  let state = seed % 1000003;
  return Array.from({ length: POINTS }, () => () => ((state = (state * 48271 + 11) % 2147483647) + 0.5) / 2147483648);
}

/** The workbook without all that its fault does not need. */
export function leastAtFault(workbook: RandomWorkbook, seed: number): RandomWorkbook {
  let least = workbook;
  const attempt = (without: RandomWorkbook): void => {
    if (held(without, seed).faults.length > 0) least = without;
  };
  for (const setting of Object.keys(least.settings)) {
    attempt({ ...least, settings: Object.fromEntries(Object.entries(least.settings).filter(([name]) => name !== setting)) });
  }
  attempt({ ...least, dataTables: {} });
  for (const name of least.names) attempt({ ...least, names: least.names.filter((other) => other !== name) });
  for (const [sheet, cells] of Object.entries(workbook.sheets)) {
    for (const address of Object.keys(cells).reverse()) {
      const { [address]: left, ...rest } = least.sheets[sheet]!;
      if (left !== undefined) attempt({ ...least, sheets: { ...least.sheets, [sheet]: rest as Record<string, RandomCell> } });
    }
  }
  return least;
}
