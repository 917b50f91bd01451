import type { CellError } from '../../../core/cellValue';
import { type CalendarDate, dateOfSerial, daysInMonth, isLeapYear, serialOfDate } from '../serialDate';
import { NUMBER_ERROR } from '../value';

/** Day-count conventions of Excel: 0 US 30/360, 1 actual/actual, 2 actual/360, 3 actual/365, 4 European 30/360. */
export type Basis = 0 | 1 | 2 | 3 | 4;

export function isBasis(value: number): value is Basis {
  return value === 0 || value === 1 || value === 2 || value === 3 || value === 4;
}

function isEndOfFebruary(date: CalendarDate): boolean {
  return date.month === 2 && date.day === daysInMonth(date.year, 2);
}

/**
 * Days from one date to a later one in years of 360 days, US (NASD) or European. Between two coupon dates the US rule takes
 * the end for a 30th whatever day the period began on.
 */
export function days30(from: CalendarDate, to: CalendarDate, european: boolean, betweenCoupons = false): number {
  let firstDay = from.day;
  let lastDay = to.day;
  if (european) {
    firstDay = Math.min(firstDay, 30);
    lastDay = Math.min(lastDay, 30);
  } else {
    if (isEndOfFebruary(to) && (betweenCoupons || isEndOfFebruary(from))) lastDay = 30;
    // The last of February counts as a 30th only after a 31st at the other end has been looked at.
    if (lastDay === 31 && (betweenCoupons || firstDay >= 30)) lastDay = 30;
    if (firstDay === 31 || isEndOfFebruary(from)) firstDay = 30;
  }
  return (to.year - from.year) * 360 + (to.month - from.month) * 30 + lastDay - firstDay;
}

/** Days between two serials by basis. */
export function daysByBasis(from: number, to: number, basis: Basis, date1904: boolean, betweenCoupons = false): number {
  const first = dateOfSerial(from, date1904);
  const last = dateOfSerial(to, date1904);
  if ((basis !== 0 && basis !== 4) || first === undefined || last === undefined) return to - from;
  return days30(first, last, basis === 4, betweenCoupons);
}

/** Days in the year of securities that pay at maturity, by basis; the dates count in actual/actual alone. */
export function daysInYear(start: number, end: number, basis: Basis, date1904: boolean): number {
  const [from, to] = [dateOfSerial(start, date1904), dateOfSerial(end, date1904)];
  if (basis === 1 && from !== undefined && to !== undefined) return averageYear(start, end, from, to, date1904);
  return basis === 3 ? 365 : 360;
}

/** The length of the year in actual/actual, as YEARFRAC averages it. */
function averageYear(start: number, end: number, from: CalendarDate, to: CalendarDate, date1904: boolean): number {
  const withinAYear = from.year === to.year || (from.year + 1 === to.year && (from.month > to.month || (from.month === to.month && from.day >= to.day)));
  if (!withinAYear) {
    // To the last day: in 9999 there is no next year to count to.
    const days = serialOfDate(to.year, 12, 31, date1904) + 1 - serialOfDate(from.year, 1, 1, date1904);
    return days / (to.year - from.year + 1);
  }
  if (from.year === to.year) return isLeapYear(from.year) ? 366 : 365;
  const leapDay = isLeapYear(from.year) ? serialOfDate(from.year, 2, 29, date1904) : isLeapYear(to.year) ? serialOfDate(to.year, 2, 29, date1904) : NaN;
  return leapDay >= start && leapDay <= end ? 366 : 365;
}

/** The share of a year between two dates, in either order. */
export function yearFraction(first: number, second: number, basis: number, date1904: boolean): number | CellError {
  const start = Math.floor(Math.min(first, second));
  const end = Math.floor(Math.max(first, second));
  const from = dateOfSerial(start, date1904);
  const to = dateOfSerial(end, date1904);
  if (from === undefined || to === undefined || !isBasis(basis)) return NUMBER_ERROR;
  if (start === end) return 0;
  switch (basis) {
    case 0:
      return days30(from, to, false) / 360;
    case 1:
      return (end - start) / averageYear(start, end, from, to, date1904);
    case 2:
      return (end - start) / 360;
    case 3:
      return (end - start) / 365;
    case 4:
      return days30(from, to, true) / 360;
  }
}
