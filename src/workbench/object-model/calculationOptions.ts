import type { Iteration } from '../../engine/formula/workbookModel';
import type { WorkbookFile } from '../../file/workbookFile';

/** How the workbook counts days, meets circular references and keeps its results. */
export interface CalculationOptions {
  readonly date1904: boolean;
  readonly iterative: boolean;
  readonly iteration: Iteration;
  readonly precisionAsDisplayed: boolean;
}

type Settings = Pick<WorkbookFile, 'date1904' | 'iterative' | 'iteration' | 'precisionAsDisplayed'>;

/** Excel's own settings where the workbook says nothing. */
export function calculationOptionsOf(file: Settings): CalculationOptions {
  const { date1904 = false, iterative = false, iteration = { rounds: 100, change: 0.001 }, precisionAsDisplayed = false } = file;
  return { date1904, iterative, iteration, precisionAsDisplayed };
}
