import type { EngineError } from '../../engine/core/error';
import type { CompiledModel, ModelProblem } from '../../engine/formula/compile/compiledModel';
import type { Ports } from '../../engine/simulation/ports';
import type { SimulationProgress, SimulationResult } from '../../engine/simulation/simulationResult';
import type { WorkbookErrorCode } from '../workbookError';
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
  /** What is known of the last run after the document was opened again: it is older than `last` or stands in for it. */
  readonly record: SimulationRecord | null;
  /** The model is no longer the one that was simulated. */
  readonly stale: boolean;
}

export type Activity =
  | { readonly status: 'idle' }
  | { readonly status: 'reading' }
  /** `cells`: formula cells of the workbook. */
  | { readonly status: 'compiling'; readonly cells: number }
  /** `progress` is null until the first trials are back. */
  | { readonly status: 'running'; readonly progress: SimulationProgress | null }
  | { readonly status: 'problems'; readonly problems: readonly ModelProblem[] }
  | { readonly status: 'failed'; readonly failure: SimulationFailure }
  | { readonly status: 'cancelled' };

/** Why there are no numbers: the workbook could not be read or written, or the engine refused. */
export type SimulationFailure =
  | { readonly kind: 'workbook'; readonly code: WorkbookErrorCode; readonly detail: string }
  | { readonly kind: 'engine'; readonly error: EngineError };

export interface FinishedRun {
  readonly model: CompiledModel;
  readonly result: SimulationResult;
  readonly settings: SimulationSettings;
  readonly finishedAt: Date;
  /** From the request to the result. */
  readonly totalMs: number;
  readonly timing: RunTiming;
  /** The workers that hold the simulated values, for questions about them; null once they are gone. */
  readonly values: Ports | null;
}

/** Where the time of a run went, in milliseconds. */
export interface RunTiming {
  readonly readMs: number;
  readonly compileMs: number;
  readonly runMs: number;
}
