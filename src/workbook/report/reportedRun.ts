import type { CompiledModel } from '../../engine/compile/compiledModel';
import type { FailureOrigin } from '../simulation/failureOrigin';
import type { SimulationResult } from '../../engine/simulation/simulationResult';

/** What a report tells of: a finished simulation and the model it ran on. */
export interface ReportedRun {
  readonly model: CompiledModel;
  readonly result: SimulationResult;
  readonly settings: { readonly method: 'random' | 'latinHypercube' };
  /** By output: where the error of its first failed trial is born; null where none failed, or that is not known. */
  readonly failureOrigins: readonly (FailureOrigin | null)[];
  readonly finishedAt: Date;
  /** From the click to the last statistic, in milliseconds. */
  readonly totalMs: number;
  /** Trials at which the model was held against the recalculated workbook. */
  readonly provedPoints: number;
}
