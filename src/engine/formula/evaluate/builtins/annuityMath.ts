import { exp, log, pow } from '../../../core/special/elementary';
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

/**
 * (g^m − g^k) / (g^n − 1) for g = 1 + rate and k ≤ m ≤ n, (m − k) / n at rate 0: the balance of a loan of 1 between two
 * payments, without taking nearly equal powers from one another.
 */
function shareBetween(rate: number, from: number, to: number, periods: number): number {
  const force = log1p(rate);
  if (force === 0) return (to - from) / periods;
  if (force > 0) return (exp(-(periods - to) * force) * expm1(-(to - from) * force)) / expm1(-periods * force);
  return (exp(from * force) * expm1((to - from) * force)) / expm1(periods * force);
}

/** What is still owed after `paid` payments at the end of each period. */
function balanceAfter(rate: number, paid: number, periods: number, present: number, future: number): number {
  return present * shareBetween(rate, paid, periods, periods) - future * shareBetween(rate, 0, paid, periods);
}

/** The interest within payment `period` (from 1). Payments at the start bear interest for the period that has passed. */
export function interestPayment(rate: number, period: number, periods: number, present: number, future: number, atStart: boolean): number {
  if (atStart && period === 1) return 0;
  const interest = -rate * balanceAfter(rate, period - 1, periods, present, future);
  return atStart ? interest / (1 + rate) : interest;
}

export function principalPayment(rate: number, period: number, periods: number, present: number, future: number, atStart: boolean): number {
  if (atStart && period === 1) return payment(rate, periods, present, future, true);
  const repaid = -(present + future) * (rate === 0 ? 1 / periods : shareBetween(rate, period - 1, period, periods));
  return atStart ? repaid / (1 + rate) : repaid;
}

/** Σ principalPayment over whole payments of a loan that is paid off at the end: a geometric series. */
export function totalPrincipal(rate: number, first: number, last: number, periods: number, present: number, atStart: boolean): number {
  if (!atStart) return -present * shareBetween(rate, first - 1, last, periods);
  const [begin, end] = [Math.max(first, 2), last];
  const later = end < begin ? 0 : -(present * shareBetween(rate, begin - 1, end, periods)) / (1 + rate);
  return first === 1 ? later - (present * (shareBetween(rate, 0, 1, periods) + rate)) / (1 + rate) : later;
}

/** So many payments are added one by one; more go through a closed form, which cancels a little. */
export const MOST_ADDED = 100_000;

/** Σ interestPayment over whole payments of a loan that is paid off at the end. */
export function totalInterest(rate: number, first: number, last: number, periods: number, present: number, atStart: boolean): number {
  const begin = atStart ? Math.max(first, 2) : first;
  if (last < begin) return 0;
  let total = 0;
  if (last - begin < MOST_ADDED) {
    for (let period = begin; period <= last; period++) total += interestPayment(rate, period, periods, present, 0, atStart);
    return total;
  }
  const force = log1p(rate);
  const owed = discountsUpTo(force, periods - begin + 1) - discountsUpTo(force, periods - last);
  const interest = (rate * present * owed) / expm1(-periods * force);
  return atStart ? interest / (1 + rate) : interest;
}

/** Σ (1 − e^(−force·j)) over j = 0 … count, which small forces leave no digits if the sums are taken apart. */
function discountsUpTo(force: number, count: number): number {
  const terms = count + 1;
  if (terms * force > 1) return terms + expm1(-terms * force) / -expm1(-force);
  let [sum, power, factorial] = [0, 1, 1];
  for (let order = 1; order < 30; order++) {
    power *= -force;
    factorial *= order + 1;
    sum += (power * (1 - pow(terms, order))) / factorial;
  }
  return (terms * sum * force) / -expm1(-force);
}

/** ln of how the balance grows, over the growth of one period; the difference of the balances is what small rates leave of their ratio. */
export function numberOfPeriods(rate: number, level: number, present: number, future: number, atStart: boolean): number {
  if (rate === 0) return -(present + future) / level;
  const due = level * (atStart ? 1 + rate : 1);
  const [start, end] = [due + present * rate, due - future * rate];
  const ratio = end / start;
  const growth = ratio > 0.5 && ratio < 2 ? log1p((-(present + future) * rate) / start) : log(ratio);
  return growth / log1p(rate);
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
