import type { EngineError } from '../core/error';
import type { RankCorrelation } from '../risk/correlation/rankCorrelation';
import type { CellLimits } from './cellLimits';
import type { Program } from './ir/program';
import type { ModelInput } from './lower/inputs';
import type { SlowReason } from './lower/problem';
import type { TrialProver } from './trialProver';

/** A workbook ready to be simulated: which cells are its inputs and outputs, and the program between them. */
export interface CompiledModel {
  readonly program: Program;
  readonly inputs: readonly ModelInput[];
  readonly outputs: readonly ModelOutput[];
  /** Cells whose value the caller gives for each run. Their columns follow those of the inputs. */
  readonly parameters: readonly ModelParameter[];
  /** Computes, from the parameters alone, the arguments of inputs that they shape; null where there are none. */
  readonly argumentProgram: Program | null;
  readonly correlations: readonly ModelCorrelation[];
  readonly proof: Proof;
  /** Formulas that are evaluated trial by trial, slower than the rest, and why. */
  readonly slow: readonly SlowFormula[];
  /** Cells held at the value they show because the caller asked for it. */
  readonly frozen: readonly string[];
  /** Cells of the workbook whose own formula is only an approximation of Excel's (FORECAST.ETS and its kin), such as `Plan!C7`. */
  readonly approximated: readonly string[];
  /** Identifies model and inputs: the same fingerprint, seed and trials give the same numbers. */
  readonly fingerprint: string;
}

export interface ModelOutput {
  readonly name: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** The value the sheet displays. */
  readonly displayed: number;
}

/** A cell that was declared a parameter: what it holds in the sheet is replaced by a value given for each run. */
export interface ModelParameter {
  /** As the caller wrote it: an address or a defined name. */
  readonly name: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** The value the sheet displays; an empty cell counts as 0, TRUE as 1. */
  readonly displayed: number;
  /** A truth value is given as 0 or 1. */
  readonly type: 'number' | 'boolean';
  /** What the cell's data validation accepts. */
  readonly limits: CellLimits;
}

/** Inputs that ROI.CORRELATE ties together, by their positions in the list of inputs. */
export interface ModelCorrelation {
  readonly members: readonly number[];
  readonly correlation: RankCorrelation;
  /** Of a t copula; null for a Gaussian copula. */
  readonly degreesOfFreedom: number | null;
  readonly cell: string;
}

/** What was compared before anything ran: with the sheet at the values it shows, with the recalculated workbook at drawn trials. */
export interface Proof {
  /** Formula cells of the compiled model whose value agrees with the sheet. */
  readonly cells: number;
  /** Drawn trials at which they agree with the recalculated workbook. */
  readonly points: number;
  readonly maxRelativeDifference: number;
}

export interface SlowFormula {
  /** Such as `Costs!C7`. */
  readonly cell: string;
  readonly reason: SlowReason;
  /** The function without columns, for the reason `function`. */
  readonly feature?: string;
}

/** Why a workbook cannot be simulated, and in which cell. */
export interface ModelProblem {
  /** Such as `Inputs!B4`; null where no single cell is to blame. */
  readonly cell: string | null;
  readonly error: EngineError;
}

export type Compilation = { readonly ok: true; readonly model: CompiledModel } | { readonly ok: false; readonly problems: readonly ModelProblem[] };

/** What the thread that compiled has besides: it can hold the model against the workbook at further trials. */
export type ProvedCompilation = { readonly ok: true; readonly model: CompiledModel; readonly prover: TrialProver } | Extract<Compilation, { ok: false }>;
