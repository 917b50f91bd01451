/**
 * Exponential, logarithm and power from + − × ÷ alone, with the same bits on every JavaScript engine
 * and in WebAssembly; `Math.exp` and its kin differ in the last digit from one engine to the next, which
 * is enough to make two simulations with one seed disagree. The one door to these functions: every
 * caller on a calculation path goes through it.
 *
 * Each function is: reduce the argument, evaluate a fixed polynomial (elementaryConstants.ts), put the
 * pieces together. Beyond the special values at the top there is no branch that depends on the argument,
 * so a vector back end repeats it operation by operation. Sums of two doubles (`high + low`) carry the
 * digits that a single one would lose.
 *
 * Methods: W. J. Cody and W. Waite, Software Manual for the Elementary Functions (1980) for the
 * reductions; the rational forms e^r = 1 + 2r / (r coth(r/2) − r) and ln m = 2 artanh((m − 1)/(m + 1));
 * T. J. Dekker, Numerische Mathematik 18 (1971) for exact sums and products.
 */
import {
  EXP_HIGHEST,
  EXP_LOWEST,
  EXP_POLYNOMIAL,
  LN2_HIGH,
  LN2_LOW,
  LN2_REST,
  LOG10_E_HIGH,
  LOG10_E_LOW,
  LOG2_E,
  LOG_POLYNOMIAL,
  LOG_TAIL_POLYNOMIAL,
  SPLITTER,
  TWO_THIRDS_HIGH,
  TWO_THIRDS_LOW,
} from './elementaryConstants';

const { floor } = Math;

const [E0, E1, E2, E3, E4] = EXP_POLYNOMIAL;
const [L0, L1, L2, L3, L4, L5, L6] = LOG_POLYNOMIAL;
const [T0, T1, T2, T3, T4, T5, T6, T7] = LOG_TAIL_POLYNOMIAL;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
double[0] = 1;
/** Which half of a double holds sign and exponent: little-endian machines store it second. */
const HIGH_WORD = words[1] === 0 ? 0 : 1;
const LOW_WORD = 1 - HIGH_WORD;

const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_TO_54 = 18014398509481984;
/** From here on every base but 1 overflows or vanishes; larger exponents would overflow inside. */
const HUGE_EXPONENT = 2 ** 66;
/** The high word of √½, rounded up: where a mantissa goes to the next power of two. */
const HALF_ROOT_WORD = 0x3fe6a09f;

/** 2^exponent for −1022 ≤ exponent ≤ 1023. */
function powerOfTwo(exponent: number): number {
  words[LOW_WORD] = 0;
  words[HIGH_WORD] = (exponent + 1023) << 20;
  return double[0];
}

/** e^(x + tail) for a tail far below x. Error below 0.6 units in the last place; exact where the result is a double. */
function expSum(x: number, tail: number): number {
  const held = x < EXP_LOWEST ? EXP_LOWEST : x > EXP_HIGHEST ? EXP_HIGHEST : x;
  const exponent = floor(held * LOG2_E + 0.5);
  const high = held - exponent * LN2_HIGH;
  const low = exponent * LN2_LOW - (held === x ? tail : 0);
  const r = high - low;
  const lost = high - r - low;
  const square = r * r;
  const c = r - square * (E0 + square * (E1 + square * (E2 + square * (E3 + square * E4))));
  const correction = (r * c) / (2 - c);
  const sum = r + correction;
  const sumLost = correction - (sum - r);
  const whole = 1 + sum;
  const wholeLost = sum - (whole - 1);
  const value = whole + (wholeLost + (sumLost + lost));
  const half = floor(exponent / 2);
  return value * powerOfTwo(half) * powerOfTwo(exponent - half);
}

/** e^x. */
export function exp(x: number): number {
  return Number.isNaN(x) ? NaN : expSum(x, 0);
}

/** Writes the mantissa in [√½, √2) to `double[0]` and returns the binary exponent, for positive normal numbers. */
function splitMantissa(x: number): number {
  double[0] = x;
  const high = words[HIGH_WORD];
  const shifted = high + (0x3ff00000 - HALF_ROOT_WORD);
  words[HIGH_WORD] = (shifted & 0x000fffff) + HALF_ROOT_WORD;
  return (shifted >>> 20) - 1023;
}

