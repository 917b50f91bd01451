import type { ModelInput } from '../compile/lower/inputs';
import type { ModelOutput } from '../compile/compiledModel';
import type { ProbabilityEstimate } from '../risk/statistics/confidence';
import type { DisplayHistogram } from '../risk/statistics/displayHistogram';
import type { PercentileEstimate } from '../risk/statistics/percentiles';
import type { SampleMoments } from '../risk/statistics/momentSummary';
import type { TailMean } from '../risk/statistics/tailSummary';
import type { FirstFailure } from './firstFailures';
import type { LiveValues } from './liveValues';
import type { Engine } from './task';
import type { VarianceShares } from './varianceShares';

/** A finished simulation. Every number depends on seed, model and trials alone. */
export interface SimulationResult extends SimulationStatistics {
  readonly outputs: readonly OutputResult[];
  readonly timing: SimulationTiming;
  /** Answers further questions, until the workers run something else. */
  readonly values: LiveValues;
}

/** What is known of a finished simulation before the sensitivities are. */
export interface SimulationStatistics {
  readonly outputs: readonly OutputStatistics[];
  readonly inputs: readonly ModelInput[];
  readonly trials: number;
  readonly seed: string;
  /** With a Latin hypercube the errors beside the numbers are those of random sampling, which are at least as large (A. B. Owen, 1997). */
  readonly method: 'random' | 'latinHypercube';
  /** True where the precision asked for was reached before the last trial. */
  readonly stoppedEarly: boolean;
  /** The engine that ran, which is slower than the one asked for where this machine lacks that. */
  readonly engine: Engine;
  readonly workers: number;
  readonly fingerprint: string;
}

/** Milliseconds. */
export interface SimulationTiming {
  readonly prepareMs: number;
  readonly runMs: number;
  readonly statisticsMs: number;
  /** For the variance shares, which come last. */
  readonly sharesMs: number;
  /** From the start to the statistics that `first` receives. */
  readonly firstMs: number;
  readonly trialsPerSecond: number;
}

export interface OutputStatistics extends SampleMoments {
  readonly output: ModelOutput;
  /** Trials with a value. */
  readonly count: number;
  /** Trials in which the output is an error. */
  readonly failed: number;
  readonly min: number;
  readonly max: number;
  readonly percentiles: readonly ({ readonly probability: number } & PercentileEstimate)[];
  /** Of all trials: one that ends in an error counts as not below zero. */
  readonly probabilityBelowZero: ProbabilityEstimate;
  /** Mean of the worst (lowest) share of the outcomes. */
  readonly conditionalValueAtRisk: { readonly share: number } & TailMean;
  readonly histogram: DisplayHistogram;
  /** Value and probability of being at or below it. */
  readonly curve: readonly (readonly [number, number])[];
}

export interface OutputResult extends OutputStatistics {
  /** By input, in the order of `inputs`. */
  readonly sensitivities: readonly InputSensitivity[];
  /** Null where every trial has a value. */
  readonly firstFailure: FirstFailure | null;
}

export interface InputSensitivity extends VarianceShares {
  readonly rankCorrelation: number;
  /** Mean output while the input is in its lowest and in its highest tenth. */
  readonly low: number;
  readonly high: number;
}

/** What is known while a simulation runs: never to be shown as its result. */
export interface SimulationProgress {
  readonly trials: number;
  readonly ofTrials: number;
  readonly outputs: readonly ProvisionalOutput[];
}

export interface ProvisionalOutput {
  readonly mean: number;
  readonly standardDeviation: number;
  readonly standardError: number;
  /** A picture of the trials so far, in bars that stay the same throughout the run; of long runs it holds only a part of the trials. */
  readonly histogram: DisplayHistogram;
}
