/** A value the user compares an output with. */
export interface Target {
  readonly value: number;
  /** Share of trials at or below it. */
  readonly share: number;
}

/** Probability read from an S-curve, straight between its points: good to a part in a thousand while a target is dragged. */
export function shareOnCurve(curve: readonly (readonly [number, number])[], value: number): number {
  if (curve.length === 0) return NaN;
  if (value < curve[0][0]) return 0;
  let low = 0;
  let high = curve.length - 1;
  if (value >= curve[high][0]) return 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (curve[middle][0] <= value) low = middle;
    else high = middle;
  }
  const [from, to] = [curve[low], curve[high]];
  return to[0] === from[0] ? to[1] : from[1] + ((value - from[0]) / (to[0] - from[0])) * (to[1] - from[1]);
}
