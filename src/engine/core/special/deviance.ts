import { exp, log } from './elementary';
import { logGamma, LOG_SQRT_TWO_PI, stirlingError } from './logGamma';

/**
 * x ln(x / mean) + mean − x, without cancellation where x is near the mean.
 * @see C. Loader, Fast and accurate computation of binomial probabilities (2000)
 */
export function deviance(x: number, mean: number): number {
  if (Math.abs(x - mean) < 0.1 * (x + mean)) {
    const ratio = (x - mean) / (x + mean);
    const square = ratio * ratio;
    let sum = (x - mean) * ratio;
    let power = 2 * x * ratio;
    for (let order = 3; order < 2000; order += 2) {
      power *= square;
      const next = sum + power / order;
      if (next === sum) return next;
      sum = next;
    }
    return sum;
  }
  return x * log(x / mean) + mean - x;
}

/** e^−mean · mean^x / Γ(x + 1) for real x ≥ 0: the Poisson probability carried to real counts. */
export function poissonWeight(x: number, mean: number): number {
  if (mean === 0) return x === 0 ? 1 : 0;
  if (x === 0) return exp(-mean);
  if (x < 1) return exp(x * log(mean) - mean - logGamma(x + 1));
  return exp(-stirlingError(x) - deviance(x, mean) - LOG_SQRT_TWO_PI) / Math.sqrt(x);
}

/** Γ(a+b+1) / (Γ(a+1) Γ(b+1)) · p^a · q^b for real a, b ≥ 0 and q = 1 − p: the binomial probability carried to real counts. */
export function binomialWeight(a: number, b: number, p: number, q: number): number {
  if (p === 0) return a === 0 ? 1 : 0;
  if (q === 0) return b === 0 ? 1 : 0;
  const total = a + b;
  if (a < 1 && p > 1e-150) return (binomialWeight(a + 1, b, p, q) * (a + 1)) / (total + 1) / p;
  if (b < 1 && q > 1e-150) return (binomialWeight(a, b + 1, p, q) * (b + 1)) / (total + 1) / q;
  if (a < 1 || b < 1) return exp(logGamma(total + 1) - logGamma(a + 1) - logGamma(b + 1) + a * log(p) + b * log(q));
  const exponent =
    stirlingError(total) - stirlingError(a) - stirlingError(b) - deviance(a, total * p) - deviance(b, total * q) - LOG_SQRT_TWO_PI;
  return exp(exponent) * Math.sqrt(total / a / b);
}
