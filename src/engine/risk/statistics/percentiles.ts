/** A percentile of a simulated output, and how far chance may have moved it. */
export interface PercentileEstimate {
  readonly value: number;
  readonly standardError: number;
}

/** Anything that knows the values by rank, 0 being the smallest. */
export interface RankedValues {
  valueAt(rank: number): number;
}

/** The ranks that `percentileEstimate` asks for. */
export function ranksForPercentile(count: number, probability: number): readonly number[] {
  const { below, above } = neighbours(count, probability);
  const { low, high } = errorRanks(count, probability);
  return [below, above, low, high];
}

/**
 * The percentile as spreadsheets define it (PERCENTILE.INC: linear between order statistics) with a standard error that
 * assumes nothing of the distribution: half the distance between the order statistics one binomial standard
 * deviation to either side. NaN without values.
 */
export function percentileEstimate(values: RankedValues, count: number, probability: number): PercentileEstimate {
  const { below, above, share } = neighbours(count, probability);
  const { low, high } = errorRanks(count, probability);
  const from = values.valueAt(below);
  return {
    value: share === 0 ? from : from + share * (values.valueAt(above) - from),
    standardError: (values.valueAt(high) - values.valueAt(low)) / 2,
  };
}

function neighbours(count: number, probability: number): { below: number; above: number; share: number } {
  const position = (count - 1) * probability;
  const below = Math.min(count - 1, Math.floor(position));
  return { below, above: Math.min(count - 1, below + 1), share: position - below };
}

function errorRanks(count: number, probability: number): { low: number; high: number } {
  const centre = (count - 1) * probability;
  const spread = Math.sqrt(count * probability * (1 - probability));
  return { low: Math.max(0, Math.round(centre - spread)), high: Math.min(count - 1, Math.round(centre + spread)) };
}
