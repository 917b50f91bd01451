import type { Tails } from '../../core/special/incompleteGamma';

/** The probability between two places of a distribution, taken from the side where less is subtracted. */
export function shareBetween(from: Tails, to: Tails): number {
  return from.lower <= 0.5 ? to.lower - from.lower : from.upper - to.upper;
}
