import { dateOfSerial, daysInMonth, serialOfDate } from '../serialDate';
import { type Basis, daysByBasis } from './dayCount';

/** Where settlement lies in the coupon schedule of a bond. Serial days; `count` coupons are still to be paid. */
export interface CouponPeriod {
  readonly previous: number;
  readonly next: number;
  readonly count: number;
  /** Days from the previous coupon to settlement, in the period, and from settlement to the next coupon, by basis. */
  readonly daysBefore: number;
  readonly daysInPeriod: number;
  readonly daysAfter: number;
}

/** The same day some months later, or the last of that month where it is shorter or `toMonthEnd` says so. */
export function monthsLater(serial: number, months: number, toMonthEnd: boolean, date1904: boolean): number {
  const date = dateOfSerial(serial, date1904);
  if (date === undefined) return NaN;
  const total = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  const last = daysInMonth(year, month);
  return serialOfDate(year, month, toMonthEnd ? last : Math.min(date.day, last), date1904);
}

export function isMonthEnd(serial: number, date1904: boolean): boolean {
  const date = dateOfSerial(serial, date1904);
  return date !== undefined && date.day === daysInMonth(date.year, date.month);
}

/** The coupon period around settlement, counted back from maturity; month ends stay month ends. Undefined for impossible dates. */
export function couponPeriod(settlement: number, maturity: number, frequency: number, basis: Basis, date1904: boolean): CouponPeriod | undefined {
  if (dateOfSerial(maturity, date1904) === undefined || dateOfSerial(settlement, date1904) === undefined || settlement >= maturity) return undefined;
  const months = 12 / frequency;
  const atMonthEnd = isMonthEnd(maturity, date1904);
  const couponDay = (count: number): number => monthsLater(maturity, -count * months, atMonthEnd, date1904);
  let count = Math.max(0, Math.floor(((maturity - settlement) / 365.25) * frequency) - 1);
  while (couponDay(count) > settlement) count++;
  const previous = couponDay(count);
  const next = couponDay(count - 1);
  const daysInPeriod = basis === 1 ? next - previous : (basis === 3 ? 365 : 360) / frequency;
  const daysBefore = daysByBasis(previous, settlement, basis, date1904);
  const daysAfter = basis === 0 ? daysByBasis(previous, next, basis, date1904, true) - daysBefore : daysByBasis(settlement, next, basis, date1904);
  return { previous, next, count, daysBefore, daysInPeriod, daysAfter };
}
