import type { EngineError } from '../core/error';
import type { TreeNode } from '../risk/statistics/blockTree';
import type { MomentSummary } from '../risk/statistics/momentSummary';
import type { SelectionAnswer, SelectionPass } from '../risk/statistics/orderStatistics';
import type { TailSide, TailSummary } from '../risk/statistics/tailSummary';
import type { SimulationTask } from './task';

/** What the coordinator asks of a worker. Every reply is small: the simulated values stay where they were made. */
export type WorkerRequest =
  /** `share` is about how many trials this worker will be given. */
  | { readonly kind: 'prepare'; readonly task: SimulationTask; readonly share: number }
  /** Runs blocks first … end − 1 and keeps their outputs. */
  | { readonly kind: 'run'; readonly first: number; readonly end: number }
  /** Answers a pass of an order-statistic search, for each output named. */
  | { readonly kind: 'select'; readonly passes: readonly { readonly output: number; readonly pass: SelectionPass }[] }
  | { readonly kind: 'tails'; readonly tails: readonly TailRequest[] }
  /** Rank correlations and conditional means between the inputs given and all outputs, over the first trials. */
  | { readonly kind: 'sensitivity'; readonly inputs: readonly number[]; readonly trials: number };

export interface TailRequest {
  readonly output: number;
  readonly threshold: number;
  readonly side: TailSide;
}

export interface WorkerReplies {
  readonly prepare: { readonly engine: SimulationTask['engine'] };
  /** Moments, and how many values are negative, by output. */
  readonly run: { readonly moments: readonly (readonly TreeNode<MomentSummary>[])[]; readonly negative: readonly number[] };
  readonly select: { readonly answers: readonly SelectionAnswer[] };
  readonly tails: { readonly tails: readonly (readonly TreeNode<TailSummary>[])[] };
  readonly sensitivity: { readonly inputs: readonly InputEffects[] };
}

/** What one input does to each output. */
export interface InputEffects {
  readonly input: number;
  readonly byOutput: readonly { readonly rankCorrelation: number; readonly low: number; readonly high: number }[];
}

export type WorkerReply<K extends WorkerRequest['kind']> = { readonly ok: true; readonly value: WorkerReplies[K] } | { readonly ok: false; readonly error: EngineError };

/** One worker, wherever it runs. */
export interface SimulationPort {
  request<R extends WorkerRequest>(request: R): Promise<WorkerReply<R['kind']>>;
}
