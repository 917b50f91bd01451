import { pow } from '../../../core/special/elementary';
import { expm1 } from '../../../core/special/nearOne';
import { solveBracketed } from '../../../core/special/solveBracketed';
import { roundTowardsZero } from '../../../core/rounding';
import { dateOfSerial, serialOfDate } from '../serialDate';
import { isError, NUMBER_ERROR, DIVISION_ERROR, type Value } from '../value';
import { accruedInterest } from './accruedInterest';
import { type CouponPeriod, couponPeriod } from './couponSchedule';
import { daysByBasis, daysInYear, isBasis, yearFraction } from './dayCount';
import { type Builtin, define, fromAnalysisToolPak } from './define';

type CouponArguments = readonly [number, number, number, number | undefined];

/** A function of the coupon period around settlement. */
function ofCoupons(name: string, evaluate: (period: CouponPeriod) => number): Builtin {
  return define(name, ['number', 'number', 'number', 'number?'], ([settlement, maturity, frequency, basis = 0]: CouponArguments, { workbook }) => {
    const period = readPeriod(settlement, maturity, frequency, basis, workbook.date1904);
    return period === undefined ? NUMBER_ERROR : evaluate(period);
  });
}

function readPeriod(settlement: number, maturity: number, frequency: number, basis: number, date1904: boolean): CouponPeriod | undefined {
  const [times, convention] = [Math.trunc(frequency), Math.trunc(basis)];
  if ((times !== 1 && times !== 2 && times !== 4) || !isBasis(convention)) return undefined;
  return couponPeriod(Math.floor(settlement), Math.floor(maturity), times, convention, date1904);
}

/** Clean price per 100 of a bond with level coupons. */
function priceOf(period: CouponPeriod, rate: number, yieldRate: number, redemption: number, frequency: number): number {
  const coupon = (100 * rate) / frequency;
  const ahead = (period.daysInPeriod - period.daysBefore) / period.daysInPeriod;
  const accrued = (coupon * period.daysBefore) / period.daysInPeriod;
  if (period.count === 1) return (redemption + coupon) / (1 + (ahead * yieldRate) / frequency) - accrued;
  const growth = 1 + yieldRate / frequency;
  let price = redemption / pow(growth, period.count - 1 + ahead) - accrued;
  for (let index = 0; index < period.count; index++) price += coupon / pow(growth, index + ahead);
  return price;
}

function yieldOf(period: CouponPeriod, rate: number, price: number, redemption: number, frequency: number): number {
  if (period.count === 1) {
    const coupon = (100 * rate) / frequency;
    const paid = price + (coupon * period.daysBefore) / period.daysInPeriod;
    return (((redemption + coupon - paid) / paid) * frequency * period.daysInPeriod) / (period.daysInPeriod - period.daysBefore);
  }
  const difference = (x: number): number => priceOf(period, rate, frequency * expm1(x), redemption, frequency) - price;
  return frequency * expm1(solveBracketed(difference, LOWEST_FORCE, HIGHEST_FORCE));
}

/** ln(1 + yield / frequency) beyond which no bond is quoted: prices fall all the way from one to the other. */
const LOWEST_FORCE = -5;
const HIGHEST_FORCE = 30;

function macaulayDuration(period: CouponPeriod, coupon: number, yieldRate: number, frequency: number): number {
  const growth = 1 + yieldRate / frequency;
  const ahead = (period.daysInPeriod - period.daysBefore) / period.daysInPeriod;
  const payment = (100 * coupon) / frequency;
  let weighted = 0;
  let total = 0;
  for (let index = 0; index < period.count; index++) {
    const time = index + ahead;
    const present = (payment + (index === period.count - 1 ? 100 : 0)) / pow(growth, time);
    weighted += time * present;
    total += present;
  }
  return weighted / total / frequency;
}

type BondArguments = readonly [number, number, number, number, number, number, number | undefined];

