import { BIN_COUNT, type ValueBins } from './valueBins';

/** A histogram to be drawn: bars of equal width, and what lies outside them. */
export interface DisplayHistogram {
  readonly low: number;
  readonly barWidth: number;
  readonly counts: readonly number[];
  readonly below: number;
  readonly above: number;
}

/** Of the probability, this much at each end may fall outside the picture, so that an outlier does not flatten it. */
const OUTSIDE = 0.002;

/** Draws from the fine counts of a selection: the range that holds nearly all values, in about `bars` bars. O(bins). */
export function displayHistogram(counts: Uint32Array, bins: ValueBins, bars: number): DisplayHistogram {
  const total = sumOf(counts);
  if (bins.scale === 0) return { low: bins.low, barWidth: 0, counts: [total], below: 0, above: 0 };
  const allowed = total * OUTSIDE;
  let first = 0;
  let below = 0;
  while (below + counts[first] <= allowed) below += counts[first++];
  let last = BIN_COUNT - 1;
  let above = 0;
  while (above + counts[last] <= allowed) above += counts[last--];
  const perBar = Math.max(1, Math.ceil((last - first + 1) / bars));
  const heights: number[] = [];
  for (let start = first; start <= last; start += perBar) {
    let height = 0;
    for (let bin = start; bin < Math.min(start + perBar, BIN_COUNT); bin++) height += counts[bin];
    heights.push(height);
  }
  const reached = Math.min(BIN_COUNT, first + perBar * heights.length);
  for (let bin = last + 1; bin < reached; bin++) above -= counts[bin];
  const width = (bins.high - bins.low) / BIN_COUNT;
  return { low: bins.low + first * width, barWidth: perBar * width, counts: heights, below, above };
}

/** Points of the S-curve: value and share of trials at or below it, at the right edges of about `points` groups of bins. */
export function cumulativeCurve(counts: Uint32Array, bins: ValueBins, points: number): readonly (readonly [number, number])[] {
  const total = sumOf(counts);
  const width = (bins.high - bins.low) / BIN_COUNT;
  const curve: [number, number][] = [[bins.low, 0]];
  let sum = 0;
  let shown = 0;
  for (let bin = 0; bin < BIN_COUNT; bin++) {
    sum += counts[bin];
    if (sum - shown >= total / points || (sum === total && shown < total)) {
      curve.push([sum === total ? bins.high : bins.low + (bin + 1) * width, sum / total]);
      shown = sum;
    }
    if (sum === total) break;
  }
  return curve;
}

function sumOf(counts: Uint32Array): number {
  let total = 0;
  for (let bin = 0; bin < counts.length; bin++) total += counts[bin];
  return total;
}
