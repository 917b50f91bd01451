import { rangeAddress } from '../../engine/formula/parse/address';
import type { CellRange } from '../../engine/formula/workbookModel';
import type { Report } from './report';

/** Two ranges of one shape: what cells of the model showed at the run, and what they show. */
export interface Compared {
  readonly then: CellRange;
  readonly now: CellRange;
}

/**
 * Says whether the model still shows what it showed when it was simulated. It is an ordinary formula, so that it works
 * for whoever opens the workbook, with or without the add-in. A cell that is gone or an error counts as changed.
 */
export function statusFormula({ run, words }: Report, compared: readonly (Compared | null)[]): string {
  if (run.model.inputs.some(({ call }) => !call.startsWith('ROI.'))) return text(words.volatile);
  const different = compared.flatMap((pair) => (pair === null ? [] : [differences(pair)])).join('+');
  return `IF(IFERROR(${different},1)=0,${text(words.current)},${text(words.changed)})`;
}

/** Numbers that were given to a cell and read from it may differ in the last digits. */
function differences({ then, now }: Compared): string {
  const [before, after] = [rangeAddress(then), rangeAddress(now)];
  return `SUMPRODUCT(--(ABS(${after}-${before})>ABS(${before})*1E-9+1E-12))`;
}

function text(words: string): string {
  return `"${words.replaceAll('"', '""')}"`;
}
