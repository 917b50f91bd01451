import type { RankedValues } from './percentiles';

/** A histogram to be drawn: bars of equal width, and what lies outside them. */
export interface DisplayHistogram {
  readonly low: number;
  readonly barWidth: number;
  readonly counts: readonly number[];
  readonly below: number;
  readonly above: number;
}

/** Equal bars between two numbers. */
export interface BarRange {
  readonly low: number;
  readonly high: number;
  readonly bars: number;
}

/** The bars of nothing. */
export const NO_BARS: BarRange = { low: NaN, high: NaN, bars: 0 };

const BARS = 60;
/** Of the probability, this much at each end may fall outside the picture, so that an outlier does not flatten it. */
const OUTSIDE = 0.002;

/** The ranks that `displayRange` asks for. */
export function ranksForDisplay(count: number): readonly number[] {
  const outside = Math.floor(count * OUTSIDE);
  return [outside, count - 1 - outside];
}

/** Bars that hold nearly all of the values. A single bar where those are equal. */
export function displayRange(values: RankedValues, count: number): BarRange {
  const [low, high] = ranksForDisplay(count).map((rank) => values.valueAt(rank));
  return { low, high, bars: low === high ? 1 : BARS };
}

/** The counts of histograms with the same bars together. */
export function addHistograms(a: DisplayHistogram, b: DisplayHistogram): DisplayHistogram {
  return { ...a, counts: a.counts.map((count, bar) => count + b.counts[bar]), below: a.below + b.below, above: a.above + b.above };
}
