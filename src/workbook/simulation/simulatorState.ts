import type { EngineError } from '../../engine/core/error';
import type { CompiledModel, ModelProblem } from '../../engine/compile/compiledModel';
import type { IdleDisplay } from '../../engine/risk/distributions/defineDistribution';
import type { LiveValues } from '../../engine/simulation/liveValues';
import type { SimulationProgress, SimulationResult, SimulationStatistics } from '../../engine/simulation/simulationResult';
import type { WorkbookErrorCode } from '../workbookError';
import type { FailureOrigin } from './failureOrigin';
import type { Uncertainty } from './findUncertainty';
import type { SimulationRecord } from './simulationRecord';
import type { SimulationSettings } from './settings';

/** Everything the pane shows of the simulation. A new object whenever something changes. */
export interface SimulatorState {
  readonly activity: Activity;
  /** What the workbook declares, as last read; null until it was read. */
  readonly found: Uncertainty | null;
  readonly last: FinishedRun | null;
  /** The run before the last one, to compare. */
  readonly previous: FinishedRun | null;
  /** The last run as the document keeps it: of `last`, or of a run before the document was opened; null where there was none. */
  readonly record: SimulationRecord | null;
  /** The document holds something in place of a record that no run wrote: nothing of it is shown. */
  readonly recordDamaged: boolean;
  /** Whether the model is still the one that was simulated; not known while the workbook is being read or calculates. */
  readonly standing: Standing;
  /** What uncertain cells show while nothing is simulated. */
  readonly idleDisplay: IdleDisplay;
  /** The model was changed while the last run went on, which ran to its end on the model as it was. */
  readonly changedMeanwhile: boolean;
}

export type Standing = 'current' | 'changed' | 'checking';

export type Activity =
  | { readonly status: 'idle' }
  | { readonly status: 'reading' }
  /** `cells`: formula cells of the workbook. */
  | { readonly status: 'compiling'; readonly cells: number }
  | Running
  | { readonly status: 'problems'; readonly problems: readonly ModelProblem[] }
  | { readonly status: 'failed'; readonly failure: SimulationFailure }
  | { readonly status: 'cancelled' };

export interface Running {
  readonly status: 'running';
  readonly model: CompiledModel;
  /** Null until the first trials are back. */
  readonly progress: SimulationProgress | null;
  /** The final numbers, while only the sensitivities are still being worked out; null before. */
  readonly statistics: SimulationStatistics | null;
}

/** Why there are no numbers: the workbook could not be read or written, or the engine refused. */
export type SimulationFailure =
  | { readonly kind: 'workbook'; readonly code: WorkbookErrorCode; readonly detail: string }
  | { readonly kind: 'engine'; readonly error: EngineError };

export interface FinishedRun {
  /** By output: where the error of its first failed trial is born; null where none failed, or that is not known. */
  readonly failureOrigins: readonly (FailureOrigin | null)[];
  readonly model: CompiledModel;
  readonly result: SimulationResult;
  readonly settings: SimulationSettings;
  readonly finishedAt: Date;
  /** From the request to the result. */
  readonly totalMs: number;
  readonly timing: RunTiming;
  /** Trials at which the model was held against the recalculated workbook so far. */
  readonly provedPoints: number;
  /** Answers questions about the simulated values; null once those are gone. */
  readonly values: LiveValues | null;
}

/** Where the time of a run went, in milliseconds. */
export interface RunTiming {
  readonly readMs: number;
  readonly compileMs: number;
  /** From the start of the run to the first final numbers. */
  readonly firstMs: number;
  readonly runMs: number;
}
