/** An estimated share of a variance, and how far chance may have moved it. */
export interface ShareEstimate {
  /** From 0 to 1. */
  readonly share: number;
  readonly standardError: number;
}

/**
 * Which way an output goes when an input rises: the mean output `rises` or `falls`, or goes `bothWays`, here up and there
 * down; `none` where the mean stays the same within chance.
 */
export type Direction = 'rises' | 'falls' | 'bothWays' | 'none';

export interface FirstOrder extends ShareEstimate {
  readonly direction: Direction;
}

/** Trials of a bin: few for a curve that bends, but enough to tell chance from it. */
const FEWEST_IN_BIN = 16;
const MOST_IN_BIN = 64;
/** Bins grow from this size at either end, where heavy tails leave the fewest values between which to look. */
const FEWEST_AT_ENDS = 8;
/** Groups of bins whose means tell the direction. */
const GROUPS = 16;
/** A difference of two means says nothing within so many standard errors. */
const TELLING = 4;
/** A way back smaller than this part of the way there does not count as another direction. */
const SLIGHT = 0.1;

/**
 * The first-order share of an input in the variance of an output, S₁ = Var(E[Y | X]) / Var(Y), from trials as they come:
 * what would go away, on average, if the input became known. In the order of the input, the trials are cut into bins
 * (values that occur often get a bin of their own); in each bin a straight line is fitted, and what is left around the
 * lines, freed of bias by its degrees of freedom, is the variance that the input does not explain. With correlated
 * inputs the share includes what the input says about the others. O(n).
 *
 * The standard error is that of the ratio of two means over the trials.
 * @see A. Saltelli et al., Global Sensitivity Analysis: The Primer (2008), chapter 1
 */
export class FirstOrderShares {
  /** The trials in the order of the input; those in which it is no number are left out. */
  private readonly order: Uint32Array;
  private readonly inputs: Float64Array;
  private readonly x: Float64Array;
  private readonly y: Float64Array;

  /** `ranks` of the input's values (ranks.ts). */
  constructor(values: Float64Array, ranks: Float64Array) {
    this.order = inOrder(ranks);
    this.inputs = Float64Array.from(this.order, (trial) => values[trial]);
    this.x = new Float64Array(this.order.length);
    this.y = new Float64Array(this.order.length);
  }

  /** For one output in the same trials; those in which it is no number are passed over. */
  of(output: Float64Array): FirstOrder {
    const count = this.take(output);
    if (count < 2 * FEWEST_IN_BIN) return { share: NaN, standardError: NaN, direction: 'none' };
    if (!standardize(this.y, count)) return { share: 0, standardError: 0, direction: 'none' };
    const found = new BinnedResiduals(this.x, this.y, count);
    return { ...found.share(), direction: found.direction() };
  }

  private take(output: Float64Array): number {
    const { order, inputs, x, y } = this;
    let count = 0;
    for (let place = 0; place < order.length; place++) {
      const value = output[order[place]];
      if (value - value !== 0) continue;
      x[count] = inputs[place];
      y[count] = value;
      count++;
    }
    return count;
  }
}

/** Positions by rising rank, those without a rank left out. */
function inOrder(ranks: Float64Array): Uint32Array {
  // Tied values share the middle of their ranks, which is a whole number or a half.
  const next = new Uint32Array(2 * ranks.length + 1);
  for (let trial = 0; trial < ranks.length; trial++) if (ranks[trial] === ranks[trial]) next[2 * ranks[trial] + 1]++;
  for (let half = 1; half < next.length; half++) next[half] += next[half - 1];
  const order = new Uint32Array(next[next.length - 1]);
  for (let trial = 0; trial < ranks.length; trial++) if (ranks[trial] === ranks[trial]) order[next[2 * ranks[trial]]++] = trial;
  return order;
}

/** Brings the first `count` values to mean 0 and mean square 1, in place, so that no sum of squares overflows; false where they are all the same. */
function standardize(values: Float64Array, count: number): boolean {
  let largest = 0;
  for (let index = 0; index < count; index++) largest = Math.max(largest, Math.abs(values[index]));
  if (largest === 0) return false;
  const first = values[0] / largest;
  let sum = 0;
  for (let index = 0; index < count; index++) {
    values[index] = values[index] / largest - first;
    sum += values[index];
  }
  const mean = sum / count;
  let squares = 0;
  for (let index = 0; index < count; index++) {
    values[index] -= mean;
    squares += values[index] * values[index];
  }
  if (!(squares > 0)) return false;
  const deviation = Math.sqrt(squares / count);
  for (let index = 0; index < count; index++) values[index] /= deviation;
  return true;
}

