import { noSolution } from '../../core/error';
import { fail, ok, type Result } from '../../core/result';
import { exp, log } from '../../core/special/elementary';
import type { ContinuousDistribution } from './distribution';
import { momentsByQuadrature } from './momentsByQuadrature';

export interface MetalogBounds {
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/** A probability as the series sees it: centred, and its log-odds. Both tails are given, the smaller one exact. */
interface Place {
  readonly centred: number;
  readonly logit: number;
  readonly product: number;
}

function placeOf(lower: number, upper: number): Place {
  return { centred: lower <= upper ? lower - 0.5 : 0.5 - upper, logit: log(lower) - log(upper), product: lower * upper };
}

/** The basis of the metalog series: 1, L, cL, c, c², c²L, c³, c³L … with c = y − ½ and L = ln(y / (1 − y)). */
function basis(term: number, { centred, logit }: Place): number {
  const { power, withLogit } = shapeOf(term);
  return wholePower(centred, power) * (withLogit ? logit : 1);
}

/** Derivative of a basis function with respect to y. */
function basisSlope(term: number, { centred, logit, product }: Place): number {
  const { power, withLogit } = shapeOf(term);
  const fall = power === 0 ? 0 : power * wholePower(centred, power - 1);
  return withLogit ? fall * logit + wholePower(centred, power) / product : fall;
}

/** By multiplication, so that it is the same everywhere. */
function wholePower(base: number, power: number): number {
  let product = 1;
  for (let factor = 0; factor < power; factor++) product *= base;
  return product;
}

function shapeOf(term: number): { power: number; withLogit: boolean } {
  if (term === 0) return { power: 0, withLogit: false };
  if (term === 1) return { power: 0, withLogit: true };
  if (term === 2) return { power: 1, withLogit: true };
  if (term === 3) return { power: 1, withLogit: false };
  return { power: Math.floor(term / 2), withLogit: term % 2 === 1 };
}

/** The coefficients of the series through given percentiles: exact with as many terms as points, else by least squares. */
export function fitMetalog(values: readonly number[], percentiles: readonly number[], bounds: MetalogBounds, terms: number): readonly number[] {
  const rows = percentiles.map((percentile) => {
    const place = placeOf(percentile, 1 - percentile);
    return Array.from({ length: terms }, (_, term) => basis(term, place));
  });
  return leastSquares(rows, values.map((value) => unbound(value, bounds)));
}

/**
 * The metalog of given coefficients: a flexible quantile function, with optional bounds (log metalog with one, logit
 * metalog with two). Fails with the percentile at which the quantile does not rise.
 * @see T. W. Keelin, The Metalog Distributions, Decision Analysis 13 (2016) 243–277
 */
export function metalogOf(coefficients: readonly number[], bounds: MetalogBounds, parameter: string): Result<ContinuousDistribution> {
  const series = (place: Place): number => coefficients.reduce((sum, coefficient, term) => sum + coefficient * basis(term, place), 0);
  const seriesSlope = (place: Place): number => coefficients.reduce((sum, coefficient, term) => sum + coefficient * basisSlope(term, place), 0);
  const falling = firstFall(seriesSlope);
  if (falling !== undefined) return fail(noSolution('metalogInfeasible', { parameter, details: { percentile: falling } }));

  const quantile = (lower: number, upper = 1 - lower): number => {
    if (lower <= 0) return bounds.lower ?? -Infinity;
    if (upper <= 0) return bounds.upper ?? Infinity;
    return bound(series(placeOf(lower, upper)), bounds);
  };
  const slope = (lower: number, upper: number): number => {
    const place = placeOf(lower, upper);
    return seriesSlope(place) * boundSlope(series(place), bounds);
  };
  const cumulative = (x: number): { lower: number; upper: number } => solve(x, quantile, bounds);
  const exists = hasMoments(coefficients, bounds);
  const moments = exists.mean ? momentsByQuadrature({ quantile, corners: [] }) : { mean: NaN, variance: NaN };
  return ok({
    kind: 'continuous',
    lower: bounds.lower ?? -Infinity,
    upper: bounds.upper ?? Infinity,
    mean: moments.mean,
    variance: exists.variance ? moments.variance : Infinity,
    mode: peak(quantile, slope),
    corners: [],
    quantile,
    quantileSlope: slope,
    cumulative,
    density(x) {
      const { lower, upper } = cumulative(x);
      return lower > 0 && upper > 0 ? 1 / slope(lower, upper) : 0;
    },
  });
}

/** The scale on which the series is fitted: the value itself, or the logarithm of its distance to the bounds. */
function unbound(value: number, { lower, upper }: MetalogBounds): number {
  if (lower !== undefined && upper !== undefined) return log((value - lower) / (upper - value));
  if (lower !== undefined) return log(value - lower);
  return upper !== undefined ? -log(upper - value) : value;
}

function bound(score: number, { lower, upper }: MetalogBounds): number {
  if (lower !== undefined && upper !== undefined) {
    return score <= 0 ? lower + ((upper - lower) * exp(score)) / (1 + exp(score)) : upper - ((upper - lower) * exp(-score)) / (1 + exp(-score));
  }
  if (lower !== undefined) return lower + exp(score);
  return upper !== undefined ? upper - exp(-score) : score;
}

function boundSlope(score: number, { lower, upper }: MetalogBounds): number {
  if (lower !== undefined && upper !== undefined) {
    const small = exp(-Math.abs(score));
    return ((upper - lower) * small) / ((1 + small) * (1 + small));
  }
  if (lower !== undefined) return exp(score);
  return upper !== undefined ? exp(-score) : 1;
}

/** A percentile at which the series does not rise, if any: looked for on a grid that is fine in both tails. */
function firstFall(seriesSlope: (place: Place) => number): number | undefined {
  const steps = 600;
  for (let step = 1 - steps; step < steps; step++) {
    const distance = Math.abs(step) / steps;
    const tail = 0.5 * exp(-23 * distance * distance);
    const lower = step < 0 ? tail : 1 - tail;
    if (!(seriesSlope(placeOf(lower, step < 0 ? 1 - tail : tail)) > 0)) return lower;
  }
  return undefined;
}

/** With one bound the far tail is a power law t^−w, w the weight of the log-odds there: the mean needs w < 1, the variance w < ½. */
function hasMoments(coefficients: readonly number[], { lower, upper }: MetalogBounds): { mean: boolean; variance: boolean } {
  if ((lower === undefined) === (upper === undefined)) return { mean: true, variance: true };
  const centred = lower !== undefined ? 0.5 : -0.5;
  let weight = 0;
  coefficients.forEach((coefficient, term) => {
    const { power, withLogit } = shapeOf(term);
    if (withLogit) weight += coefficient * wholePower(centred, power);
  });
  return { mean: weight < 1, variance: weight < 0.5 };
}

/** P(X ≤ x) by bisection on the logit scale, where the quantile is nearly straight. */
function solve(x: number, quantile: (lower: number, upper: number) => number, { lower, upper }: MetalogBounds): { lower: number; upper: number } {
  if (lower !== undefined && x <= lower) return { lower: 0, upper: 1 };
  if (upper !== undefined && x >= upper) return { lower: 1, upper: 0 };
  let low = -700;
  let high = 700;
  for (let step = 0; step < 80 && high - low > 1e-15 * Math.max(1, Math.abs(low)); step++) {
    const middle = (low + high) / 2;
    const { lower: below, upper: above } = logistic(middle);
    if (quantile(below, above) < x) low = middle;
    else high = middle;
  }
  return logistic((low + high) / 2);
}

function logistic(score: number): { lower: number; upper: number } {
  const small = exp(-Math.abs(score));
  const minor = small / (1 + small);
  const major = 1 / (1 + small);
  return score <= 0 ? { lower: minor, upper: major } : { lower: major, upper: minor };
}

/** The value of highest density: the flattest place of the quantile, found on a grid and narrowed by golden section. */
function peak(quantile: (lower: number) => number, slope: (lower: number, upper: number) => number): number {
  const cells = 400;
  let best = 1;
  const at = (p: number): number => slope(p, 1 - p);
  for (let cell = 1; cell < cells; cell++) if (at(cell / cells) < at(best / cells)) best = cell;
  let low = (best - 1) / cells;
  let high = (best + 1) / cells;
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let step = 0; step < 60; step++) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (at(left) < at(right)) high = right;
    else low = left;
  }
  return quantile((low + high) / 2);
}