function bond(name: string, evaluate: (period: CouponPeriod, rate: number, given: number, redemption: number, frequency: number) => number, positiveGiven: boolean): Builtin {
  return define(
    name,
    ['number', 'number', 'number', 'number', 'number', 'number', 'number?'],
    ([settlement, maturity, rate, given, redemption, frequency, basis = 0]: BondArguments, { workbook }) => {
      if (positiveGiven) workbook.approximate();
      const period = readPeriod(settlement, maturity, frequency, basis, workbook.date1904);
      if (period === undefined || rate < 0 || redemption <= 0 || (positiveGiven ? given <= 0 : given < 0)) return NUMBER_ERROR;
      return evaluate(period, rate, given, redemption, Math.trunc(frequency));
    },
  );
}

type DurationArguments = readonly [number, number, number, number, number, number | undefined];

function durationFunction(name: string, modified: boolean): Builtin {
  return define(
    name,
    ['number', 'number', 'number', 'number', 'number', 'number?'],
    ([settlement, maturity, coupon, yieldRate, frequency, basis = 0]: DurationArguments, { workbook }) => {
      const period = readPeriod(settlement, maturity, frequency, basis, workbook.date1904);
      if (period === undefined || coupon < 0 || yieldRate < 0) return NUMBER_ERROR;
      const times = Math.trunc(frequency);
      const duration = macaulayDuration(period, coupon, yieldRate, times);
      return modified ? duration / (1 + yieldRate / times) : duration;
    },
  );
}

type SimpleArguments = readonly [number, number, number, number, number | undefined];

/** A security without coupons: a function of two amounts or rates and the share of a year to maturity. */
function simple(name: string, evaluate: (first: number, second: number, share: number) => number): Builtin {
  return define(name, ['number', 'number', 'number', 'number', 'number?'], ([settlement, maturity, first, second, basis = 0]: SimpleArguments, { workbook }) => {
    const share = simpleShare(settlement, maturity, basis, workbook.date1904);
    if (share === undefined || first <= 0 || second <= 0) return NUMBER_ERROR;
    return evaluate(first, second, share);
  });
}

/** Days to maturity over days in the year. */
function simpleShare(from: number, to: number, basis: number, date1904: boolean): number | undefined {
  const convention = Math.trunc(basis);
  const [start, end] = [Math.floor(from), Math.floor(to)];
  if (!isBasis(convention) || start >= end || start < 0) return undefined;
  const fraction = yearFraction(start, end, convention, date1904);
  return isError(fraction) ? undefined : fraction;
}

/** Shares of a year: the whole life of a security that pays its interest at maturity, before settlement, and after it. */
interface LifeShares {
  readonly whole: number;
  readonly before: number;
  readonly ahead: number;
}

type MaturityArguments = readonly [number, number, number, number, number, number | undefined];

/** A security that pays interest at maturity. Excel measures all its shares by the year between issue and settlement. */
function atMaturity(name: string, evaluate: (shares: LifeShares, rate: number, given: number) => number, positiveGiven: boolean): Builtin {
  return define(
    name,
    ['number', 'number', 'number', 'number', 'number', 'number?'],
    ([settlementGiven, maturityGiven, issueGiven, rate, given, basis = 0]: MaturityArguments, { workbook: { date1904 } }) => {
      const [settlement, maturity, issue, convention] = [settlementGiven, maturityGiven, issueGiven, basis].map(Math.floor) as [number, number, number, number];
      if (!isBasis(convention) || issue < 0 || issue >= settlement || settlement >= maturity) return NUMBER_ERROR;
      if (rate < 0 || (positiveGiven ? given <= 0 : given < 0)) return NUMBER_ERROR;
      const year = daysInYear(issue, settlement, convention, date1904);
      const whole = daysByBasis(issue, maturity, convention, date1904) / year;
      const before = daysByBasis(issue, settlement, convention, date1904) / year;
      return evaluate({ whole, before, ahead: whole - before }, rate, given);
    },
  );
}

type TBillArguments = readonly [number, number, number];

