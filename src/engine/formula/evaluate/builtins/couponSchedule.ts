import { dateOfSerial, daysInMonth, serialOfDate } from '../serialDate';
import { type Basis, days30 } from './dayCount';

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

/** Days between two serials by basis. */
export function daysByBasis(from: number, to: number, basis: Basis, date1904: boolean): number {
  const first = dateOfSerial(from, date1904);
  const last = dateOfSerial(to, date1904);
  if ((basis !== 0 && basis !== 4) || first === undefined || last === undefined) return to - from;
  return days30(first, last, basis === 4);
}

/** The coupon period around settlement, counted back from maturity; month ends stay month ends. Undefined for impossible dates. */
export function couponPeriod(settlement: number, maturity: number, frequency: number, basis: Basis, date1904: boolean): CouponPeriod | undefined {
  const end = dateOfSerial(maturity, date1904);
  if (end === undefined || dateOfSerial(settlement, date1904) === undefined || settlement >= maturity) return undefined;
  const months = 12 / frequency;
  const atMonthEnd = end.day === daysInMonth(end.year, end.month);
  const couponDay = (count: number): number => {
    const total = end.year * 12 + end.month - 1 - count * months;
    const year = Math.floor(total / 12);
    const month = total - year * 12 + 1;
    const last = daysInMonth(year, month);
    return serialOfDate(year, month, atMonthEnd ? last : Math.min(end.day, last), date1904);
  };
  let count = Math.max(0, Math.floor(((maturity - settlement) / 365.25) * frequency) - 1);
  while (couponDay(count) > settlement) count++;
  const previous = couponDay(count);
  const next = couponDay(count - 1);
  const daysInPeriod = basis === 1 ? next - previous : (basis === 3 ? 365 : 360) / frequency;
  const daysBefore = daysByBasis(previous, settlement, basis, date1904);
  const daysAfter = basis === 0 || basis === 4 ? daysInPeriod - daysBefore : next - settlement;
  return { previous, next, count, daysBefore, daysInPeriod, daysAfter };
}
