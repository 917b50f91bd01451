import { intervalAround, type Interval } from './confidence';

/** How many values lie beyond a threshold, their sum, and the sum of their squared distances to it in a unit. */
export interface TailSummary {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

/** A mean of the worst outcomes, and how far chance may have moved it. */
export interface TailMean extends Interval {
  readonly value: number;
  readonly standardError: number;
}

export type TailSide = 'low' | 'high';

/** Summarizes the values strictly below (`low`) or above (`high`) a threshold in values[from … from + length). */
export function summarizeTail(values: Float64Array, from: number, length: number, threshold: number, side: TailSide, unit = 1): TailSummary {
  let count = 0;
  let sum = 0;
  let squares = 0;
  const end = from + length;
  for (let index = from; index < end; index++) {
    const value = values[index];
    if (side === 'low' ? value < threshold : value > threshold) {
      if (!Number.isFinite(value)) continue;
      count++;
      sum += value;
      const distance = (value - threshold) / unit;
      squares += distance * distance;
    }
  }
  return { count, sum, squares };
}

export function mergeTails(a: TailSummary, b: TailSummary): TailSummary {
  return { count: a.count + b.count, sum: a.sum + b.sum, squares: a.squares + b.squares };
}

/** The rank whose value is the threshold of the worst `share` of `count` values. */
export function tailRank(count: number, share: number, side: TailSide): number {
  const inside = Math.min(count - 1, Math.floor(count * share));
  return side === 'low' ? inside : count - 1 - inside;
}

/**
 * Conditional value at risk: the mean of the worst `share` of the outcomes, the one at the threshold counted in part.
 * @see R. T. Rockafellar, S. Uryasev, Conditional value-at-risk for general loss distributions, J. Banking & Finance 26 (2002)
 */
export function conditionalValueAtRisk(tail: TailSummary, threshold: number, count: number, share: number): number {
  const weight = count * share;
  return weight <= tail.count ? tail.sum / tail.count : (tail.sum + (weight - tail.count) * threshold) / weight;
}

/**
 * The same with its error: what the tail mean owes to one trial is its distance beyond the threshold, as a share of the tail.
 * @see S. Manistre, G. Hancock, Variance of the CTE estimator, North American Actuarial Journal 9 (2005)
 */
export function tailMean(tail: TailSummary, threshold: number, count: number, share: number, unit = 1): TailMean {
  const value = conditionalValueAtRisk(tail, threshold, count, share);
  const mean = ((value - threshold) / unit) * share;
  const standardError = (Math.sqrt(Math.max(0, tail.squares / count - mean * mean) / count) / share) * unit;
  return { value, standardError, ...intervalAround(value, standardError) };
}

/** How many of values[from … from + length) are numbers at or below a target. */
export function countAtMost(values: Float64Array, from: number, length: number, target: number): number {
  let count = 0;
  const end = from + length;
  for (let index = from; index < end; index++) if (values[index] <= target && values[index] > -Infinity) count++;
  return count;
}
