import { sameNumber } from './sameNumber';

/**
 * Excel rounds the decimal number it shows, not the binary one it stores: ROUND(1.005,2) is 1.01 although
 * 1.005 is stored as 1.00499999999999989…. Halves are found by adding a quarter of the last decimal place that
 * Excel keeps (15 digits) before the cut; ROUNDUP, ROUNDDOWN and TRUNC leave a number alone that is whole in its first
 * 15 digits. The compiled simulation runs the very same steps on two trials at once, so these functions must not
 * change alone.
 */

/** Relative slack below one unit in the fifteenth digit: two units in the last place of a double. */
export const DECIMAL_SLACK = 2 ** -51;

/** From here on a scaled number has no digits left to round. */
export const NOTHING_TO_ROUND = 1e15;

/** Powers of ten that a double holds exactly. */
const MAX_EXACT_POWER = 22;

/** 10^exponent, exact for exponents 0…22. */
export function exactPowerOfTen(exponent: number): number {
  return Number(`1e${exponent}`);
}

/** `value` to `digits` decimals, halves away from zero (ROUND). Negative digits round left of the point. O(1). */
export function roundHalfAway(value: number, digits: number): number {
  return roundScaled(value, digits, (scaled) => Math.floor(scaled + scaled * DECIMAL_SLACK + 0.5));
}

/** `value` to `digits` decimals towards zero (ROUNDDOWN, TRUNC). O(1). */
export function roundTowardsZero(value: number, digits: number): number {
  return roundScaled(value, digits, (scaled) => wholeAlready(scaled, Math.floor));
}

/** `value` to `digits` decimals away from zero (ROUNDUP). O(1). */
export function roundAwayFromZero(value: number, digits: number): number {
  return roundScaled(value, digits, (scaled) => wholeAlready(scaled, Math.ceil));
}

function wholeAlready(scaled: number, cut: (scaled: number) => number): number {
  const nearest = Math.floor(scaled + 0.5);
  return sameNumber(scaled, nearest) ? nearest : cut(scaled);
}

function roundScaled(value: number, digits: number, cut: (scaled: number) => number): number {
  const places = Math.min(Math.max(Math.trunc(digits), -MAX_EXACT_POWER), MAX_EXACT_POWER);
  const power = exactPowerOfTen(Math.abs(places));
  const magnitude = Math.abs(value);
  const scaled = places >= 0 ? magnitude * power : magnitude / power;
  if (!(scaled < NOTHING_TO_ROUND)) return value;
  const whole = cut(scaled);
  const rounded = places >= 0 ? whole / power : whole * power;
  return value < 0 ? -rounded : rounded;
}
