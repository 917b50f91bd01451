import type { BinaryOperation, UnaryOperation } from './operation';

/**
 * What is known of a column before any trial runs: bounds that every non-NaN value keeps, whether NaN can occur,
 * whether every value is a whole number. Rounding is monotone, so computing the ends with the very operations
 * of the trials gives sound bounds. An infinite end means that an overflow cannot be excluded.
 */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly nan: boolean;
  readonly whole: boolean;
}

export const ANYTHING: Interval = { low: -Infinity, high: Infinity, nan: true, whole: false };

/** The functions we ship for exp, log and power are accurate far beyond this, but not proved monotone. */
const ELEMENTARY_SLACK = 1e-11;

/** No value at all: what is known of a column that is NaN in every trial. */
const NOTHING: Interval = { low: Infinity, high: -Infinity, nan: true, whole: true };

export function exactly(value: number): Interval {
  return Number.isNaN(value) ? NOTHING : { low: value, high: value, nan: false, whole: Number.isInteger(value) };
}

export function mayFault(interval: Interval): boolean {
  return interval.nan || interval.low === -Infinity || interval.high === Infinity;
}

export function hull(a: Interval, b: Interval): Interval {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high), nan: a.nan || b.nan, whole: a.whole && b.whole };
}

export function unaryInterval(operation: UnaryOperation, a: Interval): Interval {
  const { nan, whole } = a;
  switch (operation) {
    case 'negate':
      return { low: -a.high, high: -a.low, nan, whole };
    case 'absolute':
      return a.low >= 0 ? a : { low: a.high <= 0 ? -a.high : 0, high: Math.max(-a.low, a.high), nan, whole };
    case 'squareRoot':
      return { low: Math.sqrt(Math.max(a.low, 0)), high: Math.sqrt(Math.max(a.high, 0)), nan: nan || a.low < 0, whole: false };
    case 'floor':
      return { low: Math.floor(a.low), high: Math.floor(a.high), nan, whole: true };
    case 'ceiling':
      return { low: Math.ceil(a.low), high: Math.ceil(a.high), nan, whole: true };
    case 'truncate':
      return { low: Math.trunc(a.low), high: Math.trunc(a.high), nan, whole: true };
    case 'exponential':
      return widened(a.low < -700 ? 0 : Math.exp(a.low), a.high > 700 ? Infinity : Math.exp(a.high), nan, 0);
    case 'logarithm':
      return a.low > 0 ? widened(Math.log(a.low), Math.log(a.high), nan) : { ...ANYTHING, high: a.high > 0 ? Math.log(a.high) + 1e-9 : 0 };
  }
}

export function binaryInterval(operation: BinaryOperation, a: Interval, b: Interval): Interval {
  const nan = a.nan || b.nan;
  const whole = a.whole && b.whole;
  switch (operation) {
    case 'add':
      return fromCorners([a.low + b.low, a.high + b.high, a.low + b.high, a.high + b.low], nan, whole);
    case 'subtract':
      return fromCorners([a.low - b.high, a.high - b.low, a.low - b.low, a.high - b.high], nan, whole);
    case 'multiply':
      return fromCorners([a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high, ...(straddles(a) || straddles(b) ? [0] : [])], nan, whole);
    case 'divide':
      if (b.low <= 0 && b.high >= 0) return ANYTHING;
      return fromCorners([a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high], nan, false);
    case 'minimum':
      return { low: Math.min(a.low, b.low), high: nan ? Math.max(a.high, b.high) : Math.min(a.high, b.high), nan, whole };
    case 'maximum':
      return { low: nan ? Math.min(a.low, b.low) : Math.max(a.low, b.low), high: Math.max(a.high, b.high), nan, whole };
    case 'settle':
      return { low: Math.min(a.low, 0), high: Math.max(a.high, 0), nan: a.nan, whole };
    case 'power':
      return a.low > 0 && !nan ? powerInterval(a, b) : ANYTHING;
  }
}

function powerInterval(a: Interval, b: Interval): Interval {
  const corners = [a.low ** b.low, a.low ** b.high, a.high ** b.low, a.high ** b.high];
  if (a.low < 1 && a.high > 1) corners.push(1);
  const bounds = fromCorners(corners, false, false);
  return bounds.nan ? ANYTHING : widened(bounds.low, bounds.high, false, 0);
}

/** Beyond the largest number all results are the same, but for where exactly they begin to be. */
function widened(low: number, high: number, nan: boolean, floor = -Infinity): Interval {
  const [least, most] = [Math.min(low, Number.MAX_VALUE), Math.max(high, -Number.MAX_VALUE)];
  return {
    low: Math.max(floor, least === -Infinity ? least : least - Math.abs(least) * ELEMENTARY_SLACK - Number.MIN_VALUE),
    high: most === Infinity ? most : most + Math.abs(most) * ELEMENTARY_SLACK + Number.MIN_VALUE,
    nan,
    whole: false,
  };
}

function straddles(a: Interval): boolean {
  return a.low < 0 && a.high > 0;
}

/** Bounds from the results at the corners; a corner that is not a number (∞ − ∞, 0 × ∞) makes everything possible. */
function fromCorners(corners: readonly number[], nan: boolean, whole: boolean): Interval {
  let low = Infinity;
  let high = -Infinity;
  for (const corner of corners) {
    if (Number.isNaN(corner)) return { ...ANYTHING, whole };
    if (corner < low) low = corner;
    if (corner > high) high = corner;
  }
  return { low, high, nan: nan || (low === -Infinity && high === Infinity), whole };
}
