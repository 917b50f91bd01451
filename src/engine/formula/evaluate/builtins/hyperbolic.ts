import { exp, log } from '../../../core/special/elementary';
import { expm1, log1p } from '../../../core/special/nearOne';

/** Hyperbolic functions and their inverses: full precision beside 0, and no overflow before the answer overflows. */

/** Above this e^−x no longer counts beside e^x. */
export const ONE_SIDED = 20;

export function hyperbolicSine(x: number): number {
  const size = Math.abs(x);
  if (size > ONE_SIDED) return Math.sign(x) * halfExponential(size);
  const grown = expm1(size);
  return (Math.sign(x) * (grown + grown / (1 + grown))) / 2;
}

export function hyperbolicCosine(x: number): number {
  const size = Math.abs(x);
  return size > ONE_SIDED ? halfExponential(size) : (exp(size) + exp(-size)) / 2;
}

/** e^x / 2, finite a little longer than e^x. */
function halfExponential(x: number): number {
  const half = exp(x / 2);
  return x < 700 ? exp(x) / 2 : (half / 2) * half;
}

export function hyperbolicTangent(x: number): number {
  if (Math.abs(x) > ONE_SIDED) return Math.sign(x);
  const grown = expm1(2 * Math.abs(x));
  return (Math.sign(x) * grown) / (grown + 2);
}

export function hyperbolicAreaSine(x: number): number {
  const size = Math.abs(x);
  if (size > 1e8) return Math.sign(x) * (log(size) + Math.LN2);
  const square = size * size;
  return Math.sign(x) * log1p(size + square / (1 + Math.sqrt(1 + square)));
}

/** NaN below 1. */
export function hyperbolicAreaCosine(x: number): number {
  if (x > 1e8) return log(x) + Math.LN2;
  const above = x - 1;
  return log1p(above + Math.sqrt(above * (x + 1)));
}

/** Not finite at ±1 and NaN beyond. */
export function hyperbolicAreaTangent(x: number): number {
  return log1p((2 * x) / (1 - x)) / 2;
}
