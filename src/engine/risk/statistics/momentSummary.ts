/** What moments, extremes and their errors need to know of a set of values. Sums of powers are about the set's own mean. */
export interface MomentSummary {
  /** Values that are numbers. */
  readonly count: number;
  /** Trials whose output is no number (an error in the model for that draw). */
  readonly failed: number;
  /** Values below zero. */
  readonly negative: number;
  readonly mean: number;
  readonly squares: number;
  readonly cubes: number;
  readonly fourths: number;
  readonly min: number;
  readonly max: number;
}

const NOTHING: MomentSummary = { count: 0, failed: 0, negative: 0, mean: 0, squares: 0, cubes: 0, fourths: 0, min: Infinity, max: -Infinity };

/** Summarizes values[from … from + length). Two passes: the mean, then powers of the distances to it. */
export function summarizeMoments(values: Float64Array, from: number, length: number): MomentSummary {
  let count = 0;
  let negative = 0;
  let sum = 0;
  let min = Infinity;
  let max = -Infinity;
  const end = from + length;
  for (let index = from; index < end; index++) {
    const value = values[index];
    if (!Number.isFinite(value)) continue;
    count++;
    sum += value;
    negative += value < 0 ? 1 : 0;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (count === 0) return { ...NOTHING, failed: length };
  const mean = sum / count;
  let squares = 0;
  let cubes = 0;
  let fourths = 0;
  for (let index = from; index < end; index++) {
    const distance = values[index] - mean;
    if (!Number.isFinite(distance)) continue;
    const square = distance * distance;
    squares += square;
    cubes += square * distance;
    fourths += square * square;
  }
  return { count, failed: length - count, negative, mean, squares, cubes, fourths, min, max };
}

/**
 * The summary of two sets together.
 * @see P. Pébay, Formulas for robust, one-pass parallel computation of covariances and arbitrary-order statistical moments (2008)
 */
export function mergeMoments(a: MomentSummary, b: MomentSummary): MomentSummary {
  const failed = a.failed + b.failed;
  if (a.count === 0) return { ...b, failed };
  if (b.count === 0) return { ...a, failed };
  const count = a.count + b.count;
  const gap = b.mean - a.mean;
  const step = gap / count;
  const product = a.count * b.count;
  const squares = a.squares + b.squares + gap * step * product;
  const cubes = a.cubes + b.cubes + gap * step * step * product * (a.count - b.count) + 3 * step * (a.count * b.squares - b.count * a.squares);
  const fourths =
    a.fourths +
    b.fourths +
    gap * step * step * step * product * (a.count * a.count - product + b.count * b.count) +
    6 * step * step * (a.count * a.count * b.squares + b.count * b.count * a.squares) +
    4 * step * (a.count * b.cubes - b.count * a.cubes);
  return { count, failed, negative: a.negative + b.negative, mean: a.mean + step * b.count, squares, cubes, fourths, min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}

/** Moments of a simulated output with their standard errors. */
export interface SampleMoments {
  readonly mean: number;
  readonly standardDeviation: number;
  /** Of the mean. */
  readonly standardError: number;
  readonly standardDeviationError: number;
  readonly skewness: number;
  /** 0 for a normal distribution. */
  readonly excessKurtosis: number;
}

/** Sample moments (divisor n − 1 for the variance); NaN where there are too few values. */
export function sampleMoments({ count, mean, squares, cubes, fourths }: MomentSummary): SampleMoments {
  const variance = count > 1 ? squares / (count - 1) : NaN;
  const standardDeviation = Math.sqrt(variance);
  const second = squares / count;
  const fourth = fourths / count;
  const skewness = second > 0 ? cubes / count / (second * Math.sqrt(second)) : NaN;
  const excessKurtosis = second > 0 ? fourth / (second * second) - 3 : NaN;
  const varianceOfVariance = (fourth - second * second) / count;
  return {
    mean: count > 0 ? mean : NaN,
    standardDeviation,
    standardError: standardDeviation / Math.sqrt(count),
    standardDeviationError: second > 0 ? Math.sqrt(Math.max(0, varianceOfVariance)) / (2 * Math.sqrt(second)) : 0,
    skewness,
    excessKurtosis,
  };
}
