import { incompleteBeta } from '../../core/special/incompleteBeta';

/** How sure the intervals are that stand beside simulated numbers. */
export const CONFIDENCE = 0.95;
const OUTSIDE = (1 - CONFIDENCE) / 2;
/** The normal quantile of that: an estimate lies within so many standard errors. */
export const INTERVAL_ERRORS = 1.959963984540054;

/** Between two numbers lies, in 95 of 100 runs, what an endless run would give. NaN for an end that the trials say nothing about. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export function intervalAround(value: number, standardError: number): Interval {
  return { low: value - INTERVAL_ERRORS * standardError, high: value + INTERVAL_ERRORS * standardError };
}

/**
 * The interval of a probability of which `value` is the share of `count` trials (E. B. Wilson, 1927): unlike the
 * standard error it tells something where nothing, or everything, was counted.
 */
function probabilityInterval(value: number, count: number): Interval {
  const square = INTERVAL_ERRORS * INTERVAL_ERRORS;
  const middle = (value + square / (2 * count)) / (1 + square / count);
  const half = (INTERVAL_ERRORS / (1 + square / count)) * Math.sqrt((value * (1 - value)) / count + square / (4 * count * count));
  return { low: value === 0 ? 0 : Math.max(0, middle - half), high: value === 1 ? 1 : Math.min(1, middle + half) };
}

/** A share of the trials, and how far chance may have moved it. */
export interface ProbabilityEstimate extends Interval {
  readonly value: number;
  readonly standardError: number;
}

/** The probability of what happened in `reached` of `count` trials; NaN without trials. */
export function probabilityEstimate(reached: number, count: number): ProbabilityEstimate {
  const value = reached / count;
  return { value, standardError: Math.sqrt((value * (1 - value)) / count), ...probabilityInterval(value, count) };
}

/** With a larger variance of the count its distribution is so nearly normal that ranks are found without asking it. */
const SMALL_VARIANCE = 400;

/**
 * The ranks (0 is the smallest of `count` values) between whose values a percentile lies, whatever the distribution: how many
 * values are below it is binomial, and each end leaves out at most 2.5 % of that. An end beyond the values is −1 or `count`.
 * @see H. A. David, H. N. Nagaraja, Order Statistics, 3rd ed. (2003), section 7.1
 */
export function percentileRanks(count: number, probability: number): { readonly low: number; readonly high: number } {
  // The value of rank r (0-based) is at or below the percentile when at least r + 1 values are.
  return { low: mostLeftOut(count, probability) - 1, high: count - mostLeftOut(count, 1 - probability) };
}

/** The largest k with P(B < k) ≤ 2.5 % for a binomial count B. */
function mostLeftOut(count: number, probability: number): number {
  const variance = count * probability * (1 - probability);
  const skew = ((1 - 2 * probability) * (INTERVAL_ERRORS * INTERVAL_ERRORS - 1)) / 6;
  const guess = Math.floor(count * probability - INTERVAL_ERRORS * Math.sqrt(variance) + skew + 0.5);
  if (variance > SMALL_VARIANCE) return guess;
  let most = Math.max(0, Math.min(count, guess));
  while (most > 0 && below(most, count, probability) > OUTSIDE) most--;
  while (most < count && below(most + 1, count, probability) <= OUTSIDE) most++;
  return most;
}

/** P(B < k), which is the probability that the k-th smallest of `count` uniform numbers lies above `probability`. */
function below(k: number, count: number, probability: number): number {
  if (probability <= 0) return 1;
  if (probability >= 1) return 0;
  return incompleteBeta(k, count - k + 1, probability, 1 - probability).upper;
}
