import type { Result } from '../../engine/core/result';
import type { ModelProblem } from '../../engine/compile/compiledModel';
import type { CompileOptions } from '../../engine/compile/compileModel';
import type { PackedModel } from '../../engine/compile/packedModel';
import type { Conversion } from '../../engine/moveIn/conversion';
import type { TaskOptions } from '../../engine/simulation/task';
import type { ThreadChannel } from '../../engine/thread/thread';
import type { Words } from '../../locales';
import type { Candidate } from './findCandidates';
import type { FailedOutput, FailingModel, FailureOrigin } from './failureOrigin';
import type { Uncertainty } from './findUncertainty';
import type { ModelAnswers, ModelQuestion, QuestionKind } from './modelQuestions';
import type { CellSlice, WorkbookFrame } from './workbookSlices';

/** What to compile of the workbook. */
export interface CompileRequest extends Omit<CompileOptions, 'phrase' | 'progress' | 'clock'> {
  /** Of the words that ROI functions put on the sheet. */
  /** The words that stand in cells, and the language that they are of. */
  readonly words: Words<'labels'>;
}

/** What the thread that holds the workbook is asked. A workbook comes as its frame, its slices and the end, in this order. */
export type ModelRequest =
  | { readonly kind: 'frame'; readonly frame: WorkbookFrame }
  | { readonly kind: 'slice'; readonly slice: CellSlice }
  /** `number` is what the reading is called where the workbook holds something else than the one before. */
  | { readonly kind: 'end'; readonly number: number }
  | { readonly kind: 'compile'; readonly request: CompileRequest }
  /** The numbers that a cell, by address or name, is calculated from. */
  | { readonly kind: 'candidates'; readonly output: string }
  /** Where the errors of failed trials are born. */
  | { readonly kind: 'failures'; readonly model: FailingModel; readonly failed: readonly FailedOutput[] }
  /** What would become of the formulas of other simulation add-ins. */
  | { readonly kind: 'convert' }
  /** Holds a run of a model compiled here against the workbook it came from, as far as there is time. */
  | { readonly kind: 'prove'; readonly fingerprint: string; readonly run: ProvedRun }
  /** Needs no workbook: the model comes along. */
  | { readonly kind: 'decide'; readonly model: PackedModel; readonly question: ModelQuestion };

export interface ModelReplies {
  readonly frame: null;
  readonly slice: null;
  readonly end: WorkbookReading;
  readonly compile: PackedCompilation;
  readonly candidates: readonly Candidate[];
  readonly failures: readonly (FailureOrigin | null)[];
  readonly convert: Conversion;
  /** Null where the model is not at hand any more. */
  readonly prove: RunFinding | null;
  readonly decide: Result<ModelAnswers[QuestionKind]>;
}

/** How the run was made that is to be proved. */
export type ProvedRun = Pick<TaskOptions, 'seed' | 'trials' | 'method' | 'engine'>;

export interface RunFinding {
  /** Trials of the run that were recalculated. */
  readonly points: number;
  readonly difference: { readonly cell: string; readonly trial: number; readonly computed: string; readonly recalculated: string } | null;
}

/** What the thread says about the workbook it was given. */
export interface WorkbookReading {
  /** Stays the same while the workbook holds the same; no other reading of this page has it. */
  readonly number: number;
  readonly found: Uncertainty;
  readonly formulaCells: number;
  /** Some cell is still being calculated. */
  readonly busy: boolean;
}

export type PackedCompilation = { readonly ok: true; readonly model: PackedModel } | { readonly ok: false; readonly problems: readonly ModelProblem[] };

/** A channel to the thread that holds the workbook. */
export type ModelChannel = ThreadChannel<ModelRequest, ModelReplies[ModelRequest['kind']]>;
