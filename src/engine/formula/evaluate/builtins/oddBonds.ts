import { pow } from '../../../core/special/elementary';
import { expm1 } from '../../../core/special/nearOne';
import { solveBracketed } from '../../../core/special/solveBracketed';
import { dateOfSerial, daysInMonth } from '../serialDate';
import { NUMBER_ERROR, type Value } from '../value';
import { couponPeriod, isMonthEnd, monthsLater } from './couponSchedule';
import { type Basis, daysByBasis, isBasis } from './dayCount';
import { type Builtin, define, fromAnalysisToolPak } from './define';

/** A bond whose first or last coupon period is shorter or longer than the others. Serial days; amounts per 100 of face value. */
interface OddBond {
  readonly settlement: number;
  readonly maturity: number;
  readonly coupon: number;
  readonly redemption: number;
  readonly frequency: number;
  readonly basis: Basis;
  readonly date1904: boolean;
}

interface OddFirst extends OddBond {
  readonly issue: number;
  readonly first: number;
}

interface OddLast extends OddBond {
  readonly last: number;
}

function days(bond: OddBond, from: number, to: number, betweenCoupons = false): number {
  return Math.max(0, daysByBasis(from, to, bond.basis, bond.date1904, betweenCoupons));
}

function period(bond: OddBond, from: number, to: number): ReturnType<typeof couponPeriod> {
  return couponPeriod(from, to, bond.frequency, bond.basis, bond.date1904);
}

/**
 * How an odd first coupon stands to settlement, in coupon periods: its length, what of it has accrued, the broken and the whole
 * periods until it is paid, and the number of ordinary coupons after it.
 */
interface FirstCoupon {
  readonly length: number;
  readonly accrued: number;
  readonly broken: number;
  readonly whole: number;
  readonly later: number;
}

function firstCoupon(bond: OddFirst): FirstCoupon | undefined {
  const { settlement, maturity, issue, first, basis } = bond;
  const untilFirst = period(bond, settlement, first);
  const afterFirst = period(bond, first, maturity);
  const sinceIssue = period(bond, issue, first);
  if (untilFirst === undefined || afterFirst === undefined || sinceIssue === undefined) return undefined;
  const size = untilFirst.daysInPeriod;
  const length = days(bond, issue, first);
  if (length < size) {
    return { length: length / size, accrued: days(bond, issue, settlement) / size, broken: days(bond, settlement, first) / size, whole: 0, later: afterFirst.count };
  }
  const { total, accrued } = longFirst(bond, sinceIssue.count, size);
  const broken = basis === 2 || basis === 3 ? days(bond, settlement, untilFirst.next) : size - days(bond, untilFirst.previous, settlement);
  return { length: total, accrued, broken: broken / size, whole: wholePeriods(bond), later: afterFirst.count };
}

/** A long first period is cut into periods of ordinary length, back from the first coupon. */
function longFirst(bond: OddFirst, count: number, size: number): { total: number; accrued: number } {
  const { settlement, issue, first, basis, frequency, date1904 } = bond;
  let [total, accrued] = [0, 0];
  let late = first;
  for (let index = count; index >= 1; index--) {
    const early = monthsLater(late, -12 / frequency, false, date1904);
    const normal = basis === 1 ? days(bond, early, late) : size;
    total += (index > 1 ? normal : days(bond, issue, late)) / normal;
    accrued += days(bond, Math.max(issue, early), Math.min(settlement, late)) / normal;
    late = early;
  }
  return { total, accrued };
}

/** Whole coupon periods that fit between settlement and the first coupon. */
function wholePeriods({ settlement, first, frequency, date1904 }: OddFirst): number {
  const date = dateOfSerial(first, date1904);
  const broken = date !== undefined && date.month !== 2 && date.day > 28 && date.day < daysInMonth(date.year, date.month);
  const toMonthEnd = broken ? isMonthEnd(settlement, date1904) : isMonthEnd(first, date1904);
  const start = monthsLater(settlement, 0, toMonthEnd, date1904);
  let count = settlement < start ? 1 : 0;
  let day = monthsLater(start, 12 / frequency, toMonthEnd, date1904);
  while (day < first) {
    day = monthsLater(day, 12 / frequency, toMonthEnd, date1904);
    count++;
  }
  return count;
}

function oddFirstPrice(bond: OddFirst, { length, accrued, broken, whole, later }: FirstCoupon, yieldRate: number): number {
  const payment = (100 * bond.coupon) / bond.frequency;
  const growth = 1 + yieldRate / bond.frequency;
  const wait = broken + whole;
  let price = bond.redemption / pow(growth, wait + later) + (payment * length) / pow(growth, wait);
  for (let index = 1; index <= later; index++) price += payment / pow(growth, wait + index);
  return price - payment * accrued;
}

/** Whether ordinary coupons back from maturity fall on the first coupon; Excel refuses other bonds. */
function isAligned({ maturity, first, frequency, date1904 }: OddFirst): boolean {
  const toMonthEnd = isMonthEnd(maturity, date1904);
  let day = maturity;
  while (day > first) day = monthsLater(day, -12 / frequency, toMonthEnd, date1904);
  return day === first;
}

/** ln(1 + yield / frequency) between which every quoted bond lies: prices fall all the way. */
const LOWEST_FORCE = -5;
const HIGHEST_FORCE = 30;

