import type { Steps } from '../distributions/distribution';

/** A step table (tableLayout.ts): discrete outcomes, or straight pieces of a quantile, with a guide to find the step. */
export interface StepTable {
  readonly cumulative: Float64Array;
  /** The cumulative probability of the step before, 0 before the first: kept apart, so that a kernel need not ask which step is the first. */
  readonly below: Float64Array;
  readonly base: Float64Array;
  readonly slope: Float64Array;
  /** Its length is a power of two. */
  readonly guide: Int32Array;
}

const SHORTEST_GUIDE = 256;

/** One step per outcome. */
export function outcomeTable({ values, cumulative }: Steps): StepTable {
  return { cumulative, below: belowSteps(cumulative), base: values, slope: new Float64Array(values.length), guide: guideOf(cumulative) };
}

/** One step per straight piece between neighbouring corners. */
export function polylineTable({ values, cumulative }: Steps): StepTable {
  const rises = cumulative.slice(1);
  const slope = rises.map((upper, piece) => notBeyond(values[piece + 1], values[piece], upper - cumulative[piece]));
  return { cumulative: rises, below: belowSteps(rises), base: values.slice(0, -1), slope, guide: guideOf(rises) };
}

/** The slope from one value to the next, lowered by a rounding where it would lead beyond the next. */
function notBeyond(next: number, from: number, width: number): number {
  const slope = (next - from) / width;
  return from + slope * width > next ? slope * (1 - 2 ** -52) : slope;
}

function belowSteps(cumulative: Float64Array): Float64Array {
  const below = new Float64Array(cumulative.length);
  below.set(cumulative.subarray(0, -1), 1);
  return below;
}

/** For each of equal parts of (0, 1): the first step that can be reached from inside it. */
function guideOf(cumulative: Float64Array): Int32Array {
  let length = SHORTEST_GUIDE;
  while (length < cumulative.length) length *= 2;
  const guide = new Int32Array(length);
  let step = 0;
  for (let part = 0; part < length; part++) {
    while (cumulative[step] <= part / length) step++;
    guide[part] = step;
  }
  return guide;
}