/** Least squares by Householder reflections; exact interpolation where there are as many rows as columns. */
function leastSquares(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const a = matrix.map((row, index) => [...row, right[index]]);
  const rows = a.length;
  const columns = matrix[0].length;
  for (let column = 0; column < columns; column++) {
    let norm = 0;
    for (let row = column; row < rows; row++) norm += a[row][column] * a[row][column];
    norm = a[column][column] > 0 ? -Math.sqrt(norm) : Math.sqrt(norm);
    const reflector = a.map((row, index) => (index < column ? 0 : row[column]));
    reflector[column] -= norm;
    let scale = 0;
    for (const entry of reflector) scale += entry * entry;
    if (scale === 0) continue;
    for (let target = column; target <= columns; target++) {
      let product = 0;
      for (let row = column; row < rows; row++) product += reflector[row] * a[row][target];
      const factor = (2 * product) / scale;
      for (let row = column; row < rows; row++) a[row][target] -= factor * reflector[row];
    }
  }
  const solution = new Array<number>(columns).fill(0);
  for (let row = columns - 1; row >= 0; row--) {
    let sum = a[row][columns];
    for (let column = row + 1; column < columns; column++) sum -= a[row][column] * solution[column];
    solution[row] = sum / a[row][row];
  }
  return solution;
}
