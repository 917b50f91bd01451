import type { RankedValues } from './percentiles';

/** Where the curve is known: every fiftieth, and closer at its ends. */
const PROBABILITIES = [0, 0.001, 0.005, 0.01, ...Array.from({ length: 49 }, (_, index) => (index + 1) / 50), 0.99, 0.995, 0.999, 1];

/** The ranks that `quantileCurve` asks for. */
export function ranksForCurve(count: number): readonly number[] {
  return [...new Set(PROBABILITIES.map((probability) => Math.round(probability * (count - 1))))];
}

/** Points of the S-curve, exact: a value, and the probability whose percentile it is (PERCENTRANK.INC). From the smallest value to the largest. */
export function quantileCurve(values: RankedValues, count: number): readonly (readonly [number, number])[] {
  return ranksForCurve(count).map((rank) => [values.valueAt(rank), count === 1 ? 1 : rank / (count - 1)]);
}
