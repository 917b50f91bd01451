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

/**
 * The rate per period, by the secant method from `guess`. NaN where twenty steps do not bring two successive rates within
 * 1e-7 of each other: the same promise as Excel's. A few further steps then settle the last digits.
 */
export function ratePerPeriod(periods: number, level: number, present: number, future: number, atStart: boolean, guess: number): number {
  const balance = (rate: number): number => futureValue(rate, periods, level, present, atStart) - future;
  let previous = guess;
  let before = balance(previous);
  let current = guess === 0 ? 1e-3 : guess * 1.01;
  let settling = 0;
  for (let step = 0; step < 20 + settling; step++) {
    const value = balance(current);
    if (value === 0) return current;
    const next = current - (value * (current - previous)) / (value - before);
    if (!Number.isFinite(next)) return settling > 0 ? current : NaN;
    if (Math.abs(next - current) <= 1e-15 * Math.abs(next)) return next;
    if (Math.abs(next - current) < 1e-7) settling++;
    if (settling > 6) return next;
    previous = current;
    before = value;
    current = next <= -1 ? (current - 1) / 2 : next;
  }
  return NaN;
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
