/**
 * Numbers that carry their meaning in their type. A value becomes a unit only through the guards and
 * constructors of this file, so a discount rate cannot be passed where a number of periods is meant.
 */
declare const unit: unique symbol;
type Unit<Name extends string> = number & { readonly [unit]: Name };

/** A fraction per period (10 % is 0.1), above −100 %. */
export type Rate = Unit<'rate'>;
/** From 0 to 1. */
export type Probability = Unit<'probability'>;
/** A count of periods: a whole number, 0 or more. */
export type Periods = Unit<'periods'>;

/** The longest series of flows: a hundred years of days. */
export const MAX_PERIODS = 36_600;

export function isRate(value: number): value is Rate {
  return Number.isFinite(value) && value > -1;
}

export function isProbability(value: number): value is Probability {
  return value >= 0 && value <= 1;
}

export function isPeriods(value: number): value is Periods {
  return Number.isSafeInteger(value) && value >= 0;
}

/**
 * @throws RangeError for a rate of −100 % or less, or one that is not finite.
 * @example rate(0.1) // = 0.1
 */
export function rate(value: number): Rate {
  if (isRate(value)) return value;
  throw new RangeError(`A rate is a finite number above -1; received ${value}`);
}

/**
 * @throws RangeError outside 0…1.
 * @example probability(0.25) // = 0.25
 */
export function probability(value: number): Probability {
  if (isProbability(value)) return value;
  throw new RangeError(`A probability lies between 0 and 1; received ${value}`);
}

/**
 * @throws RangeError unless a whole number of 0 or more.
 * @example periods(12) // = 12
 */
export function periods(value: number): Periods {
  if (isPeriods(value)) return value;
  throw new RangeError(`A number of periods is a whole number, 0 or more; received ${value}`);
}
