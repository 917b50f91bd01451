import { MOST_TRIALS } from '../../../engine/simulation/simulate';

/** Offered in the menu beside Run; any other number can be typed. */
export const offeredTrials: readonly number[] = [1_000, 10_000, 100_000, 1_000_000];

/** Fewer say nothing about a distribution. */
export const FEWEST_TRIALS = 100;

/** A whole number of trials within the limits, from text with or without thousands separators; null for anything else. */
export function readTrials(text: string): number | null {
  const digits = text.normalize('NFKC').replaceAll(/[\s,_']/g, '');
  if (!/^\d{1,9}$/.test(digits)) return null;
  const trials = Number(digits);
  return trials >= FEWEST_TRIALS && trials <= MOST_TRIALS ? trials : null;
}
