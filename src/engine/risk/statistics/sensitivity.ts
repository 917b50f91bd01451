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

/** Groups of trials for the conditional tornado. */
const GROUPS = 10;

/** The trials of a run, grouped by the tenth that an input's rank is in. */
export class Tenths {
  /** The trials tenth by tenth, those whose rank is NaN last; within a tenth in their own order. */
  private readonly trials: Uint32Array;
  private readonly starts = new Uint32Array(GROUPS + 2);

  constructor(ranks: Float64Array) {
    const perGroup = ranks.length / GROUPS;
    const tenthOf = (rank: number): number => (rank === rank ? (rank / perGroup) | 0 : GROUPS);
    const { starts } = this;
    for (let trial = 0; trial < ranks.length; trial++) starts[tenthOf(ranks[trial]) + 1]++;
    for (let tenth = 0; tenth <= GROUPS; tenth++) starts[tenth + 1] += starts[tenth];
    const next = starts.slice();
    this.trials = new Uint32Array(ranks.length);
    for (let trial = 0; trial < ranks.length; trial++) this.trials[next[tenthOf(ranks[trial])]++] = trial;
  }

  /** The mean of a column over the trials of a tenth in which it is a number; NaN where there are none. */
  mean(tenth: number, column: Float64Array): number {
    const { trials, starts } = this;
    let sum = 0;
    let count = 0;
    for (let place = starts[tenth]; place < starts[tenth + 1]; place++) {
      const value = column[trials[place]];
      if (value - value !== 0) continue;
      sum += value;
      count++;
    }
    return sum / count;
  }
}

/**
 * The bar of a conditional tornado: what the output is on average when one input is low or high and the others vary
 * freely. Low is the lowest tenth of the input in which the output has a value, high the highest.
 */
export function conditionalMeans(tenths: Tenths, output: Float64Array): { readonly low: number; readonly high: number } {
  let low = NaN;
  for (let tenth = 0; tenth < GROUPS && Number.isNaN(low); tenth++) low = tenths.mean(tenth, output);
  let high = NaN;
  for (let tenth = GROUPS - 1; tenth >= 0 && Number.isNaN(high); tenth--) high = tenths.mean(tenth, output);
  return { low, high };
}
