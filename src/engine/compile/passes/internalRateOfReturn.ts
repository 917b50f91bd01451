import { rateNear } from '../../returns/rateNear';

/**
 * Internal rate of return as the compiled model computes it: Newton's method on the discount factor
 * d = 1/(1+r), where the net present value is a plain polynomial. It converges from 10 % in cases in which
 * Newton's method on r runs away. Only + − × ÷ and comparisons, so every machine walks the same steps.
 */

export const MOST_STEPS = 60;
/** A step in the discount factor below this ends the iteration. */
export const CONVERGED = 1e-11;

/** Factor between neighbouring discount factors when a bracket of the root is searched. */
const GRID_RATIO = 1.03;
const GRID_STEPS = 600;
const BISECTIONS = 200;

/** Rate at which the flows (at times 0, 1, 2 …) are worth nothing today; NaN where no such rate is found. */
export function internalRateOfReturn(flows: ArrayLike<number>, guess: number): number {
  const last = flows.length - 1;
  let factor = 1 / (1 + guess);
  for (let step = 0; step < MOST_STEPS; step++) {
    let value = flows[last]!;
    let slope = 0;
    for (let time = last - 1; time >= 0; time--) {
      slope = slope * factor + value;
      value = value * factor + flows[time]!;
    }
    // 0 · slope is NaN where the slope overflows; without it the step would be 0 and look like the end.
    const change = value / slope + 0 * slope;
    factor -= change;
    if (!(factor > 0)) break;
    if (Math.abs(change) < CONVERGED) return 1 / factor - 1;
  }
  return bracketedRateOfReturn(flows, guess);
}

/**
 * For flows on which Newton's method fails. Flows that change sign once have one rate: a walk outward from the guess until the
 * value changes sign, then halving. With more changes the rates are all sought and the nearest is taken, as the evaluator does.
 * NaN where there is none.
 */
export function bracketedRateOfReturn(flows: ArrayLike<number>, guess: number): number {
  const changes = signChanges(flows);
  if (changes === 0) return NaN;
  const walked = changes === 1 ? walkedRate(flows, guess) : NaN;
  return !Number.isNaN(walked) ? walked : rateNear(Array.from(flows, (amount, time) => ({ amount, time })), guess);
}

function walkedRate(flows: ArrayLike<number>, guess: number): number {
  const start = 1 / (1 + guess);
  if (!(start > 0)) return NaN;
  let upper = start;
  let lower = start;
  let upperValue = valueAt(flows, start);
  let lowerValue = upperValue;
  for (let step = 0; step < GRID_STEPS; step++) {
    const above = upper * GRID_RATIO;
    const aboveValue = valueAt(flows, above);
    if (upperValue > 0 !== aboveValue > 0) return rateBetween(flows, upper, above);
    upper = above;
    upperValue = aboveValue;
    const below = lower / GRID_RATIO;
    const belowValue = valueAt(flows, below);
    if (lowerValue > 0 !== belowValue > 0) return rateBetween(flows, below, lower);
    lower = below;
    lowerValue = belowValue;
  }
  return NaN;
}

/** How often the flows change sign; 0 where one of them is no finite number. */
function signChanges(flows: ArrayLike<number>): number {
  let changes = 0;
  let last = 0;
  for (let time = 0; time < flows.length; time++) {
    const flow = flows[time]!;
    if (!Number.isFinite(flow)) return 0;
    if (flow === 0) continue;
    if (last !== 0 && flow > 0 !== last > 0) changes++;
    last = flow;
  }
  return changes;
}

function valueAt(flows: ArrayLike<number>, factor: number): number {
  let value = 0;
  for (let time = flows.length - 1; time >= 0; time--) value = value * factor + flows[time]!;
  return value;
}

function rateBetween(flows: ArrayLike<number>, low: number, high: number): number {
  let left = low;
  let right = high;
  const leftPositive = valueAt(flows, left) > 0;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (left + right) / 2;
    if (middle === left || middle === right) break;
    if (valueAt(flows, middle) > 0 === leftPositive) left = middle;
    else right = middle;
  }
  return 1 / ((left + right) / 2) - 1;
}
