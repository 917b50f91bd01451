import type { CellError } from '../../../core/cellValue';
import { pow } from '../../../core/special/elementary';
import { roundHalfAway } from '../../../core/rounding';
import { dateOfSerial, isLeapYear } from '../serialDate';
import { DIVISION_ERROR, isError, NUMBER_ERROR, type Value } from '../value';
import { MOST_PERIODS } from '../limits';
import { type Builtin, define } from './define';
import { type Basis, daysByBasis, isBasis } from './dayCount';

/** Fixed-declining balance with a rate of three decimals; the first and last years may be part years. */
function decliningBalance(cost: number, salvage: number, life: number, period: number, month: number): Value {
  const months = Math.trunc(month);
  if (cost < 0 || salvage < 0 || life <= 0 || period <= 0 || months < 1 || months > 12) return NUMBER_ERROR;
  if (period > life + (months < 12 ? 1 : 0)) return NUMBER_ERROR;
  if (cost === 0) return 0;
  const rate = roundHalfAway(1 - pow(salvage / cost, 1 / life), 3);
  let total = (cost * rate * months) / 12;
  if (Math.trunc(period) <= 1) return total;
  let depreciation = 0;
  for (let year = 2; year <= Math.trunc(period); year++) {
    depreciation = (cost - total) * rate * (year === Math.trunc(life) + 1 ? (12 - months) / 12 : 1);
    total += depreciation;
    // Nothing is left to write off, or the amounts have grown beyond all numbers: neither changes any more.
    if (depreciation === 0 || !Number.isFinite(depreciation)) break;
  }
  return depreciation;
}

/**
 * Depreciation of one period at `factor` times the straight-line rate, never below the salvage value. A period that is no whole
 * number is the year that ends there, as Excel counts it (not the straight line between two years, which VDB takes).
 */
function doubleDeclining(cost: number, salvage: number, life: number, period: number, factor: number): number {
  const rate = Math.min(factor / life, 1);
  const bookAfter = (periods: number): number => (periods === 0 ? cost : rate === 1 ? 0 : cost * pow(1 - rate, periods));
  const end = Math.max(period, 1);
  return Math.max(0, bookAfter(end - 1) - Math.max(salvage, bookAfter(end)));
}

/**
 * Depreciation between two points in time, switching to straight line where that is more. The periods are counted from
 * `start`: where it is broken, they begin with a part period of its broken part, as in Lotus 1-2-3 and Excel.
 */
function variableDeclining(cost: number, salvage: number, life: number, start: number, end: number, factor: number, keepDeclining: boolean): Value {
  if (cost < 0 || salvage < 0 || life <= 0 || start < 0 || end < start || end > life || factor <= 0 || end > MOST_PERIODS) return NUMBER_ERROR;
  const broken = start - Math.floor(start);
  let total = 0;
  let book = cost;
  let straight = false;
  let from = 0;
  for (let index = broken > 0 ? 0 : 1; from < end; index++) {
    const to = broken + index;
    const declining = Math.max(0, Math.min((book * Math.min(factor, life)) / life, book - salvage));
    const even = Math.max(0, (book - salvage) / Math.min(life - from, life));
    if (!keepDeclining && even > declining) straight = true;
    const amount = straight ? even : declining;
    if (from >= start) total += amount * (Math.min(to, end) - from);
    book -= amount * (to - from);
    from = to;
  }
  return total;
}

interface FrenchAsset {
  readonly cost: number;
  readonly purchased: number;
  readonly firstPeriod: number;
  readonly salvage: number;
  readonly period: number;
  readonly rate: number;
  readonly basis: number;
}

/** What both French methods refuse; the life in whole years otherwise, 0 where nothing is left to write off. */
function frenchLife({ cost, salvage, rate, period, basis, purchased, firstPeriod }: FrenchAsset, date1904: boolean): number | CellError {
  if (!isBasis(basis) || basis === 2 || dateOfSerial(purchased, date1904) === undefined || purchased > firstPeriod) return NUMBER_ERROR;
  if (cost < 0 || salvage < 0 || salvage > cost || rate <= 0 || period < 0 || Math.min(period, 1 / rate) > MOST_PERIODS) return NUMBER_ERROR;
  const life = Math.ceil(1 / rate);
  return cost === salvage || period > life ? 0 : life;
}

/** The part of the first year that the asset is there, 0 where it is there for none of its days. */
function firstYearShare({ purchased, firstPeriod, basis }: FrenchAsset, date1904: boolean): number {
  const date = dateOfSerial(purchased, date1904);
  const days = daysByBasis(withoutLeapDay(purchased, basis, date1904), withoutLeapDay(firstPeriod, basis, date1904), basis as Basis, date1904);
  const year = basis === 1 ? (date !== undefined && isLeapYear(date.year) ? 366 : 365) : basis === 3 ? 365 : 360;
  return days / year;
}

