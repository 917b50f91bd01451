import { pow } from '../../../core/special/elementary';
import { rateNear } from '../../../returns/rateNear';

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
 * The internal rate of return that Newton's method finds from `guess`, as spreadsheets do; where it runs away, the one nearest
 * to the guess. NaN where there is none.
 */
export function internalRateNear(flows: readonly number[], guess: number): number {
  if (!changesSign(flows)) return NaN;
  const found = newton((rate) => valueAndSlope(rate, flows), guess);
  return Number.isNaN(found) ? rateNear(flows.map((amount, time) => ({ amount, time })), guess) : found;
}

function changesSign(flows: readonly number[]): boolean {
  return flows.some((flow) => flow > 0) && flows.some((flow) => flow < 0);
}

/** Newton's method on a value as a function of a rate above −1; NaN where it leaves the rates or does not settle. */
function newton(valueAndSlopeAt: (rate: number) => readonly [number, number], guess: number): number {
  let rate = guess;
  for (let step = 0; step < 60; step++) {
    const [value, slope] = valueAndSlopeAt(rate);
    const next = rate - value / slope;
    if (!Number.isFinite(slope) || !Number.isFinite(next) || next <= -1) return NaN;
    if (Math.abs(next - rate) <= 1e-14 * Math.max(1e-2, Math.abs(next))) return isCrossing(valueAndSlopeAt, next) ? next : NaN;
    rate = next;
  }
  return NaN;
}

/** Whether the value really changes sign there: far out, where it is level, a step can be small without a root. */
function isCrossing(valueAndSlopeAt: (rate: number) => readonly [number, number], rate: number): boolean {
  const nearby = 1e-6 * (1 + rate);
  return valueAndSlopeAt(rate - nearby)[0] > 0 !== valueAndSlopeAt(rate + nearby)[0] > 0;
}

/** Σ flows[k] / (1 + rate)^((days[k] − days[0]) / 365). */
export function datedPresentValue(rate: number, flows: readonly number[], days: readonly number[]): number {
  const first = days[0] ?? 0;
  let total = 0;
  flows.forEach((flow, index) => (total += flow / pow(1 + rate, ((days[index] ?? 0) - first) / 365)));
  return total;
}

/** The rate at which dated flows are worth nothing, near `guess` as in {@link internalRateNear}; NaN where there is none. */
export function datedRateNear(flows: readonly number[], days: readonly number[], guess: number): number {
  if (!changesSign(flows)) return NaN;
  const first = days[0] ?? 0;
  const years = days.map((day) => (day - first) / 365);
  const found = newton((rate) => {
    let value = 0;
    let slope = 0;
    flows.forEach((flow, index) => {
      const time = years[index] ?? 0;
      const present = flow / pow(1 + rate, time);
      value += present;
      slope -= (time * present) / (1 + rate);
    });
    return [value, slope];
  }, guess);
  return Number.isNaN(found) ? rateNear(flows.map((amount, index) => ({ amount, time: years[index] ?? 0 })), guess) : found;
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
