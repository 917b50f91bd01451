import type { EngineError } from '../core/error';
import type { TreeNode } from '../risk/statistics/blockTree';
import type { BarRange, DisplayHistogram } from '../risk/statistics/displayHistogram';
import type { FirstOrder, ShareEstimate } from '../risk/statistics/firstOrderShare';
import type { MomentSummary } from '../risk/statistics/momentSummary';
import type { SelectionAnswer, SelectionPass } from '../risk/statistics/orderStatistics';
import type { TailSummary } from '../risk/statistics/tailSummary';
import type { Standard } from '../risk/statistics/totalShare';
import type { SimulationTask } from './task';

/** What the coordinator asks of a worker: to prepare a run, or something of a run it has prepared, by the number it gave that run. */
export type WorkerRequest = PrepareRequest | VaryRequest | (RunRequest & { readonly run: number });

export interface PrepareRequest {
  readonly kind: 'prepare';
  readonly task: SimulationTask;
  /** About how many trials this worker will be given. */
  readonly share: number;
  /** A scratch run takes the place of the scratch run before it; any other takes the place of the results kept so far. */
  readonly scratch: boolean;
  /** Whether to count bars for a picture of what is known so far. */
  readonly picture: boolean;
}

/** Prepares a prepared run anew with other values of the parameters; only its trials are lost. */
export interface VaryRequest {
  readonly kind: 'vary';
  readonly run: number;
  readonly parameters: readonly number[];
}

/** Every reply is small: the simulated values stay where they were made. */
export type RunRequest =
  /** Runs blocks first … end − 1 and keeps their outputs. */
  | { readonly kind: 'run'; readonly first: number; readonly end: number }
  /** Answers a pass of an order-statistic search, for each output named. */
  | { readonly kind: 'select'; readonly passes: readonly { readonly output: number; readonly pass: SelectionPass }[] }
  /** What statistics need that know the order of the values: those beyond a threshold, and the bars of a histogram; for each output in turn. */
  | { readonly kind: 'shapes'; readonly shapes: readonly ShapeRequest[] }
  /** The first trial in which each output has no value, of those this worker ran. */
  | { readonly kind: 'firstFailures' }
  /** What all inputs were in one trial, whoever ran it. */
  | { readonly kind: 'draws'; readonly trial: number }
  /** The outputs of the first trials, as far as this worker ran them. */
  | { readonly kind: 'firstOutputs'; readonly trials: number }
  /** The outputs of the first trials, whoever ran them, by output: kept for the questions that need them beside the inputs. */
  | { readonly kind: 'keepFirst'; readonly outputs: readonly Float64Array[] }
  /** Rank correlations and conditional means between the inputs given and all outputs, over the first trials. */
  | { readonly kind: 'sensitivity'; readonly inputs: readonly number[]; readonly trials: number }
  /**
   * Shares of inputs in the variances of outputs over the first trials, some blocks at a time: blocks come in order, and the
   * reply to the last of them has the shares. In the first `redrawn` trials each input is drawn anew. `standards` by output.
   */
  | { readonly kind: 'shares'; readonly inputs: readonly InputPairs[]; readonly standards: readonly Standard[]; readonly trials: number; readonly redrawn: number; readonly first: number; readonly end: number }
  /** How many values of an output are at or below a value. */
  | { readonly kind: 'atMost'; readonly output: number; readonly value: number }
  /** How many values of an output fall into equal bars. */
  | { readonly kind: 'bars'; readonly output: number; readonly range: BarRange }
  /** An input and an output in the first trials, one beside the other. */
  | { readonly kind: 'scatter'; readonly input: number; readonly output: number; readonly trials: number };

export interface ShapeRequest {
  /** Below which the values are summed up. */
  readonly threshold: number;
  /** In which distances to it are measured (`MomentSummary.unit`). */
  readonly unit: number;
  readonly range: BarRange;
}

export interface WorkerReplies {
  /** `run` is how the worker calls this run from now on. */
  readonly prepare: { readonly run: number; readonly engine: SimulationTask['engine'] };
  readonly vary: { readonly run: number };
  readonly run: {
    /** By output. */
    readonly moments: readonly (readonly TreeNode<MomentSummary>[])[];
    /** Bars of the blocks just run, by output; the same bars in every worker. Empty without a picture. */
    readonly picture: readonly DisplayHistogram[];
    /** What the worker took, in milliseconds: whoever asked may have been too busy to notice when it was done. */
    readonly tookMs: number;
  };
  readonly select: { readonly answers: readonly SelectionAnswer[] };
  readonly shapes: { readonly shapes: readonly { readonly tail: readonly TreeNode<TailSummary>[]; readonly histogram: DisplayHistogram }[] };
  /** By output; Infinity where all have one. */
  readonly firstFailures: { readonly trials: readonly number[] };
  readonly draws: { readonly inputs: readonly number[] };
  readonly firstOutputs: { readonly blocks: readonly { readonly block: number; readonly outputs: readonly Float64Array[] }[] };
  readonly keepFirst: Record<string, never>;
  readonly sensitivity: { readonly inputs: readonly InputEffects[] };
  /** Empty until the last block. */
  readonly shares: { readonly inputs: readonly InputShares[] };
  readonly atMost: { readonly count: number };
  readonly bars: { readonly histogram: DisplayHistogram };
  readonly scatter: { readonly input: Float64Array; readonly output: Float64Array };
}

/** What one input does to each output. */
export interface InputEffects {
  readonly input: number;
  readonly byOutput: readonly { readonly rankCorrelation: number; readonly low: number; readonly high: number }[];
}

/** An input, and the outputs it is to be looked at with. */
export interface InputPairs {
  readonly input: number;
  readonly outputs: readonly number[];
}

export interface InputShares {
  readonly input: number;
  readonly byOutput: readonly { readonly output: number; readonly first: FirstOrder; readonly total: ShareEstimate }[];
}

export type WorkerReply<K extends WorkerRequest['kind']> = { readonly ok: true; readonly value: WorkerReplies[K] } | { readonly ok: false; readonly error: EngineError };

/** One worker, wherever it runs. */
export interface SimulationPort {
  request<R extends WorkerRequest>(request: R): Promise<WorkerReply<R['kind']>>;
}
