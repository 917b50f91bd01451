import { Decimal } from 'decimal.js';

/**
 * The decimal arithmetic of money that is shown or added up: 34 digits as in IEEE 754 decimal128, halves rounded
 * away from zero. A clone, so that nobody else's settings reach it.
 */
export const Money = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP });
export type Money = Decimal;

/** Exact sum of amounts read as the decimals they print as, so that 0.1 + 0.2 is 0.3. O(n). */
export function sumOf(amounts: readonly number[]): Money {
  let total: Money = new Money(0);
  for (const amount of amounts) total = total.plus(amount);
  return total;
}
