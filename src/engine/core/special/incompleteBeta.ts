import { exp, log } from './elementary';
import { binomialWeight } from './deviance';
import { type Tails } from './incompleteGamma';
import { logGamma } from './logGamma';
import { inverseNormal } from './normal';
import { solveMonotone } from './solveMonotone';

const TINY = 1e-300;

/** ln B(a, b) for a, b > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/**
 * Regularized incomplete beta function I_x(a, b) and its complement, for a, b > 0 and 0 ≤ x ≤ 1; NaN elsewhere.
 * `y` is 1 − x where the caller knows it better than the subtraction. Continued fraction, O(√max(a, b)) terms.
 * @see https://dlmf.nist.gov/8.17
 */
export function incompleteBeta(a: number, b: number, x: number, y = 1 - x): Tails {
  if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1)) return { lower: NaN, upper: NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  const weight = (binomialWeight(a, b, x, y) * b) / (a + b);
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, weight * betaFraction(a, b, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, ((weight * a) / b) * betaFraction(b, a, y));
  return { lower: 1 - upper, upper };
}

/** The continued fraction of I_x(a, b) · a B(a, b) / (x^a y^b), by Lentz's method. */
function betaFraction(a: number, b: number, x: number): number {
  const total = a + b;
  let c = 1;
  let d = 1 - (total * x) / (a + 1);
  if (Math.abs(d) < TINY) d = TINY;
  d = 1 / d;
  let fraction = d;
  for (let step = 1; step < 1e6; step++) {
    const double = 2 * step;
    const even = (step * (b - step) * x) / ((a + double - 1) * (a + double));
    d = 1 + even * d;
    if (Math.abs(d) < TINY) d = TINY;
    c = 1 + even / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    fraction *= d * c;
    const odd = (-(a + step) * (total + step) * x) / ((a + double) * (a + double + 1));
    d = 1 + odd * d;
    if (Math.abs(d) < TINY) d = TINY;
    c = 1 + odd / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return fraction;
}

/** The density of the beta distribution at 0 < x < 1. */
export function betaDensity(a: number, b: number, x: number, y = 1 - x): number {
  return ((binomialWeight(a, b, x, y) * a) / (a + b)) * (b / (x * y));
}

/**
 * The x with I_x(a, b) = probability, for a, b > 0 and 0 ≤ probability ≤ 1; NaN elsewhere.
 * Newton's method held inside a bracket.
 */
export function inverseIncompleteBeta(a: number, b: number, probability: number): number {
  if (!(a > 0) || !(b > 0) || !(probability >= 0 && probability <= 1)) return NaN;
  if (probability === 0) return 0;
  if (probability === 1) return 1;
  return solveMonotone({
    start: betaStart(a, b, probability),
    low: 0,
    high: 1,
    probability,
    tails: (x) => incompleteBeta(a, b, x),
    density: (x) => betaDensity(a, b, x),
  });
}

/** A first guess: the normal approximation where both shapes exceed 1, otherwise the leading power of each tail. */
function betaStart(a: number, b: number, probability: number): number {
  if (a >= 1 && b >= 1) {
    const z = -inverseNormal(probability);
    const lambda = (z * z - 3) / 6;
    const h = 2 / (1 / (2 * a - 1) + 1 / (2 * b - 1));
    const w = (z * Math.sqrt(h + lambda)) / h - (1 / (2 * b - 1) - 1 / (2 * a - 1)) * (lambda + 5 / 6 - 2 / (3 * h));
    const guess = a / (a + b * exp(2 * w));
    if (guess > 0 && guess < 1) return guess;
    return a / (a + b);
  }
  const left = exp(a * log(a / (a + b))) / a;
  const right = exp(b * log(b / (a + b))) / b;
  const share = left / (left + right);
  return probability < share
    ? exp(log(a * (left + right) * probability) / a)
    : 1 - exp(log(b * (left + right) * (1 - probability)) / b);
}
