import { exp, log } from './elementary';
import { deviance, poissonWeight } from './deviance';
import { logGamma } from './logGamma';
import { inverseNormal, normalCumulative } from './normal';
import { solveMonotone } from './solveMonotone';

const TINY = 1e-300;
/** Above this the series would need more terms than it is given. */
const LARGE = 1e9;

/** The two tails of a distribution function; the smaller one carries full relative precision. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Regularized incomplete gamma functions P(a, x) and Q(a, x) = 1 − P, for a > 0 and x ≥ 0; NaN elsewhere.
 * Series below x = a + 1, continued fraction above. O(√a) terms near x = a; beyond a = 1e9 the uniform expansion, one step.
 * @see https://dlmf.nist.gov/8.11
 */
export function incompleteGamma(a: number, x: number): Tails {
  if (!(a > 0) || !(x >= 0)) return { lower: NaN, upper: NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  const weight = poissonWeight(a, x);
  if (a > LARGE) return uniformExpansion(a, x, weight);
  if (x < a + 1) {
    let term = 1;
    let sum = 1;
    for (let step = 1; step < 1e6; step++) {
      term *= x / (a + step);
      const next = sum + term;
      if (next === sum) break;
      sum = next;
    }
    const lower = Math.min(1, weight * sum);
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, weight * a * upperFraction(a, x));
  return { lower: 1 - upper, upper };
}

/**
 * Temme's expansion about the normal distribution; what is left out is of the order of 1 / a.
 * @see https://dlmf.nist.gov/8.12
 */
function uniformExpansion(a: number, x: number, weight: number): Tails {
  const z = Math.sign(x - a) * Math.sqrt(2 * deviance(a, x));
  const eta = z / Math.sqrt(a);
  const correction = weight * (-1 / 3 + eta * (1 / 12 + eta * (-2 / 135 + eta / 864)));
  return { lower: normalCumulative(z) - correction, upper: normalCumulative(-z) + correction };
}

/** Legendre's continued fraction of Γ(a, x) / (x^a e^−x), by Lentz's method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let step = 1; step < 1e6; step++) {
    const numerator = -step * (step - a);
    b += 2;
    d = numerator * d + b;
    if (Math.abs(d) < TINY) d = TINY;
    c = b + numerator / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return fraction;
}

/**
 * The x with P(a, x) = probability, for a > 0 and 0 ≤ probability ≤ 1; NaN elsewhere. `upper` is 1 − probability where the
 * caller knows it better than the subtraction. Newton's method held inside a bracket, started from Wilson and Hilferty's
 * approximation.
 */
export function inverseIncompleteGamma(a: number, probability: number, upper = 1 - probability): number {
  if (!(a > 0) || !(probability >= 0 && probability <= 1)) return NaN;
  if (probability === 0) return 0;
  if (upper === 0) return Infinity;
  const normal = probability < 0.5 ? inverseNormal(probability) : -inverseNormal(upper);
  const cubeRoot = 1 - 1 / (9 * a) + normal / (3 * Math.sqrt(a));
  const wilsonHilferty = a * cubeRoot * cubeRoot * cubeRoot;
  const leadingTerm = exp((log(probability) + logGamma(a + 1)) / a);
  const start = cubeRoot > 0.3 && a > 0.5 ? wilsonHilferty : leadingTerm;
  return solveMonotone({
    start: Math.max(start, Number.MIN_VALUE),
    low: 0,
    high: Infinity,
    wanted: { lower: probability, upper },
    tails: (x) => incompleteGamma(a, x),
    density: (x) => (a * poissonWeight(a, x)) / x,
  });
}
