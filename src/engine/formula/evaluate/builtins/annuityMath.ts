import { log, pow } from '../../../core/special/elementary';
import { expm1, log1p } from '../../../core/special/nearOne';

/** The time value of money with level payments, in plain floating point. NaN where there is no answer. */

/** (1 + rate)^periods. */
function growth(rate: number, periods: number): number {
  return pow(1 + rate, periods);
}

/** ((1 + rate)^periods − 1) / rate, accurate for small rates too. */
function annuity(rate: number, periods: number): number {
  if (rate === 0) return periods;
  if (Math.abs(rate) < 1e-4 && rate > -1) return expm1(periods * log1p(rate)) / rate;
  return (growth(rate, periods) - 1) / rate;
}

export function futureValue(rate: number, periods: number, payment: number, present: number, atStart: boolean): number {
  return -(present * growth(rate, periods) + payment * (atStart ? 1 + rate : 1) * annuity(rate, periods));
}

export function presentValue(rate: number, periods: number, payment: number, future: number, atStart: boolean): number {
  return -(future + payment * (atStart ? 1 + rate : 1) * annuity(rate, periods)) / growth(rate, periods);
}

export function payment(rate: number, periods: number, present: number, future: number, atStart: boolean): number {
  return -(present * growth(rate, periods) + future) / ((atStart ? 1 + rate : 1) * annuity(rate, periods));
}

/** The interest within payment `period` (from 1). */
export function interestPayment(rate: number, period: number, periods: number, present: number, future: number, atStart: boolean): number {
  if (atStart && period === 1) return 0;
  const level = payment(rate, periods, present, future, atStart);
  const balance = futureValue(rate, period - (atStart ? 2 : 1), level, present, atStart);
  return atStart ? (balance - level) * rate : balance * rate;
}

export function principalPayment(rate: number, period: number, periods: number, present: number, future: number, atStart: boolean): number {
  return payment(rate, periods, present, future, atStart) - interestPayment(rate, period, periods, present, future, atStart);
}

export function numberOfPeriods(rate: number, level: number, present: number, future: number, atStart: boolean): number {
  if (rate === 0) return -(present + future) / level;
  const perPeriod = (level * (atStart ? 1 + rate : 1)) / rate;
  return log((perPeriod - future) / (perPeriod + present)) / log1p(rate);
}

/** The rate per period, by Newton's method from `guess`; NaN where it does not converge. */
export function ratePerPeriod(periods: number, level: number, present: number, future: number, atStart: boolean, guess: number): number {
  const balance = (rate: number): number => futureValue(rate, periods, level, present, atStart);
  return solveRate(balance, guess, 1e-15 * (Math.abs(present) + Math.abs(level * periods) + Math.abs(future)));
}

/** A root of a smooth function of a rate above −1, by the secant method with a safeguard; NaN where none is found. */
function solveRate(f: (rate: number) => number, guess: number, noise: number): number {
  let previous = guess;
  let current = guess === 0 ? 1e-3 : guess * 1.001 + 1e-6;
  let before = f(previous);
  for (let step = 0; step < 100; step++) {
    const value = f(current);
    if (value === 0 || Math.abs(value) <= noise) return current;
    const slope = (value - before) / (current - previous);
    let next = current - value / slope;
    if (!Number.isFinite(next)) return NaN;
    if (next <= -1) next = (current - 1) / 2;
    if (Math.abs(next - current) <= 1e-15 * Math.max(1e-3, Math.abs(next))) return next;
    previous = current;
    before = value;
    current = next;
  }
  return Math.abs(f(current)) < 1e6 * noise ? current : NaN;
}

/** (1 + nominal / n)^n − 1. */
export function effectiveRate(nominal: number, perYear: number): number {
  return pow(1 + nominal / perYear, perYear) - 1;
}

export function nominalRate(effective: number, perYear: number): number {
  return perYear * (pow(1 + effective, 1 / perYear) - 1);
}

/** The rate at which `present` grows to `future`. */
export function growthRate(periods: number, present: number, future: number): number {
  return pow(future / present, 1 / periods) - 1;
}

/** How long `present` takes to grow to `future`. */
export function growthDuration(rate: number, present: number, future: number): number {
  return (log(future) - log(present)) / log(1 + rate);
}
