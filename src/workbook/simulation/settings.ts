import type { PrecisionGoal } from '../../engine/risk/statistics/stopRule';
import type { IdleDisplay } from '../../engine/risk/distributions/defineDistribution';
import type { WorkbookPort } from '../port';

/** How the simulation of a workbook runs. Kept in the document, so that a colleague repeats the same run. */
export interface SimulationSettings {
  readonly trials: number;
  readonly seed: string;
  readonly method: 'random' | 'latinHypercube';
  /** Stops before the last trial once this number is known well enough. */
  readonly precision: PrecisionTarget | null;
  /** Cells to hold at the value they show, such as `Model!C7`. */
  readonly freeze: readonly string[];
}

export interface PrecisionTarget {
  readonly output: string;
  readonly statistic: 'mean' | { readonly percentile: number };
  readonly goal: PrecisionGoal;
}