function treasuryBill(name: string, evaluate: (given: number, days: number) => Value): Builtin {
  return define(name, ['number', 'number', 'number'], ([settlement, maturity, given]: TBillArguments, { workbook }) => {
    const days = Math.floor(maturity) - Math.floor(settlement);
    const date = dateOfSerial(settlement, workbook.date1904);
    if (date === undefined || days <= 0 || given <= 0) return NUMBER_ERROR;
    return Math.floor(maturity) > serialOfDate(date.year + 1, date.month, date.day, workbook.date1904) ? NUMBER_ERROR : evaluate(given, days);
  });
}

function billEquivalent(discount: number, days: number): Value {
  if (days <= 182) return (365 * discount) / (360 - discount * days);
  const price = (100 - (discount * 100 * days) / 360) / 100;
  const share = days / (days === 366 ? 366 : 365);
  return (-2 * share + 2 * Math.sqrt(share * share - (2 * share - 1) * (1 - 1 / price))) / (2 * share - 1);
}

/** 1.02 in sixteenths means 1 2/16. */
function dollarFraction(name: string, convert: (value: number, whole: number, fraction: number, places: number) => number): Builtin {
  return define(name, ['number', 'number'], ([value, denominator]) => {
    const fraction = Math.trunc(denominator);
    if (fraction < 0) return NUMBER_ERROR;
    if (fraction === 0) return DIVISION_ERROR;
    const places = 10 ** Math.ceil(Math.log10(fraction));
    return convert(value, roundTowardsZero(value, 0), fraction, places);
  });
}

export const bondFunctions: readonly Builtin[] = fromAnalysisToolPak(
  accruedInterest,
  ofCoupons('COUPNUM', ({ count }) => count),
  ofCoupons('COUPPCD', ({ previous }) => previous),
  ofCoupons('COUPNCD', ({ next }) => next),
  ofCoupons('COUPDAYS', ({ daysInPeriod }) => daysInPeriod),
  ofCoupons('COUPDAYBS', ({ daysBefore }) => daysBefore),
  ofCoupons('COUPDAYSNC', ({ daysAfter }) => daysAfter),
  bond('PRICE', priceOf, false),
  bond('YIELD', yieldOf, true),
  durationFunction('DURATION', false),
  durationFunction('MDURATION', true),
  simple('DISC', (price, redemption, share) => (redemption - price) / redemption / share),
  simple('INTRATE', (investment, redemption, share) => (redemption - investment) / investment / share),
  simple('RECEIVED', (investment, discount, share) => investment / (1 - discount * share)),
  simple('PRICEDISC', (discount, redemption, share) => redemption * (1 - discount * share)),
  simple('YIELDDISC', (price, redemption, share) => (redemption / price - 1) / share),
  define('ACCRINTM', ['number', 'number', 'number', 'number?', 'number?'], ([issue, settlement, rate, par = 1000, basis = 0], { workbook }) => {
    const share = simpleShare(issue, settlement, basis, workbook.date1904);
    return share === undefined || rate <= 0 || par <= 0 ? NUMBER_ERROR : par * rate * share;
  }),
  atMaturity('PRICEMAT', ({ whole, before, ahead }, rate, yieldRate) => 100 * ((1 + whole * rate) / (1 + ahead * yieldRate) - before * rate), false),
  atMaturity('YIELDMAT', ({ whole, before, ahead }, rate, price) => ((1 + whole * rate) / (price / 100 + before * rate) - 1) / ahead, true),
  treasuryBill('TBILLPRICE', (discount, days) => (discount * days >= 360 ? NUMBER_ERROR : 100 * (1 - (discount * days) / 360))),
  treasuryBill('TBILLYIELD', (price, days) => ((100 - price) / price) * (360 / days)),
  treasuryBill('TBILLEQ', billEquivalent),
  dollarFraction('DOLLARDE', (value, whole, fraction, places) => whole + ((value - whole) * places) / fraction),
  dollarFraction('DOLLARFR', (value, whole, fraction, places) => whole + ((value - whole) * fraction) / places),
);
