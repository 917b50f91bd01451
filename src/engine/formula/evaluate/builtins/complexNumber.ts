import { exp, log, pow } from '../../../core/special/elementary';
import type { CellError, CellValue } from '../../../core/cellValue';
import { toText } from '../coerce';
import { isError, NUMBER_ERROR, VALUE_ERROR } from '../value';
import { hyperbolicCosine as realHyperbolicCosine, hyperbolicSine as realHyperbolicSine, ONE_SIDED } from './hyperbolic';

/** A complex number as a worksheet writes it: two parts and the letter of its imaginary unit, where it shows one. */
export interface Complex {
  readonly re: number;
  readonly im: number;
  readonly unit: Unit | undefined;
}

type Unit = 'i' | 'j';

const WRITTEN = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?![\dij.]))?(?:([+-]?(?:\d+\.?\d*|\.\d+)?(?:e[+-]?\d+)?)([ij]))?$/i;

/** Reads `3+4i`, `-j`, `2.5` …: a truth value is #VALUE!, other text #NUM!, an empty cell 0. */
export function readComplex(value: CellValue): Complex | CellError {
  if (isError(value)) return value;
  if (typeof value === 'boolean') return VALUE_ERROR;
  if (typeof value === 'number') return { re: value, im: 0, unit: undefined };
  if (value === null) return { re: 0, im: 0, unit: undefined };
  const parts = WRITTEN.exec(value);
  if (parts === null || value === '') return NUMBER_ERROR;
  const [, real, imaginary, unit] = parts;
  if (unit !== undefined && unit !== 'i' && unit !== 'j') return NUMBER_ERROR;
  if (real !== undefined && imaginary !== undefined && !/^[+-]/.test(imaginary)) return NUMBER_ERROR;
  const size = imaginary === undefined ? 0 : /^[+-]?$/.test(imaginary) ? Number(`${imaginary}1`) : Number(imaginary);
  return { re: Number(real ?? 0), im: size, unit };
}

/** The text of a complex number, each part with 15 digits; parts that are 0 and factors of 1 are left out. */
export function writeComplex({ re, im, unit = 'i' }: Complex): string | CellError {
  if (!Number.isFinite(re) || !Number.isFinite(im)) return NUMBER_ERROR;
  const [real, size] = [toText(re), toText(Math.abs(im))];
  if (isError(real) || isError(size)) return NUMBER_ERROR;
  if (im === 0) return real;
  const imaginary = `${size === '1' ? '' : size}${unit}`;
  if (re === 0) return im < 0 ? `-${imaginary}` : imaginary;
  return `${real}${im < 0 ? '-' : '+'}${imaginary}`;
}

/** The letter two numbers share; undefined for none, #VALUE! where they differ. */
export function commonUnit(first: Complex, second: Complex): Unit | undefined | CellError {
  if (first.unit !== undefined && second.unit !== undefined && first.unit !== second.unit) return VALUE_ERROR;
  return first.unit ?? second.unit;
}

export type Pair = readonly [number, number];

export const ONE: Pair = [1, 0];

export function plus([a, b]: Pair, [c, d]: Pair): Pair {
  return [a + c, b + d];
}

export function minus([a, b]: Pair, [c, d]: Pair): Pair {
  return [a - c, b - d];
}

export function times([a, b]: Pair, [c, d]: Pair): Pair {
  return [a * c - b * d, a * d + b * c];
}

/** Not finite where the divisor is 0. */
export function over([a, b]: Pair, [c, d]: Pair): Pair {
  const size = c * c + d * d;
  return [(a * c + b * d) / size, (b * c - a * d) / size];
}

export function modulus([a, b]: Pair): number {
  return Math.hypot(a, b);
}

export function naturalLogarithm(z: Pair): Pair {
  return [log(modulus(z)), Math.atan2(z[1], z[0])];
}

export function exponential([a, b]: Pair): Pair {
  return [exp(a) * Math.cos(b), exp(a) * Math.sin(b)];
}

/** Principal value of z to a real power. */
export function power(z: Pair, exponent: number): Pair {
  if (modulus(z) === 0) return exponent > 0 ? [0, 0] : [NaN, NaN];
  const [size, angle] = [pow(modulus(z), exponent), Math.atan2(z[1], z[0]) * exponent];
  return [size * Math.cos(angle), size * Math.sin(angle)];
}

export function sine([a, b]: Pair): Pair {
  const [cosh, sinh] = hyperbolic(b);
  return [Math.sin(a) * cosh, Math.cos(a) * sinh];
}

export function cosine([a, b]: Pair): Pair {
  const [cosh, sinh] = hyperbolic(b);
  return [Math.cos(a) * cosh, -Math.sin(a) * sinh];
}

/** From the real and imaginary part of the argument alone: the quotient of sine and cosine loses the small real part far from the real axis. */
export function tangent([a, b]: Pair): Pair {
  return slope(Math.sin(a) * Math.cos(a), b, Math.cos(a) ** 2);
}

export function cotangent([a, b]: Pair): Pair {
  const [re, im] = slope(Math.sin(a) * Math.cos(a), b, Math.sin(a) ** 2);
  return [re, -im];
}

/** (crossed + i sinh b cosh b) / (square + sinh² b). */
function slope(crossed: number, b: number, square: number): Pair {
  if (Math.abs(b) > ONE_SIDED) return [4 * crossed * exp(-2 * Math.abs(b)), Math.sign(b)];
  const [cosh, sinh] = hyperbolic(b);
  const size = square + sinh * sinh;
  return [crossed / size, (sinh * cosh) / size];
}

export function hyperbolicSine([a, b]: Pair): Pair {
  const [cosh, sinh] = hyperbolic(a);
  return [sinh * Math.cos(b), cosh * Math.sin(b)];
}

export function hyperbolicCosine([a, b]: Pair): Pair {
  const [cosh, sinh] = hyperbolic(a);
  return [cosh * Math.cos(b), sinh * Math.sin(b)];
}

function hyperbolic(x: number): Pair {
  return [realHyperbolicCosine(x), realHyperbolicSine(x)];
}
