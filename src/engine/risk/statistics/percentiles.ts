import { INTERVAL_ERRORS, percentileRanks, type Interval } from './confidence';

/** A percentile of a simulated output, and how far chance may have moved it. */
export interface PercentileEstimate extends Interval {
  readonly value: number;
  /** The way to the farther end of the interval that is known, in the measure of a standard error. */
  readonly standardError: number;
}

/** Anything that knows the values by rank, 0 being the smallest. */
export interface RankedValues {
  valueAt(rank: number): number;
}

/** The ranks that `percentileEstimate` asks for. */
export function ranksForPercentile(count: number, probability: number): readonly number[] {
  const { below, above } = neighbours(count, probability);
  const { low, high } = percentileRanks(count, probability);
  return [below, above, ...[low, high].filter((rank) => rank >= 0 && rank < count)];
}

/**
 * The percentile as spreadsheets define it (PERCENTILE.INC: linear between order statistics) with an interval between two
 * order statistics that holds for every distribution, discrete ones included. NaN without values.
 */
export function percentileEstimate(values: RankedValues, count: number, probability: number): PercentileEstimate {
  const { below, above, share } = neighbours(count, probability);
  const ranks = percentileRanks(count, probability);
  const from = values.valueAt(below);
  const value = share === 0 ? from : from + share * (values.valueAt(above) - from);
  const low = ranks.low >= 0 ? values.valueAt(ranks.low) : NaN;
  const high = ranks.high < count ? values.valueAt(ranks.high) : NaN;
  return { value, low, high, standardError: farther(value - low, high - value) / INTERVAL_ERRORS };
}

function farther(down: number, up: number): number {
  if (Number.isNaN(down)) return up;
  return down > up || Number.isNaN(up) ? down : up;
}

function neighbours(count: number, probability: number): { below: number; above: number; share: number } {
  const position = (count - 1) * probability;
  const below = Math.min(count - 1, Math.floor(position));
  return { below, above: Math.min(count - 1, below + 1), share: position - below };
}
