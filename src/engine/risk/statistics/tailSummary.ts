/** How many values lie beyond a threshold, how many at or below it, and the sum of those beyond. */
export interface TailSummary {
  readonly count: number;
  readonly sum: number;
}

export type TailSide = 'low' | 'high';

/** Summarizes the values strictly below (`low`) or above (`high`) a threshold in values[from … from + length). */
export function summarizeTail(values: Float64Array, from: number, length: number, threshold: number, side: TailSide): TailSummary {
  let count = 0;
  let sum = 0;
  const end = from + length;
  for (let index = from; index < end; index++) {
    const value = values[index];
    if (side === 'low' ? value < threshold : value > threshold) {
      if (!Number.isFinite(value)) continue;
      count++;
      sum += value;
    }
  }
  return { count, sum };
}

export function mergeTails(a: TailSummary, b: TailSummary): TailSummary {
  return { count: a.count + b.count, sum: a.sum + b.sum };
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

/** How many of values[from … from + length) are numbers at or below a target. */
export function countAtMost(values: Float64Array, from: number, length: number, target: number): number {
  let count = 0;
  const end = from + length;
  for (let index = from; index < end; index++) if (values[index] <= target && values[index] > -Infinity) count++;
  return count;
}

/** The standard error of a probability estimated as a share of `count` trials. */
export function probabilityError(probability: number, count: number): number {
  return Math.sqrt((probability * (1 - probability)) / count);
}