/** What is left of standardized outputs around lines through bins of their inputs. */
class BinnedResiduals {
  /** Sums over all trials: r is the squared residual freed of bias, v the squared output. */
  private residuals = 0;
  private squares = 0;
  private residualSquares = 0;
  private products = 0;
  private fourths = 0;
  private readonly groups: { readonly mean: number; readonly count: number }[] = [];

  constructor(
    private readonly x: Float64Array,
    private readonly y: Float64Array,
    private readonly count: number,
  ) {
    let groupSum = 0;
    let groupStart = 0;
    for (let start = 0; start < count; ) {
      const end = this.endOfBin(start);
      groupSum += this.addBin(start, end);
      if (end - groupStart >= count / GROUPS || end === count) {
        this.groups.push({ mean: groupSum / (end - groupStart), count: end - groupStart });
        groupSum = 0;
        groupStart = end;
      }
      start = end;
    }
  }

  share(): ShareEstimate {
    const { residuals, squares, residualSquares, products, fourths } = this;
    const left = residuals / squares;
    const variance = residualSquares - 2 * left * products + left * left * fourths;
    return { share: Math.max(0, Math.min(1, 1 - left)), standardError: Math.sqrt(Math.max(0, variance)) / squares };
  }

  /** From the largest rise and the largest fall between means of groups. */
  direction(): Direction {
    const chance = this.residuals / this.count;
    let rise = 0;
    let fall = 0;
    for (let to = 1; to < this.groups.length; to++) {
      for (let from = 0; from < to; from++) {
        const change = this.groups[to].mean - this.groups[from].mean;
        const telling = TELLING * Math.sqrt(chance * (1 / this.groups[from].count + 1 / this.groups[to].count));
        if (change > telling) rise = Math.max(rise, change);
        if (-change > telling) fall = Math.max(fall, -change);
      }
    }
    if (Math.min(rise, fall) > SLIGHT * Math.max(rise, fall)) return 'bothWays';
    return rise > fall ? 'rises' : fall > rise ? 'falls' : 'none';
  }

  /** A bin holds equal inputs that fill it by themselves, or as many as are due without cutting such a run. */
  private endOfBin(start: number): number {
    const { count } = this;
    const usual = Math.max(FEWEST_IN_BIN, Math.min(MOST_IN_BIN, Math.sqrt(count) / 4));
    const fromEnd = Math.min(start, count - start);
    const due = Math.floor(Math.max(FEWEST_AT_ENDS, Math.min(usual, fromEnd / 4)));
    let end = start;
    while (end < count) {
      const next = this.endOfRun(end);
      if (next - end >= due) return end === start ? next : end;
      end = next;
      if (end - start >= due) break;
    }
    // Too few for a line of their own: they go with these.
    return count - end < FEWEST_AT_ENDS && this.endOfRun(end) - end < FEWEST_AT_ENDS ? count : end;
  }

  private endOfRun(start: number): number {
    const { x, count } = this;
    let end = start + 1;
    while (end < count && x[end] === x[start]) end++;
    return end;
  }

  /** Adds the trials start … end − 1 around their line; returns the sum of their outputs. */
  private addBin(start: number, end: number): number {
    const { x, y } = this;
    const size = end - start;
    let sumX = 0;
    let sumY = 0;
    for (let place = start; place < end; place++) {
      sumX += x[place] - x[start];
      sumY += y[place];
    }
    const meanX = x[start] + sumX / size;
    const meanY = sumY / size;
    let xx = 0;
    let xy = 0;
    for (let place = start; place < end; place++) {
      const distance = x[place] - meanX;
      xx += distance * distance;
      xy += distance * (y[place] - meanY);
    }
    const slope = xx > 0 && Number.isFinite(xy / xx) ? xy / xx : 0;
    const freedom = size - (slope === 0 ? 1 : 2);
    const unbiased = freedom > 0 ? size / freedom : 0;
    let [residuals, squares, residualSquares, products, fourths] = [0, 0, 0, 0, 0];
    for (let place = start; place < end; place++) {
      const value = y[place];
      const residual = value - meanY - slope * (x[place] - meanX);
      const left = residual * residual * unbiased;
      const square = value * value;
      residuals += left;
      squares += square;
      residualSquares += left * left;
      products += left * square;
      fourths += square * square;
    }
    this.residuals += residuals;
    this.squares += squares;
    this.residualSquares += residualSquares;
    this.products += products;
    this.fourths += fourths;
    return sumY;
  }
}
