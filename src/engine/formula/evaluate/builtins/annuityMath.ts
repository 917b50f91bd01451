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
 * The rate per period, by Newton's method from `guess` on the balance after the last period; NaN where fifty steps do not
 * settle it. Like Excel it finds the root its guess leads to, or none.
 */
export function ratePerPeriod(periods: number, level: number, present: number, future: number, atStart: boolean, guess: number): number {
  let rate = guess;
  for (let step = 0; step < 50; step++) {
    const [balance, slope] = balanceAndSlope(rate, periods, level, present, future, atStart);
    const next = rate - balance / slope;
    if (!Number.isFinite(next) || next <= -1 + 1e-9) return NaN;
    if (Math.abs(next - rate) <= 1e-14 * Math.max(1e-4, Math.abs(next))) return next;
    rate = next;
  }
  return NaN;
}

function balanceAndSlope(rate: number, periods: number, level: number, present: number, future: number, atStart: boolean): [number, number] {
  const power = growth(rate, periods);
  const powerSlope = (periods * power) / (1 + rate);
  const sum = annuity(rate, periods);
  const sumSlope = Math.abs(rate) < 1e-7 ? (periods * (periods - 1)) / 2 : (powerSlope - sum) / rate;
  const due = atStart ? 1 + rate : 1;
  const balance = present * power + level * due * sum + future;
  return [balance, present * powerSlope + level * ((atStart ? sum : 0) + due * sumSlope)];
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
