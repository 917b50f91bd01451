import type { Tails } from '../../core/special/incompleteGamma';

/**
 * A probability distribution with its parameters filled in and checked. Nothing here fails any more:
 * what cannot be a distribution was refused when it was made.
 */
export type Distribution = ContinuousDistribution | DiscreteDistribution;

interface DistributionBase {
  /** Ends of the support; may be infinite. */
  readonly lower: number;
  readonly upper: number;
  /** NaN where the mean does not exist. */
  readonly mean: number;
  readonly variance: number;
  /** Where the density or the probability is highest. */
  readonly mode: number;
  /**
   * The smallest x with P(X ≤ x) ≥ lower. `upper` is 1 − lower, for callers that know the upper tail better
   * than the subtraction does; the smaller of the two carries the precision.
   */
  quantile(lower: number, upper?: number): number;
  /** P(X ≤ x) and P(X > x). */
  cumulative(x: number): Tails;
  /** The density at x; for a discrete distribution P(X = x). */
  density(x: number): number;
}

export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

export interface ContinuousDistribution extends DistributionBase {
  readonly kind: 'continuous';
  /** Values where the density jumps or has a corner; sampling and integration take care there. */
  readonly corners: readonly number[];
  /** d quantile / d lower, where it is cheaper than 1 / density. */
  quantileSlope?(lower: number, upper: number): number;
  /** Mean and variance given that the value lies between two others, where they have a closed form. */
  momentsBetween?(low: number, high: number): Moments;
  /** How to follow the quantile cheaply where it has no closed form. */
  readonly branches?: Branches;
  /** Present where the quantile is a chain of straight pieces: its corners in order, as (value, P(X ≤ value)). */
  readonly polyline?: Steps | undefined;
}

export interface DiscreteDistribution extends DistributionBase {
  readonly kind: 'discrete';
  /** How many outcomes `outcomes` lists. */
  readonly outcomeCount: number;
  /** Every outcome that matters (all but 1e-18 of the probability), in rising order. */
  outcomes(): Steps;
}

/** Values in rising order, each with the probability of being at or below it; the last one is 1. */
export interface Steps {
  readonly values: Float64Array;
  readonly cumulative: Float64Array;
}

/** The two tails of a quantile as curves that can be followed step by step. */
export interface Branches {
  readonly lower: QuantileBranch;
  readonly upper: QuantileBranch;
}

/**
 * One tail in a coordinate of its own that rises with the tail probability t from the end of the support.
 * The coordinate starts at the end of the support where there is one, so that nothing cancels.
 */
export interface QuantileBranch {
  /** The coordinate of a tail probability, to full precision (slow). */
  coordinate(tail: number): number;
  /** dt / d coordinate. */
  density(coordinate: number): number;
  /** d ln density / d coordinate. */
  logSlope(coordinate: number): number;
  /** The value at a coordinate, and how fast it changes. */
  value(coordinate: number): number;
  readonly valueSlope: number;
}
