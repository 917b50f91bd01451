import type { RankCorrelation } from '../correlation/rankCorrelation';
import type { Distribution } from '../distributions/distribution';
import type { SeedKey } from '../random/seedKey';

/** One uncertain input of a run. */
export interface SampledInput {
  /** Names its random stream: `namedIdentity` or `cellIdentity`. */
  readonly identity: string;
  readonly distribution: Distribution;
}

/** Inputs that move together. */
export interface CorrelatedGroup {
  /** Positions in the list of inputs, in the order of the matrix. */
  readonly members: readonly number[];
  readonly correlation: RankCorrelation;
  /** Degrees of freedom of a t copula, whose inputs also share their extremes; null for a Gaussian copula. */
  readonly degreesOfFreedom: number | null;
}

export interface SamplingPlan {
  readonly key: SeedKey;
  readonly inputs: readonly SampledInput[];
  readonly groups: readonly CorrelatedGroup[];
  /**
   * With `latinHypercube` the trials of each input fall one into each of `trials` slices of equal probability: slice
   * π(i) for trial i, where π is a permutation that depends on seed and identity alone and is evaluated place by place,
   * so that any worker can draw any block. In a correlated group the slices hold for the independent scores before
   * they are mixed. Trials beyond `trials` in the last block are drawn without slices and do not count.
   */
  readonly method: 'random' | 'latinHypercube';
  readonly trials: number;
}
