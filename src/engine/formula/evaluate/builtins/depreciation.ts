import type { CellError } from '../../../core/cellValue';
import { pow } from '../../../core/special/elementary';
import { roundHalfAway } from '../../../core/rounding';
import { dateOfSerial } from '../serialDate';
import { DIVISION_ERROR, isError, NUMBER_ERROR, type Value } from '../value';
import { type Builtin, define } from './define';
import { yearFraction } from './dayCount';

/** Fixed-declining balance with a rate of three decimals; the first and last years may be part years. */
function decliningBalance(cost: number, salvage: number, life: number, period: number, month: number): Value {
  const months = Math.trunc(month);
  if (cost < 0 || salvage < 0 || life <= 0 || period <= 0 || months < 1 || months > 12) return NUMBER_ERROR;
  if (period > life + (months < 12 ? 1 : 0)) return NUMBER_ERROR;
  if (cost === 0) return 0;
  const rate = roundHalfAway(1 - pow(salvage / cost, 1 / life), 3);
  let total = (cost * rate * months) / 12;
  if (Math.trunc(period) === 1) return total;
  let depreciation = 0;
  for (let year = 2; year <= Math.trunc(period); year++) {
    depreciation = (cost - total) * rate * (year === Math.trunc(life) + 1 ? (12 - months) / 12 : 1);
    total += depreciation;
  }
  return depreciation;
}

/** Depreciation of one period at `factor` times the straight-line rate, never below the salvage value. */
export function doubleDeclining(cost: number, salvage: number, life: number, period: number, factor: number): number {
  const rate = Math.min(factor / life, 1);
  const before = rate === 1 ? (period === 1 ? cost : 0) : cost * pow(1 - rate, period - 1);
  const after = cost * pow(1 - rate, period);
  return Math.max(0, after < salvage ? before - salvage : before - after);
}

/**
 * Depreciation between two points in time, switching to straight line where that is more. The periods are counted from
 * `start`: where it is broken, they begin with a part period of its broken part, as in Lotus 1-2-3 and Excel.
 */
function variableDeclining(cost: number, salvage: number, life: number, start: number, end: number, factor: number, keepDeclining: boolean): Value {
  if (cost < 0 || salvage < 0 || life <= 0 || start < 0 || end < start || end > life || factor <= 0) return NUMBER_ERROR;
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

function firstYearShare(asset: FrenchAsset, date1904: boolean): number | CellError {
  if (dateOfSerial(asset.purchased, date1904) === undefined || asset.purchased > asset.firstPeriod) return NUMBER_ERROR;
  return yearFraction(asset.purchased, asset.firstPeriod, asset.basis, date1904);
}

/** French straight-line depreciation with a part first year. */
function amorLine(asset: FrenchAsset, date1904: boolean): Value {
  const { cost, salvage, rate, period } = asset;
  const share = firstYearShare(asset, date1904);
  if (isError(share)) return share;
  if (cost <= 0 || salvage < 0 || rate <= 0 || period < 0 || asset.basis === 2) return NUMBER_ERROR;
  const yearly = cost * rate;
  const first = share === 0 ? yearly : yearly * share;
  let left = cost - salvage - first;
  if (period === 0) return Math.min(first, cost - salvage);
  for (let year = 1; year < Math.trunc(period); year++) left -= yearly;
  return Math.max(0, Math.min(yearly, left));
}

/** French declining depreciation; amounts are whole. */
function amorDegressive(asset: FrenchAsset, date1904: boolean): Value {
  const { cost, salvage, rate, period } = asset;
  const share = firstYearShare(asset, date1904);
  if (isError(share)) return share;
  if (cost <= 0 || salvage < 0 || rate <= 0 || period < 0 || asset.basis === 2) return NUMBER_ERROR;
  const life = 1 / rate;
  if ((life > 0 && life < 3) || (life > 4 && life < 5)) return NUMBER_ERROR;
  const declining = rate * (life <= 4 ? 1.5 : life <= 6 ? 2 : 2.5);
  let amount = Math.round((share === 0 ? 1 : share) * declining * cost);
  let left = cost - amount;
  let rest = left - salvage;
  for (let year = 0; year < Math.trunc(period); year++) {
    amount = Math.round(declining * left);
    rest -= amount;
    if (rest < 0) return Math.trunc(period) - year <= 1 ? Math.round(left * 0.5) : 0;
    left -= amount;
  }
  return amount;
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
