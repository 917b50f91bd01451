import { exp, log } from './elementary';
import { log1p } from './nearOne';

export const LOG_SQRT_TWO_PI = 0.9189385332046728;
const ONE_MINUS_EULER = 0.42278433509846713;

/** ζ(k) − 1 for k = 2, 3, …: the Taylor coefficients of ln Γ around 2. */
const ZETA_MINUS_ONE = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914, 0.008349277381922827,
  0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853, 0.0004941886041194645, 0.0002460865533080483,
  0.00012271334757848915, 6.124813505870483e-5, 3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6,
  3.81729326499984e-6, 1.908212716553939e-6, 9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7,
  1.1921992596531106e-7, 5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8, 7.45071178983543e-9,
];

/** Stirling's series in 1/x: B₂ₖ / (2k(2k−1)). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/** ln Γ(2 + z) for |z| ≤ 1/2. */
function logGammaAroundTwo(z: number): number {
  let sum = 0;
  for (let index = ZETA_MINUS_ONE.length - 1; index >= 0; index--) {
    const order = index + 2;
    sum = sum * z + ((order % 2 === 0 ? 1 : -1) * (ZETA_MINUS_ONE[index] ?? 0)) / order;
  }
  return z * (ONE_MINUS_EULER + z * sum);
}

/** The remainder of Stirling's formula: ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π), for x ≥ 10. */
function stirlingSeries(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  let sum = 0;
  for (let index = STIRLING.length - 1; index >= 0; index--) sum = sum * square + (STIRLING[index] ?? 0);
  return sum * inverse;
}

/**
 * Natural logarithm of the gamma function for x > 0; NaN elsewhere.
 * Relative error about 1e-15, also next to the zeros at 1 and 2. O(1).
 * @see https://dlmf.nist.gov/5.11
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  if (x === Infinity) return Infinity;
  if (x < 0.5) return logGamma(x + 1) - log(x);
  if (x <= 1.5) return logGammaAroundTwo(x - 1) - log1p(x - 1);
  if (x <= 2.5) return logGammaAroundTwo(x - 2);
  if (x >= 10) return (x - 0.5) * log(x) - x + LOG_SQRT_TWO_PI + stirlingSeries(x);
  let shifted = x;
  let product = 1;
  while (shifted > 2.5) {
    shifted -= 1;
    product *= shifted;
  }
  return logGammaAroundTwo(shifted - 2) + log(product);
}

/**
 * ln Γ(x + 1) − ((x + ½) ln x − x + ½ ln 2π): what Stirling's formula for x! leaves over.
 * It lets probabilities near the mode of large counts keep their full precision.
 */
export function stirlingError(x: number): number {
  if (x >= 10) return stirlingSeries(x);
  return logGamma(x + 1) - (x + 0.5) * log(x) + x - LOG_SQRT_TWO_PI;
}

/**
 * The gamma function on the real line: NaN at 0 and the negative integers, ±Infinity on overflow.
 * Exact for the factorials that a double holds exactly.
 */
export function gamma(x: number): number {
  if (Number.isNaN(x) || (x <= 0 && Number.isInteger(x))) return NaN;
  if (x > 171.7) return Infinity;
  if (Number.isInteger(x)) {
    let factorial = 1;
    for (let factor = 2; factor < x; factor++) factorial *= factor;
    return factorial;
  }
  if (x < -190) return 0;
  let shifted = x;
  let divisor = 1;
  while (shifted < 1) {
    divisor *= shifted;
    shifted += 1;
  }
  let product = 1;
  while (shifted > 2.5) {
    shifted -= 1;
    product *= shifted;
  }
  return (exp(logGamma(shifted)) * product) / divisor;
}
