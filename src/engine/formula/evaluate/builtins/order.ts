import type { CellError, CellValue } from '../../../core/cellValue';
import { roundTowardsZero } from '../../../core/rounding';
import { sameNumber } from '../compare';
import { isError, isMatrix, isReference, NOT_AVAILABLE, NUMBER_ERROR, type Value, VALUE_ERROR } from '../value';
import { largest, mean, product, smallest, sum } from './aggregates';
import { alias, type Builtin, type Call, define, defineList, forEachReference, type RangeValue } from './define';
import { numbersIn } from './numbers';
import { populationVariance, rootOf, sampleVariance } from './statistics';
import type { Area } from '../reference';

export function ascending(numbers: readonly number[]): number[] {
  return [...numbers].sort((a, b) => a - b);
}

/** The numbers of a range that are then sorted, which is most of the work. */
function sortedLater(range: RangeValue, call: Call): number[] | CellError {
  const numbers = numbersIn([range], call);
  if (!isError(numbers)) call.interpreter.spend(STEPS_OF_SORTING * numbers.length);
  return numbers;
}

/** For each number. */
const STEPS_OF_SORTING = 20;

export function median(numbers: readonly number[]): number | CellError {
  if (numbers.length === 0) return NUMBER_ERROR;
  const sorted = ascending(numbers);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Percentile by interpolation over n − 1 steps, ends included. */
export function percentileInclusive(numbers: readonly number[], share: number): number | CellError {
  if (numbers.length === 0 || !(share >= 0 && share <= 1)) return NUMBER_ERROR;
  return interpolated(ascending(numbers), share * (numbers.length - 1));
}

/** Percentile by interpolation over n + 1 steps, ends excluded. */
export function percentileExclusive(numbers: readonly number[], share: number): number | CellError {
  const position = share * (numbers.length + 1) - 1;
  const nearest = Math.round(position);
  const rank = sameNumber(position, nearest) ? nearest : position;
  if (numbers.length === 0 || !(share > 0 && share < 1) || rank < 0 || rank > numbers.length - 1) return NUMBER_ERROR;
  return interpolated(ascending(numbers), rank);
}

function interpolated(sorted: readonly number[], position: number): number {
  const below = Math.floor(position);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (position - below) * (high - low);
}

type Percentile = (numbers: readonly number[], share: number) => number | CellError;

function percentileFunction(name: string, of: Percentile): Builtin {
  return define(name, ['range', 'number'], ([range, share], call) => {
    const numbers = sortedLater(range, call);
    return isError(numbers) ? numbers : of(numbers, share);
  });
}

function quartileFunction(name: string, of: Percentile): Builtin {
  return define(name, ['range', 'number'], ([range, quarter], call) => {
    const numbers = sortedLater(range, call);
    const whole = Math.trunc(quarter);
    if (isError(numbers)) return numbers;
    return whole < 0 || whole > 4 ? NUMBER_ERROR : of(numbers, whole / 4);
  });
}

/** The k-th value from one end; a fraction of k counts as Excel rounds it, up for SMALL and LARGE alike. */
function nth(numbers: readonly number[], k: number, fromTop: boolean): number | CellError {
  const position = Math.ceil(k);
  if (position < 1 || position > numbers.length) return NUMBER_ERROR;
  const sorted = ascending(numbers);
  return (fromTop ? sorted[sorted.length - position] : sorted[position - 1]) ?? NUMBER_ERROR;
}

function nthFunction(name: string, fromTop: boolean): Builtin {
  return define(name, ['range', 'number'], ([range, k], call) => {
    const numbers = sortedLater(range, call);
    return isError(numbers) ? numbers : nth(numbers, k, fromTop);
  });
}

type RankArguments = readonly [number, RangeValue, number | undefined];

function rankFunction(name: string, average: boolean): Builtin {
  return define(name, ['number', 'range', 'number?'], ([value, range, order = 0]: RankArguments, call) => {
    const numbers = numbersIn([range], call);
    if (isError(numbers)) return numbers;
    const ties = numbers.filter((number) => sameNumber(number, value)).length;
    if (ties === 0) return NOT_AVAILABLE;
    const ahead = numbers.filter((number) => !sameNumber(number, value) && (order === 0 ? number > value : number < value)).length;
    return average ? ahead + (ties + 1) / 2 : ahead + 1;
  });
}

function percentRank(numbers: readonly number[], value: number, significance: number, exclusive: boolean): Value {
  const digits = Math.trunc(significance);
  if (numbers.length === 0 || digits < 1) return NUMBER_ERROR;
  const sorted = ascending(numbers);
  const lowest = sorted[0] ?? 0;
  const highest = sorted[sorted.length - 1] ?? 0;
  if (value < lowest || value > highest) return NOT_AVAILABLE;
  const exact = sorted.findIndex((number) => sameNumber(number, value));
  let position = exact;
  if (exact < 0) {
    const above = sorted.findIndex((number) => number > value);
    const low = sorted[above - 1] ?? lowest;
    position = above - 1 + (value - low) / ((sorted[above] ?? highest) - low);
  }
  if (sorted.length === 1 && !exclusive) return 1;
  const rank = exclusive ? (position + 1) / (sorted.length + 1) : position / (sorted.length - 1);
  return roundTowardsZero(rank, digits);
}

function percentRankFunction(name: string, exclusive: boolean): Builtin {
  return define(name, ['range', 'number', 'number?'], ([range, value, significance = 3], call) => {
    const numbers = sortedLater(range, call);
    return isError(numbers) ? numbers : percentRank(numbers, value, significance, exclusive);
  });
}

function frequency(data: RangeValue, bins: RangeValue, call: Call): Value {
  const numbers = numbersIn([data], call);
  const limits = numbersIn([bins], call);
  if (isError(numbers)) return numbers;
  if (isError(limits)) return limits;
  const sorted = ascending(limits);
  const counts = new Array<number>(sorted.length + 1).fill(0);
  for (const number of numbers) {
    const bin = firstNotBelow(sorted, number);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const used = new Set<number>();
  const column = limits.map((limit) => {
    const bin = firstNotBelow(sorted, limit);
    if (used.has(limit)) return 0;
    used.add(limit);
    return counts[bin] ?? 0;
  });
  return [...column, counts[sorted.length] ?? 0].map((count) => [count]);
}

/** The place of the first of ascending numbers that is not below `number`; their count where all are. */
function firstNotBelow(sorted: readonly number[], number: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

const SUMMARIES: Readonly<Record<number, (numbers: readonly number[]) => number | CellError>> = {
  1: mean, 4: largest, 5: smallest, 6: product, 7: (numbers) => rootOf(sampleVariance(numbers)), 8: (numbers) => rootOf(populationVariance(numbers)),
  9: sum, 10: sampleVariance, 11: populationVariance, 12: median,
};

interface Exclusions {
  readonly hidden: 'filtered' | 'all' | 'none';
  readonly subtotals: boolean;
  readonly errors: boolean;
}

/** The parts of references that a subtotal looks at, row by row where some are left out. */
function* visibleCells(args: readonly RangeValue[], exclusions: Exclusions, call: Call): Iterable<Area> {
  const { workbook } = call;
  for (const argument of args) {
    if (!isReference(argument)) continue;
    for (const area of argument.areas) {
      const used = workbook.used(area);
      if (used === undefined) continue;
      for (let row = used.top; row <= used.bottom; row++) {
        if (exclusions.hidden !== 'none' && workbook.isRowHidden(used.sheet, row, exclusions.hidden === 'filtered')) continue;
        for (let column = used.left; column <= used.right; column++) {
          if (exclusions.subtotals && isSubtotal(workbook.formula({ sheet: used.sheet, row, column }))) continue;
          yield { sheet: used.sheet, top: row, left: column, bottom: row, right: column };
        }
      }
    }
  }
}

function isSubtotal(formula: string | undefined): boolean {
  return formula !== undefined && /\b(SUBTOTAL|AGGREGATE)\(/i.test(formula);
}

/** What a subtotal finds: its numbers, how many cells are filled, and the first error that counts. */
interface Found {
  readonly numbers: number[];
  readonly filled: number;
  readonly failure?: CellError;
}

function collect(args: readonly RangeValue[], exclusions: Exclusions, call: Call): Found {
  const numbers: number[] = [];
  let filled = 0;
  let failure: CellError | undefined;
  for (const { sheet, top, left } of visibleCells(args, exclusions, call)) {
    const value = call.workbook.cell(sheet, top, left);
    if (isError(value)) {
      if (exclusions.errors) continue;
      failure ??= value;
    }
    if (value !== null) filled++;
    if (typeof value === 'number') numbers.push(value);
  }
  return failure === undefined ? { numbers, filled } : { numbers, filled, failure };
}

/** The summary of what was found; counting alone is not stopped by errors. */
function summaryOf(kind: number, { numbers, filled, failure }: Found): Value {
  if (kind === 2) return numbers.length;
  if (kind === 3) return filled;
  if (failure !== undefined) return failure;
  if (kind === 13) return mode(numbers);
  return SUMMARIES[kind]?.(numbers) ?? VALUE_ERROR;
}

function subtotal(code: number, args: readonly RangeValue[], call: Call): Value {
  const number = Math.trunc(code);
  const kind = number % 100;
  const stopped = args.find((argument) => !isReference(argument));
  if (stopped !== undefined || kind < 1 || kind > 11 || number >= 200) return isError(stopped) ? stopped : VALUE_ERROR;
  return summaryOf(kind, collect(args, { hidden: number > 100 ? 'all' : 'filtered', subtotals: true, errors: false }, call));
}

/** AGGREGATE with functions 14 … 19 takes an array and one more argument. */
const WITH_ARGUMENT: Readonly<Record<number, (numbers: readonly number[], k: number) => number | CellError>> = {
  14: (numbers, k) => nth(numbers, k, true),
  15: (numbers, k) => nth(numbers, k, false),
  16: percentileInclusive,
  17: (numbers, k) => percentileInclusive(numbers, Math.trunc(k) / 4),
  18: percentileExclusive,
  19: (numbers, k) => percentileExclusive(numbers, Math.trunc(k) / 4),
};

function aggregate(code: number, option: number, args: readonly RangeValue[], call: Call): Value {
  const kind = Math.trunc(code);
  const choice = Math.trunc(option);
  if (choice < 0 || choice > 7 || kind < 1 || kind > 19) return VALUE_ERROR;
  const exclusions: Exclusions = { hidden: choice % 2 === 1 ? 'all' : 'none', subtotals: choice <= 3, errors: choice % 4 >= 2 };
  const withArgument = WITH_ARGUMENT[kind];
  if (withArgument !== undefined) return aggregateArray(withArgument, args, exclusions, call);
  const stopped = args.find((argument) => !isReference(argument));
  if (stopped !== undefined) return isError(stopped) ? stopped : VALUE_ERROR;
  return summaryOf(kind, collect(args, exclusions, call));
}

/** LARGE and its kin in AGGREGATE: of an array or a reference, once for each element of the last argument. */
function aggregateArray(of: (numbers: readonly number[], k: number) => number | CellError, [data, last]: readonly RangeValue[], exclusions: Exclusions, call: Call): Value {
  if (data === undefined || last === undefined) return VALUE_ERROR;
  const found = isReference(data) ? collect([data], exclusions, call) : arrayNumbers(data, exclusions.errors, call);
  if (isError(found)) return found;
  if (found.failure !== undefined) return found.failure;
  const each = (value: CellValue): CellValue => {
    const k = call.interpreter.toNumber(value);
    return typeof k === 'number' ? of(found.numbers, k) : k;
  };
  const k = call.interpreter.resolve(last, call.frame);
  return isMatrix(k) ? k.map((row) => row.map(each)) : each(k);
}

function mode(numbers: readonly number[]): Value {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  return most < 2 ? NOT_AVAILABLE : ([...counts].find(([, count]) => count === most)?.[0] ?? NOT_AVAILABLE);
}

function arrayNumbers(data: RangeValue, skipErrors: boolean, call: Call): Found | CellError {
  const kept = isMatrix(data) && skipErrors ? data.map((row) => row.filter((value) => !isError(value))) : data;
  const numbers = skipErrors && isError(data) ? [] : numbersIn([kept], call);
  return isError(numbers) ? numbers : { numbers, filled: numbers.length };
}

export const orderFunctions: readonly Builtin[] = [
  defineList('MEDIAN', [], 'range', (_, args, call) => {
    const numbers = numbersIn(args, call);
    return isError(numbers) ? numbers : median(numbers);
  }),
  ...alias(percentileFunction('PERCENTILE.INC', percentileInclusive), 'PERCENTILE'),
  percentileFunction('PERCENTILE.EXC', percentileExclusive),
  ...alias(quartileFunction('QUARTILE.INC', percentileInclusive), 'QUARTILE'),
  quartileFunction('QUARTILE.EXC', percentileExclusive),
  nthFunction('LARGE', true),
  nthFunction('SMALL', false),
  ...forEachReference(...alias(rankFunction('RANK.EQ', false), 'RANK'), rankFunction('RANK.AVG', true)),
  ...alias(percentRankFunction('PERCENTRANK.INC', false), 'PERCENTRANK'),
  percentRankFunction('PERCENTRANK.EXC', true),
  define('FREQUENCY', ['array', 'array'], ([data, bins], call) => frequency(data, bins, call)),
  ...forEachReference(
    defineList('SUBTOTAL', ['number'], 'range', ([code], args, call) => subtotal(code, args, call)),
    defineList('AGGREGATE', ['number', 'number'], 'array', ([kind, option], args, call) => aggregate(kind, option, args, call)),
  ),
];