function oddFirstYield(bond: OddFirst, coupon: FirstCoupon, price: number): number {
  const difference = (force: number): number => oddFirstPrice(bond, coupon, bond.frequency * expm1(force)) - price;
  return bond.frequency * expm1(solveBracketed(difference, LOWEST_FORCE, HIGHEST_FORCE));
}

/** The last coupon, what has accrued of it and what is still to come, in ordinary coupon periods. */
function lastCoupon(bond: OddLast): { length: number; accrued: number; ahead: number } {
  const { settlement, maturity, last, frequency, date1904 } = bond;
  const count = period(bond, last, maturity)?.count ?? 0;
  let [length, accrued, ahead] = [0, 0, 0];
  let early = last;
  for (let index = 1; index <= count; index++) {
    const late = monthsLater(early, 12 / frequency, false, date1904);
    const normal = days(bond, early, late, true);
    const paid = index < count ? normal : days(bond, early, maturity, true);
    length += paid / normal;
    accrued += (late < settlement ? paid : early < settlement ? days(bond, early, settlement) : 0) / normal;
    ahead += days(bond, Math.max(settlement, early), Math.min(maturity, late)) / normal;
    early = late;
  }
  return { length, accrued, ahead };
}

function oddLastPrice(bond: OddLast, yieldRate: number): number {
  const { length, accrued, ahead } = lastCoupon(bond);
  const payment = (100 * bond.coupon) / bond.frequency;
  return (length * payment + bond.redemption) / (1 + (ahead * yieldRate) / bond.frequency) - accrued * payment;
}

function oddLastYield(bond: OddLast, price: number): number {
  const { length, accrued, ahead } = lastCoupon(bond);
  const payment = (100 * bond.coupon) / bond.frequency;
  const paid = price + accrued * payment;
  return ((length * payment + bond.redemption - paid) / paid) * (bond.frequency / ahead);
}

type OddFirstArguments = readonly [number, number, number, number, number, number, number, number, number | undefined];
type OddLastArguments = readonly [number, number, number, number, number, number, number, number | undefined];

function readBond(dates: readonly number[], coupon: number, redemption: number, frequency: number, basis: number, date1904: boolean): OddBond | undefined {
  const [times, convention] = [Math.trunc(frequency), Math.trunc(basis)];
  if ((times !== 1 && times !== 2 && times !== 4) || !isBasis(convention) || coupon < 0 || redemption <= 0) return undefined;
  if (dates.some((date) => dateOfSerial(date, date1904) === undefined)) return undefined;
  return { settlement: dates[0] ?? NaN, maturity: dates[1] ?? NaN, coupon, redemption, frequency: times, basis: convention, date1904 };
}

function oddFirst(name: string, evaluate: (bond: OddFirst, coupon: FirstCoupon, given: number) => number, isYield: boolean): Builtin {
  return define(
    name,
    ['number', 'number', 'number', 'number', 'number', 'number', 'number', 'number', 'number?'],
    ([settlementGiven, maturityGiven, issueGiven, firstGiven, coupon, given, redemption, frequency, basis = 0]: OddFirstArguments, { workbook }): Value => {
      if (isYield) workbook.approximate();
      const dates = [settlementGiven, maturityGiven, issueGiven, firstGiven].map(Math.floor) as [number, number, number, number];
      const [settlement, maturity, issue, first] = dates;
      const read = readBond(dates, coupon, redemption, frequency, basis, workbook.date1904);
      if (read === undefined || !(maturity > first && first > settlement && settlement > issue) || (isYield ? given <= 0 : given < 0)) return NUMBER_ERROR;
      const bond = { ...read, issue, first };
      const shape = isAligned(bond) ? firstCoupon(bond) : undefined;
      return shape === undefined ? NUMBER_ERROR : evaluate(bond, shape, given);
    },
  );
}

function oddLast(name: string, evaluate: (bond: OddLast, given: number) => number, positiveGiven: boolean): Builtin {
  return define(
    name,
    ['number', 'number', 'number', 'number', 'number', 'number', 'number', 'number?'],
    ([settlementGiven, maturityGiven, lastGiven, coupon, given, redemption, frequency, basis = 0]: OddLastArguments, { workbook }): Value => {
      const dates = [settlementGiven, maturityGiven, lastGiven].map(Math.floor) as [number, number, number];
      const [settlement, maturity, last] = dates;
      const read = readBond(dates, coupon, redemption, frequency, basis, workbook.date1904);
      if (read === undefined || !(maturity > settlement && settlement > last) || (positiveGiven ? given <= 0 : given < 0)) return NUMBER_ERROR;
      return evaluate({ ...read, last }, given);
    },
  );
}

/**
 * Bonds with an odd first or last period. The formulas are Microsoft's (ODDFPRICE, ODDFYIELD, ODDLPRICE, ODDLYIELD); the day counts
 * inside them are those that Excel's own answers show.
 */
export const oddBondFunctions: readonly Builtin[] = fromAnalysisToolPak(
  oddFirst('ODDFPRICE', oddFirstPrice, false),
  oddFirst('ODDFYIELD', oddFirstYield, true),
  oddLast('ODDLPRICE', oddLastPrice, false),
  oddLast('ODDLYIELD', oddLastYield, true),
);
