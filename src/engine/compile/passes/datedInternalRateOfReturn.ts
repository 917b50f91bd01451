import { exp, log } from '../../core/special/elementary';
import { rateNear } from '../../returns/rateNear';

const MOST_STEPS = 100;
const CONVERGED = 1e-12;
const BRACKET_STEPS = 400;
const BRACKET_WIDTH = 0.02;
const BISECTIONS = 200;

/**
 * XIRR as the compiled model computes it: Newton's method on the continuous rate x = ln(1+r), where each flow is
 * worth flow · e^(−x·years); where that fails, a walk outward from the guess until the value changes sign.
 * NaN where no rate is found.
 */
export function datedInternalRateOfReturn(flows: ArrayLike<number>, years: readonly number[], guess: number): number {
  const start = guess > -1 ? log(1 + guess) : 0;
  let rate = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    let value = 0;
    let slope = 0;
    for (let flow = 0; flow < years.length; flow++) {
      const present = flows[flow]! * exp(-rate * years[flow]!);
      value += present;
      slope -= years[flow]! * present;
    }
    const change = value / slope;
    rate -= change;
    if (!(rate > -50 && rate < 50)) break;
    if (Math.abs(change) < CONVERGED) return exp(rate) - 1;
  }
  return bracketed(flows, years, start);
}

function valueAt(flows: ArrayLike<number>, years: readonly number[], rate: number): number {
  let value = 0;
  for (let flow = 0; flow < years.length; flow++) value += flows[flow]! * exp(-rate * years[flow]!);
  return value;
}

function bracketed(flows: ArrayLike<number>, years: readonly number[], start: number): number {
  let lower = start;
  let upper = start;
  let lowerPositive = valueAt(flows, years, start) > 0;
  let upperPositive = lowerPositive;
  for (let step = 0; step < BRACKET_STEPS; step++) {
    const above = upper + BRACKET_WIDTH;
    const abovePositive = valueAt(flows, years, above) > 0;
    if (abovePositive !== upperPositive) return between(flows, years, upper, above);
    upper = above;
    upperPositive = abovePositive;
    const below = lower - BRACKET_WIDTH;
    const belowPositive = valueAt(flows, years, below) > 0;
    if (belowPositive !== lowerPositive) return between(flows, years, below, lower);
    lower = below;
    lowerPositive = belowPositive;
  }
  return rateNear(Array.from(flows, (amount, flow) => ({ amount, time: years[flow]! })), exp(start) - 1);
}

function between(flows: ArrayLike<number>, years: readonly number[], low: number, high: number): number {
  let left = low;
  let right = high;
  const leftPositive = valueAt(flows, years, left) > 0;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (left + right) / 2;
    if (middle === left || middle === right) break;
    if (valueAt(flows, years, middle) > 0 === leftPositive) left = middle;
    else right = middle;
  }
  return exp((left + right) / 2) - 1;
}
