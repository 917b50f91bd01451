/**
 * How strongly inputs drive an output. Sensitivities are taken over the first SENSITIVITY_TRIALS trials of a run: their
 * standard error is then below 0.006, finer than any decision taken from a tornado chart, and the same trials are
 * used whatever the workers.
 */
export const SENSITIVITY_TRIALS = 32_768;

/** Spearman's rank correlation from two columns of ranks (ranks.ts); trials where either is NaN are passed over. NaN for a constant. */
export function rankCorrelationOf(x: Float64Array, y: Float64Array): number {
  const middle = (x.length - 1) / 2;
  let count = 0;
  let sumX = 0;
  let sumY = 0;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let index = 0; index < x.length; index++) {
    const dx = x[index] - middle;
    const dy = y[index] - middle;
    const product = dx * dy;
    if (product !== product) continue;
    count++;
    sumX += dx;
    sumY += dy;
    xx += dx * dx;
    yy += dy * dy;
    xy += product;
  }
  const varianceX = xx - (sumX * sumX) / count;
  const varianceY = yy - (sumY * sumY) / count;
  if (!(varianceX > 0 && varianceY > 0)) return NaN;
  return Math.max(-1, Math.min(1, (xy - (sumX * sumY) / count) / Math.sqrt(varianceX * varianceY)));
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

/** Which tenth of the trials each rank is in, 0 being the lowest; GROUPS for a rank that is NaN. */
export function tenthsOf(ranks: Float64Array): Uint8Array {
  const perGroup = ranks.length / GROUPS;
  const tenths = new Uint8Array(ranks.length);
  for (let index = 0; index < ranks.length; index++) {
    const rank = ranks[index];
    tenths[index] = rank === rank ? (rank / perGroup) | 0 : GROUPS;
  }
  return tenths;
}

/** The bars of a conditional tornado: what the output is on average when one input is low or high and the others vary freely. */
export function conditionalMeans(inputTenths: Uint8Array, output: Float64Array): ConditionalMeans {
  const sums = new Float64Array(GROUPS + 1);
  const counts = new Float64Array(GROUPS + 1);
  for (let index = 0; index < inputTenths.length; index++) {
    const value = output[index];
    if (value - value !== 0) continue;
    const group = inputTenths[index];
    sums[group] += value;
    counts[group]++;
  }
  const byTenth = Array.from(sums.subarray(0, GROUPS), (sum, group) => sum / counts[group]);
  const filled = byTenth.filter((mean) => !Number.isNaN(mean));
  return { low: filled[0] ?? NaN, high: filled[filled.length - 1] ?? NaN, byTenth };
}
