import { dateOfSerial } from '../serialDate';
import { NUMBER_ERROR, type Value } from '../value';
import { couponPeriod, isMonthEnd, monthsLater } from './couponSchedule';
import { type Basis, daysByBasis, isBasis } from './dayCount';
import { type Builtin, define } from './define';

interface Accrual {
  readonly issue: number;
  readonly firstInterest: number;
  readonly settlement: number;
  readonly frequency: number;
  readonly basis: Basis;
  readonly date1904: boolean;
}

/** The last quasi-coupon day before settlement, counted from the first interest; one period before that where settlement comes first. */
function periodStart({ firstInterest, settlement, frequency, date1904 }: Accrual, toMonthEnd: boolean): number {
  const months = 12 / frequency;
  if (settlement <= firstInterest) return monthsLater(firstInterest, -months, toMonthEnd, date1904);
  let count = 0;
  while (monthsLater(firstInterest, (count + 1) * months, toMonthEnd, date1904) < settlement) count++;
  return monthsLater(firstInterest, count * months, toMonthEnd, date1904);
}

/** Days of a quasi-coupon period by basis. */
function normalDays(from: number, to: number, { basis, frequency, date1904 }: Accrual): number {
  if (basis === 3) return 365 / frequency;
  return basis === 2 ? daysByBasis(from, to, 0, date1904) : daysByBasis(from, to, basis, date1904, true);
}

/** Interest accrued to settlement, in quasi-coupon periods. */
function accruedPeriods(accrual: Accrual, sinceIssue: boolean): number {
  const { issue, firstInterest, settlement, frequency, basis, date1904 } = accrual;
  const months = 12 / frequency;
  const toMonthEnd = isMonthEnd(firstInterest, date1904);
  let start = periodStart(accrual, toMonthEnd);
  // However far settlement lies behind the first interest, the days of its period are shares of the period before that.
  const measured = monthsLater(firstInterest, -months, toMonthEnd, date1904);
  const size = couponPeriod(measured, firstInterest, frequency, basis, date1904)?.daysInPeriod ?? NaN;
  let total = daysByBasis(Math.max(issue, start), settlement, basis, date1904) / size;
  const earliest = sinceIssue || settlement <= firstInterest ? issue : firstInterest;
  while (start > earliest) {
    const earlier = monthsLater(start, -months, toMonthEnd, date1904);
    if (issue > earlier) total += daysByBasis(issue, start, basis, date1904) / normalDays(earlier, start, accrual);
    else if (sinceIssue || settlement > firstInterest) total += 1;
    start = earlier;
  }
  return total;
}

/**
 * Where settlement comes after the first interest and interest since then is asked for, Excel counts the days since issue all the
 * same, as a share of a year; with actual days the year is as many periods long as the one before the first interest.
 */
function plainPeriods(accrual: Accrual): number {
  const { issue, firstInterest, settlement, frequency, basis, date1904 } = accrual;
  const start = monthsLater(firstInterest, -12 / frequency, isMonthEnd(firstInterest, date1904), date1904);
  const year = basis === 1 ? frequency * (firstInterest - start) : basis === 3 ? 365 : 360;
  return (frequency * daysByBasis(issue, settlement, basis, date1904)) / year;
}

type Arguments = readonly [number, number, number, number, number | undefined, number, number | undefined, boolean | undefined];

/** ACCRINT: what a bond with periodic interest has earned up to settlement. `par` left out is 1000. */
export const accruedInterest: Builtin = define(
  'ACCRINT',
  ['number', 'number', 'number', 'number', 'number?', 'number', 'number?', 'logical?'],
  ([issueGiven, firstGiven, settlementGiven, rate, par = 1000, frequency, basis = 0, sinceIssue = true]: Arguments, { workbook: { date1904 } }): Value => {
    const [issue, firstInterest, settlement] = [issueGiven, firstGiven, settlementGiven].map(Math.floor) as [number, number, number];
    const [times, convention] = [Math.trunc(frequency), Math.trunc(basis)];
    if ((times !== 1 && times !== 2 && times !== 4) || !isBasis(convention) || rate <= 0 || par <= 0 || issue >= settlement) return NUMBER_ERROR;
    if ([issue, firstInterest, settlement].some((day) => dateOfSerial(day, date1904) === undefined)) return NUMBER_ERROR;
    const accrual = { issue, firstInterest, settlement, frequency: times, basis: convention, date1904 };
    const periods = !sinceIssue && settlement > firstInterest ? plainPeriods(accrual) : accruedPeriods(accrual, sinceIssue);
    return ((par * rate) / times) * periods;
  },
);
