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
    const lower = Math.min(1, weight * betaFraction(a, b, x, y));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, ((weight * a) / b) * betaFraction(b, a, y, x));
  return { lower: 1 - upper, upper };
}

/** Beside x = 1 the plain continued fraction takes nearly equal numbers from one another. */
const BESIDE_ONE = 1e-3;

/** The continued fraction of I_x(a, b) · a B(a, b) / (x^a y^b), by Lentz's method. */
function betaFraction(a: number, b: number, x: number, y: number): number {
  if (y < BESIDE_ONE) return betaFractionBesideOne(a, b, x, y);
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

/**
 * The same value from a fraction whose terms are sums of positive numbers, with the distance of x from the mean taken from y.
 * @see A. R. DiDonato and A. H. Morris, Algorithm 708, ACM Transactions on Mathematical Software 18 (1992) 360–373
 */
function betaFractionBesideOne(a: number, b: number, x: number, y: number): number {
  const distance = (a + b) * y - b;
  let fraction = (a * (distance + 1)) / (a + 1);
  let c = fraction;
  let d = 0;
  for (let step = 1; step < 1e6; step++) {
    const share = (b - step) * x * (step / (a + 2 * step - 1));
    const numerator = (((a + step - 1) * (a + b + step - 1) * x) / (a + 2 * step - 1)) * share;
    const denominator = step + share + ((a + step) / (a + 2 * step + 1)) * (distance + 1 + step * (1 + y));
    d = 1 / (denominator + numerator * d);
    c = denominator + numerator / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return a / fraction;
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
    wanted: { lower: probability, upper: 1 - probability },
    tails: (x) => incompleteBeta(a, b, x),
    density: (x) => betaDensity(a, b, x),
  });
}

/**
 * The same from both sides: x and 1 − x, each with its digits, for a probability given from both sides. Solved for the
 * smaller of the two, because 1 − x says nothing about x beside 0.
 */
export function inverseIncompleteBetaSides(a: number, b: number, { lower, upper }: Tails): Tails {
  if (!(a > 0) || !(b > 0) || !(lower >= 0 && upper >= 0)) return { lower: NaN, upper: NaN };
  if (lower === 0) return { lower: 0, upper: 1 };
  if (upper === 0) return { lower: 1, upper: 0 };
  const middle = incompleteBeta(a, b, 0.5);
  if (lower < upper ? lower > middle.lower : upper < middle.upper) {
    const mirrored = inverseIncompleteBetaSides(b, a, { lower: upper, upper: lower });
    return { lower: mirrored.upper, upper: mirrored.lower };
  }
  const x = solveMonotone({
    start: betaStart(a, b, lower),
    low: 0,
    high: 1,
    wanted: { lower, upper },
    tails: (share) => incompleteBeta(a, b, share),
    density: (share) => betaDensity(a, b, share),
  });
  return { lower: x, upper: 1 - x };
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
