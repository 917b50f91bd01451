import { intervalAround, type Interval } from './confidence';

/** What moments, extremes and their errors need to know of a set of values. Sums of powers are about the set's own mean. */
export interface MomentSummary {
  /** Values that are numbers. */
  readonly count: number;
  /** Trials whose output is no number (an error in the model for that draw). */
  readonly failed: number;
  /** Values below zero. */
  readonly negative: number;
  readonly mean: number;
  /** A power of two in which distances to the mean are measured, so that no power of them is too large or too small for a number. */
  readonly unit: number;
  readonly squares: number;
  readonly cubes: number;
  readonly fourths: number;
  readonly min: number;
  readonly max: number;
}

const NOTHING: MomentSummary = { count: 0, failed: 0, negative: 0, mean: 0, unit: 0, squares: 0, cubes: 0, fourths: 0, min: Infinity, max: -Infinity };

/** Distances of this size are measured in units of 1. */
const LEAST_USUAL = 2 ** -200;
const MOST_USUAL = 2 ** 200;
const LEAST_UNIT = 2 ** -1000;

/** The unit for distances up to a size; 0 for none. */
function unitOf(size: number): number {
  if (size === 0 || (size >= LEAST_USUAL && size <= MOST_USUAL)) return size === 0 ? 0 : 1;
  return Math.max(LEAST_UNIT, 2 ** Math.min(1023, Math.floor(Math.log2(size))));
}

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
  const mean = Number.isFinite(sum) ? sum / count : meanOfHuge(values, from, end, count);
  const unit = unitOf(Math.max(max / 2 - mean / 2, mean / 2 - min / 2));
  const perUnit = unit === 0 ? 1 : 1 / unit;
  let squares = 0;
  let cubes = 0;
  let fourths = 0;
  for (let index = from; index < end; index++) {
    const distance = unit > 1 ? values[index] * perUnit - mean * perUnit : (values[index] - mean) * perUnit;
    if (!Number.isFinite(distance)) continue;
    const square = distance * distance;
    squares += square;
    cubes += square * distance;
    fourths += square * square;
  }
  return { count, failed: length - count, negative, mean, unit, squares, cubes, fourths, min, max };
}

/** The mean of numbers whose sum is too large for one. */
function meanOfHuge(values: Float64Array, from: number, end: number, count: number): number {
  let mean = 0;
  for (let index = from; index < end; index++) if (Number.isFinite(values[index])) mean += values[index] / count;
  return mean;
}

/**
 * The summary of two sets together.
 * @see P. Pébay, Formulas for robust, one-pass parallel computation of covariances and arbitrary-order statistical moments (2008)
 */
export function mergeMoments(first: MomentSummary, second: MomentSummary): MomentSummary {
  const failed = first.failed + second.failed;
  if (first.count === 0) return { ...second, failed };
  if (second.count === 0) return { ...first, failed };
  const unit = Math.max(first.unit, second.unit, unitOf(Math.abs(second.mean / 2 - first.mean / 2)));
  const [a, b] = [inUnits(first, unit), inUnits(second, unit)];
  const count = a.count + b.count;
  const gap = unit > 1 ? b.mean / unit - a.mean / unit : (b.mean - a.mean) / (unit === 0 ? 1 : unit);
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
  const mean = a.mean + step * b.count * (unit === 0 ? 1 : unit);
  return { count, failed, negative: a.negative + b.negative, mean, unit, squares, cubes, fourths, min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}

function inUnits(summary: MomentSummary, unit: number): MomentSummary {
  if (summary.unit === unit || summary.unit === 0) return summary;
  const ratio = summary.unit / unit;
  const square = ratio * ratio;
  return { ...summary, unit, squares: summary.squares * square, cubes: summary.cubes * square * ratio, fourths: summary.fourths * square * square };
}

/** Moments of a simulated output with their standard errors. */
export interface SampleMoments {
  readonly mean: number;
  readonly standardDeviation: number;
  /** Of the mean. */
  readonly standardError: number;
  readonly standardDeviationError: number;
  readonly meanInterval: Interval;
  readonly standardDeviationInterval: Interval;
  readonly skewness: number;
  /** 0 for a normal distribution. */
  readonly excessKurtosis: number;
}

/** Sample moments (divisor n − 1 for the variance); NaN where there are too few values. */
export function sampleMoments({ count, mean, unit, squares, cubes, fourths }: MomentSummary): SampleMoments {
  const standardDeviation = count > 1 ? Math.sqrt(squares / (count - 1)) * (unit === 0 ? 1 : unit) : NaN;
  const second = squares / count;
  const fourth = fourths / count;
  const skewness = second > 0 ? cubes / count / (second * Math.sqrt(second)) : NaN;
  const excessKurtosis = second > 0 ? fourth / (second * second) - 3 : NaN;
  const varianceOfVariance = (fourth - second * second) / count;
  const standardError = standardDeviation / Math.sqrt(count);
  const standardDeviationError = second > 0 ? (Math.sqrt(Math.max(0, varianceOfVariance)) / (2 * Math.sqrt(second))) * unit : 0;
  return {
    mean: count > 0 ? mean : NaN,
    standardDeviation,
    standardError,
    standardDeviationError,
    meanInterval: intervalAround(count > 0 ? mean : NaN, standardError),
    standardDeviationInterval: positiveInterval(standardDeviation, standardDeviationError),
    skewness,
    excessKurtosis,
  };
}

/** On the scale of logarithms, so that it holds for few and for skewed values too and never reaches below 0. */
function positiveInterval(value: number, standardError: number): Interval {
  if (!(value > 0)) return { low: value, high: value };
  const { low, high } = intervalAround(0, standardError / value);
  return { low: value * Math.exp(low), high: value * Math.exp(high) };
}
