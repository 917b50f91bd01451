import { pow } from '../../../core/special/elementary';

/** Σ flows[k] / (1 + rate)^(k + 1): Excel's NPV, which discounts the first flow too. */
export function netPresentValueOfFlows(rate: number, flows: readonly number[]): number {
  let total = 0;
  for (let index = flows.length - 1; index >= 0; index--) total = (total + (flows[index] ?? 0)) / (1 + rate);
  return total;
}

function valueAtZero(rate: number, flows: readonly number[]): number {
  let total = 0;
  for (let index = flows.length - 1; index >= 0; index--) total = total / (1 + rate) + (flows[index] ?? 0);
  return total;
}

/** The value and its derivative with respect to the rate. */
function valueAndSlope(rate: number, flows: readonly number[]): [number, number] {
  const discount = 1 / (1 + rate);
  let value = 0;
  let slope = 0;
  for (let index = flows.length - 1; index >= 0; index--) {
    slope = slope * discount + value;
    value = value * discount + (flows[index] ?? 0);
  }
  return [value, -slope * discount * discount];
}

/**
 * The internal rate of return near `guess`: Newton's method, then a search for a change of sign around the guess.
 * NaN where the flows never change sign or no root is found.
 */
export function internalRateNear(flows: readonly number[], guess: number): number {
  if (!flows.some((flow) => flow > 0) || !flows.some((flow) => flow < 0)) return NaN;
  let rate = guess;
  for (let step = 0; step < 60; step++) {
    const [value, slope] = valueAndSlope(rate, flows);
    const next = rate - value / slope;
    if (!Number.isFinite(next) || next <= -1) break;
    if (Math.abs(next - rate) <= 1e-14 * Math.max(1e-2, Math.abs(next))) return next;
    rate = next;
  }
  return bracketedRate((candidate) => valueAtZero(candidate, flows), guess);
}

/** A root of a function of a rate: the bracket nearest to the guess among widening steps, then bisection. */
export function bracketedRate(f: (rate: number) => number, guess: number): number {
  const grid = [-0.9999, -0.999, -0.99, -0.95];
  for (let rate = -0.9; rate < 1.0001; rate += 0.05) grid.push(Math.abs(rate) < 1e-9 ? 0 : rate);
  for (let rate = 1.25; rate < 1e7; rate *= 1.35) grid.push(rate);
  let best: [number, number] | undefined;
  for (let index = 0; index + 1 < grid.length; index++) {
    const low = grid[index] ?? 0;
    const high = grid[index + 1] ?? 0;
    const [atLow, atHigh] = [f(low), f(high)];
    if (!(atLow * atHigh <= 0)) continue;
    if (best === undefined || distance(guess, low, high) < distance(guess, best[0], best[1])) best = [low, high];
  }
  return best === undefined ? NaN : bisect(f, best[0], best[1]);
}

function distance(guess: number, low: number, high: number): number {
  return guess < low ? low - guess : guess > high ? guess - high : 0;
}

function bisect(f: (rate: number) => number, start: number, end: number): number {
  let low = start;
  let high = end;
  const sign = Math.sign(f(low));
  if (sign === 0) return low;
  for (let step = 0; step < 200 && high - low > 1e-16 * Math.abs(low); step++) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    const value = f(middle);
    if (value === 0) return middle;
    if (Math.sign(value) === sign) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
}

/** Σ flows[k] / (1 + rate)^((days[k] − days[0]) / 365). */
export function datedPresentValue(rate: number, flows: readonly number[], days: readonly number[]): number {
  const first = days[0] ?? 0;
  let total = 0;
  flows.forEach((flow, index) => (total += flow / pow(1 + rate, ((days[index] ?? 0) - first) / 365)));
  return total;
}

/** The rate at which dated flows are worth nothing, near `guess`; NaN where none is found. */
export function datedRateNear(flows: readonly number[], days: readonly number[], guess: number): number {
  if (!flows.some((flow) => flow > 0) || !flows.some((flow) => flow < 0)) return NaN;
  const first = days[0] ?? 0;
  const years = days.map((day) => (day - first) / 365);
  let rate = guess;
  for (let step = 0; step < 100; step++) {
    let value = 0;
    let slope = 0;
    flows.forEach((flow, index) => {
      const time = years[index] ?? 0;
      const present = flow / pow(1 + rate, time);
      value += present;
      slope -= (time * present) / (1 + rate);
    });
    const next = rate - value / slope;
    if (!Number.isFinite(next) || next <= -1) break;
    if (Math.abs(next - rate) <= 1e-14 * Math.max(1e-2, Math.abs(next))) return next;
    rate = next;
  }
  return bracketedRate((candidate) => datedPresentValue(candidate, flows, days), guess);
}

/** Modified internal rate: outflows financed at one rate, inflows reinvested at another. NaN without outflows. */
export function modifiedInternalRate(flows: readonly number[], financeRate: number, reinvestRate: number): number {
  const last = flows.length - 1;
  let grown = 0;
  let financed = 0;
  flows.forEach((flow, index) => {
    if (flow > 0) grown += flow * pow(1 + reinvestRate, last - index);
    else if (flow < 0) financed -= flow / pow(1 + financeRate, index);
  });
  return pow(grown / financed, 1 / last) - 1;
}