function withoutLeapDay(serial: number, basis: number, date1904: boolean): number {
  const date = dateOfSerial(serial, date1904);
  const isLeapDay = date?.month === 2 && date.day === 29;
  return isLeapDay && (basis === 1 || basis === 3) ? serial - 1 : serial;
}

/** The first year's amount at a yearly rate; a whole year's where the share is 0. */
function firstAmount(asset: FrenchAsset, rate: number, date1904: boolean): number {
  const share = firstYearShare(asset, date1904);
  return Math.min(asset.cost - asset.salvage, asset.cost * rate * (share === 0 ? 1 : share));
}

/** French straight-line depreciation with a part first year. */
function amorLine(asset: FrenchAsset, date1904: boolean): Value {
  const life = frenchLife(asset, date1904);
  if (isError(life) || life === 0) return life;
  const { cost, salvage, rate, period } = asset;
  const first = firstAmount(asset, rate, date1904);
  if (period === 0) return first;
  const yearly = cost * rate;
  if (period < 1) return yearly;
  let left = cost - salvage - first;
  for (let year = 1; year < Math.floor(period) && left > 0; year++) left -= yearly;
  return Math.max(0, Math.min(yearly, left));
}

/** How much faster than straight line assets of so many years are written off. */
function degressiveFactor(life: number): number {
  if (life > 6) return 2.5;
  if (life >= 5) return 2;
  return life >= 3 ? 1.5 : 1;
}

/** French declining depreciation; amounts are whole, and the last two years share what is left. */
function amorDegressive(asset: FrenchAsset, date1904: boolean): Value {
  const life = frenchLife(asset, date1904);
  if (isError(life)) return life;
  const years = 1 / asset.rate;
  if (years <= 3 || (years >= 4 && years <= 5)) return NUMBER_ERROR;
  if (life === 0) return 0;
  const { cost, salvage, period } = asset;
  const rate = asset.rate * degressiveFactor(life);
  const first = wholeAmount(firstAmount(asset, rate, date1904));
  if (period === 0) return first;
  const lastYear = life + (firstYearShare(asset, date1904) === 0 ? 0 : 1);
  let yearly = rate;
  let left = cost - first;
  let amount = 0;
  for (let year = 1; year <= period; year++) {
    const halved = lastYear - (year + 1) === 2;
    const share = halved ? 0.5 : yearly;
    if (halved) yearly = 1;
    amount = left < salvage ? 0 : share * left;
    left -= amount;
  }
  return wholeAmount(amount);
}

/** Rounded to whole units as the number shows: 15 digits first. */
function wholeAmount(amount: number): number {
  return roundHalfAway(amount, 0);
}

type FrenchArguments = readonly [number, number, number, number, number, number, number | undefined];

function french(name: string, evaluate: (asset: FrenchAsset, date1904: boolean) => Value): Builtin {
  return define(
    name,
    ['number', 'number', 'number', 'number', 'number', 'number', 'number?'],
    ([cost, purchased, firstPeriod, salvage, period, rate, basis = 0]: FrenchArguments, { workbook }) =>
      evaluate({ cost, purchased: Math.floor(purchased), firstPeriod: Math.floor(firstPeriod), salvage, period, rate, basis: Math.trunc(basis) }, workbook.date1904),
  );
}

export const depreciationFunctions: readonly Builtin[] = [
  define('SLN', ['number', 'number', 'number'], ([cost, salvage, life]) => (life === 0 ? DIVISION_ERROR : (cost - salvage) / life)),
  define('SYD', ['number', 'number', 'number', 'number'], ([cost, salvage, life, period]) =>
    life <= 0 || period <= 0 || period > life ? NUMBER_ERROR : ((cost - salvage) * (life - period + 1) * 2) / (life * (life + 1)),
  ),
  define('DB', ['number', 'number', 'number', 'number', 'number?'], ([cost, salvage, life, period, month = 12]) => decliningBalance(cost, salvage, life, period, month)),
  define('DDB', ['number', 'number', 'number', 'number', 'number?'], ([cost, salvage, life, period, factor = 2]) =>
    cost < 0 || salvage < 0 || life <= 0 || period <= 0 || period > life || factor <= 0 ? NUMBER_ERROR : doubleDeclining(cost, salvage, life, period, factor),
  ),
  define('VDB', ['number', 'number', 'number', 'number', 'number', 'number?', 'logical?'], ([cost, salvage, life, start, end, factor = 2, keepDeclining = false]) =>
    variableDeclining(cost, salvage, life, start, end, factor, keepDeclining),
  ),
  french('AMORLINC', amorLine),
  french('AMORDEGRC', amorDegressive),
];