/** The natural logarithm; −Infinity at 0, NaN below. Error below 1 unit in the last place. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const subnormal = x < SMALLEST_NORMAL;
  const exponent = splitMantissa(subnormal ? x * TWO_TO_54 : x) - (subnormal ? 54 : 0);
  const f = double[0] - 1;
  const s = f / (2 + f);
  const z = s * s;
  const tail = z * (L0 + z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * L6))))));
  const halfSquare = 0.5 * f * f;
  return exponent * LN2_HIGH - (halfSquare - (s * (halfSquare + tail) + exponent * LN2_LOW) - f);
}

/** Where `logarithmPair` and `productPair` leave the digits that do not fit their result. */
let pairLow = 0;

/** a · b; the rounding error goes to `pairLow`. */
function exactProduct(a: number, b: number): number {
  const product = a * b;
  const aScaled = a * SPLITTER;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = b * SPLITTER;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  pairLow = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  return product;
}

/** ln x to about 19 digits for 0 < x < Infinity: the head is returned, the rest goes to `pairLow`. */
function logarithmPair(x: number): number {
  const subnormal = x < SMALLEST_NORMAL;
  const exponent = splitMantissa(subnormal ? x * TWO_TO_54 : x) - (subnormal ? 54 : 0);
  const f = double[0] - 1;

  const divisor = 2 + f;
  const divisorLow = f - (divisor - 2);
  const s = f / divisor;
  const back = exactProduct(s, divisor);
  const sLow = (f - back - pairLow - s * divisorLow) / divisor;

  const square = exactProduct(s, s);
  const squareLow = pairLow + 2 * s * sLow;

  const later = square * (T0 + square * (T1 + square * (T2 + square * (T3 + square * (T4 + square * (T5 + square * (T6 + square * T7)))))));
  const series = TWO_THIRDS_HIGH + later;
  const seriesLow = later - (series - TWO_THIRDS_HIGH) + TWO_THIRDS_LOW;

  const weight = exactProduct(square, series);
  const weightLow = pairLow + (square * seriesLow + squareLow * series);
  const factor = 2 + weight;
  const factorLow = weight - (factor - 2) + weightLow;

  const mantissa = exactProduct(s, factor);
  const mantissaLow = pairLow + (s * factorLow + sLow * factor);

  const steps = exponent * LN2_HIGH;
  const stepsLow = exactProduct(exponent, LN2_LOW);
  const stepsRest = pairLow + exponent * LN2_REST;

  const sum = steps + mantissa;
  const shift = sum - steps;
  const sumLow = steps - (sum - shift) + (mantissa - shift);
  const middle = sumLow + stepsLow;
  const middleShift = middle - sumLow;
  const rest = sumLow - (middle - middleShift) + (stepsLow - middleShift) + (mantissaLow + stepsRest);
  const head = sum + middle;
  const headLow = middle - (head - sum);
  pairLow = headLow + rest;
  return head;
}

/** The logarithm to base 10; exact at the powers of ten. */
export function log10(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const head = logarithmPair(x);
  const low = pairLow;
  const product = exactProduct(head, LOG10_E_HIGH);
  return product + (pairLow + (head * LOG10_E_LOW + low * LOG10_E_HIGH));
}

/** base^exponent with the special values of IEEE 754 as JavaScript has them. Error below 0.7 units in the last place. */
export function pow(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  if (Number.isNaN(base) || Number.isNaN(exponent)) return NaN;
  if (base === 1) return exponent === Infinity || exponent === -Infinity ? NaN : 1;
  const size = base < 0 ? -base : base;
  const odd = floor(exponent) === exponent && floor(exponent / 2) * 2 !== exponent;
  const negative = odd && (base < 0 || Object.is(base, -0));
  if (size === 0 || size === Infinity || exponent === Infinity || exponent === -Infinity) {
    if (size === 1) return NaN;
    const large = size > 1 === exponent > 0 ? Infinity : 0;
    return negative ? -large : large;
  }
  if (base < 0 && floor(exponent) !== exponent) return NaN;
  const power = positivePower(size, exponent);
  return negative ? -power : power;
}

/** base^exponent for a finite base > 0 and a finite exponent: the part a vector back end repeats. */
function positivePower(base: number, exponent: number): number {
  const bound = exponent > HUGE_EXPONENT ? HUGE_EXPONENT : exponent < -HUGE_EXPONENT ? -HUGE_EXPONENT : exponent;
  const head = logarithmPair(base);
  const low = pairLow;
  const product = exactProduct(head, bound);
  return expSum(product, pairLow + low * bound);
}
