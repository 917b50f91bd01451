/**
 * How strongly inputs drive an output. Sensitivities are taken over the first SENSITIVITY_TRIALS trials of a run: their
 * standard error is then below 0.004, finer than any decision taken from a tornado chart, and the same trials are
 * used whatever the workers.
 */
export const SENSITIVITY_TRIALS = 65_536;

/** Spearman's rank correlation from two columns of ranks (ranks.ts); trials where either is NaN are passed over. NaN for a constant. */
export function rankCorrelationOf(x: Float64Array, y: Float64Array): number {
  let count = 0;
  let sumX = 0;
  let sumY = 0;
  for (let index = 0; index < x.length; index++) {
    const product = x[index] * y[index];
    if (Number.isNaN(product)) continue;
    count++;
    sumX += x[index];
    sumY += y[index];
  }
  const meanX = sumX / count;
  const meanY = sumY / count;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let index = 0; index < x.length; index++) {
    const dx = x[index] - meanX;
    const dy = y[index] - meanY;
    const product = dx * dy;
    if (Number.isNaN(product)) continue;
    xx += dx * dx;
    yy += dy * dy;
    xy += product;
  }
  return xx > 0 && yy > 0 ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) : NaN;
}

/**
 * Each input's share of the variance of an output, in the convention of risk tools: squared rank correlations scaled to
 * add up to 1, with the sign of the correlation. An input without influence, or a constant, has share 0.
 */
export function contributionToVariance(rankCorrelations: readonly number[]): readonly number[] {
  const squares = rankCorrelations.map((correlation) => (Number.isNaN(correlation) ? 0 : correlation * correlation));
  let total = 0;
  for (const square of squares) total += square;
  return squares.map((square, index) => (total === 0 ? 0 : (rankCorrelations[index] < 0 ? -square : square) / total));
}

/** Groups of trials for the conditional tornado. */
const GROUPS = 10;

/** The mean output while an input is in its lowest and in its highest tenth, and in every tenth between. */
export interface ConditionalMeans {
  readonly low: number;
  readonly high: number;
  readonly byTenth: readonly number[];
}

/** The bars of a conditional tornado: what the output is on average when one input is low or high and the others vary freely. */
export function conditionalMeans(inputRanks: Float64Array, output: Float64Array): ConditionalMeans {
  const sums = new Float64Array(GROUPS);
  const counts = new Float64Array(GROUPS);
  const perGroup = inputRanks.length / GROUPS;
  for (let index = 0; index < inputRanks.length; index++) {
    const value = output[index];
    const rank = inputRanks[index];
    if (!Number.isFinite(value) || Number.isNaN(rank)) continue;
    const group = Math.min(GROUPS - 1, Math.floor(rank / perGroup));
    sums[group] += value;
    counts[group]++;
  }
  const byTenth = Array.from(sums, (sum, group) => sum / counts[group]);
  const filled = byTenth.filter((mean) => !Number.isNaN(mean));
  return { low: filled[0] ?? NaN, high: filled[filled.length - 1] ?? NaN, byTenth };
}
