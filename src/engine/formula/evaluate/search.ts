import type { CellMatrix, CellValue } from '../../core/cellValue';
import { compareValues, sameNumber, sameValue } from './compare';
import { isError } from './value';
import { hasWildcard, wildcardPattern } from './wildcard';

/** A row or column of values to search in. */
export type Vector = readonly CellValue[];

/** What repeated searches of one range share. Ranges that come from the sheet are the same object each time. */
interface Prepared {
  readonly vector: Vector;
  /** Position of the first occurrence of each value. */
  index?: ReadonlyMap<string | number | boolean, number>;
  /** Positions of the values of each type. */
  readonly positions: Map<string, readonly number[]>;
}

const prepared = new WeakMap<CellMatrix, Prepared>();
/** Below this length a scan is quicker than building an index. */
const WORTH_AN_INDEX = 64;

/** The single row or column of a matrix; of anything larger, its first column. */
export function vectorOf(matrix: CellMatrix): Vector {
  return prepare(matrix).vector;
}

function prepare(matrix: CellMatrix): Prepared {
  const known = prepared.get(matrix);
  if (known !== undefined) return known;
  const vector = matrix.length === 1 ? (matrix[0] ?? []) : matrix.map((row) => row[0] ?? null);
  const fresh: Prepared = { vector, positions: new Map() };
  prepared.set(matrix, fresh);
  return fresh;
}

/**
 * Position of the first value of a row or column equal to `wanted`, or −1. Text may hold wildcards where `wildcards` is true.
 * Repeated searches of one range share an index: O(1) after the first.
 */
export function findExact(matrix: CellMatrix, wanted: CellValue, wildcards: boolean): number {
  const source = prepare(matrix);
  const { vector } = source;
  if (typeof wanted === 'string' && wildcards && hasWildcard(wanted)) {
    const pattern = wildcardPattern(wanted, true);
    return vector.findIndex((value) => typeof value === 'string' && pattern.test(value));
  }
  if (vector.length > WORTH_AN_INDEX && wanted !== null && !isError(wanted)) {
    source.index ??= indexOf(vector);
    return source.index.get(key(wanted)) ?? -1;
  }
  return vector.findIndex((value) => sameValue(wanted, value));
}

function key(value: string | number | boolean): string | number | boolean {
  if (typeof value === 'number') return Number(value.toPrecision(15));
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function indexOf(vector: Vector): ReadonlyMap<string | number | boolean, number> {
  const index = new Map<string | number | boolean, number>();
  vector.forEach((value, position) => {
    if (value === null || isError(value)) return;
    const name = key(value);
    if (!index.has(name)) index.set(name, position);
  });
  return index;
}

/** The positions of the values of one type. */
function positionsOf(source: Prepared, type: string): readonly number[] {
  const known = source.positions.get(type);
  if (known !== undefined) return known;
  const found: number[] = [];
  source.vector.forEach((value, position) => {
    if (typeof value === type && value !== null && !isError(value)) found.push(position);
  });
  source.positions.set(type, found);
  return found;
}

/**
 * Position of the last value not above `wanted` in ascending values, by halving as Excel does, which also decides what is
 * found in values out of order: where the middle is of another type, the next one of the same type to its right is compared;
 * an exact hit ends the search, and of equal values beside each other the last one is taken. −1 where there is none.
 */
export function findSorted(matrix: CellMatrix, wanted: CellValue): number {
  const source = prepare(matrix);
  const { vector } = source;
  const positions = positionsOf(source, typeof wanted);
  let low = 0;
  let high = vector.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const compared = positions[firstNotBefore(positions, middle)];
    if (compared === undefined || compared > high) {
      high = middle - 1;
      continue;
    }
    const order = compareValues(vector[compared] ?? null, wanted);
    if (order === 0) return lastEqual(vector, compared, wanted);
    if (order > 0) high = middle - 1;
    else {
      found = compared;
      low = compared + 1;
    }
  }
  return found;
}

/** Index of the first of ascending positions that is not before `position`. */
function firstNotBefore(positions: readonly number[], position: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastEqual(vector: Vector, from: number, wanted: CellValue): number {
  let last = from;
  while (last + 1 < vector.length && isSame(vector[last + 1] ?? null, wanted)) last++;
  return last;
}

/**
 * The binary search of XLOOKUP and XMATCH over values of any type, blanks at the end left out: an exact match (the first of several
 * in ascending values, the last in descending ones), otherwise the last value before the place of `wanted`, or −1.
 */
export function findByHalving(matrix: CellMatrix, wanted: CellValue, descending: boolean): number {
  const { vector } = prepare(matrix);
  let low = 0;
  let high = vector.findLastIndex((value) => value !== null);
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareValues(vector[middle] ?? null, wanted);
    if (descending ? order >= 0 : order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return !descending && isSame(vector[low] ?? null, wanted) ? low : high;
}

/** Position of the smallest value not below `wanted`, reading descending values from the front as MATCH(…, −1) does; −1 where there is none. */
export function findDescending(matrix: CellMatrix, wanted: CellValue): number {
  const source = prepare(matrix);
  let found = -1;
  for (const position of positionsOf(source, typeof wanted)) {
    const order = compareValues(source.vector[position] ?? null, wanted);
    if (order < 0) break;
    if (order === 0 && found >= 0 && compareValues(source.vector[found] ?? null, wanted) === 0) break;
    found = position;
  }
  return found;
}

/** The nearest value below (`-1`) or above (`1`) an absent one, unsorted; the first found in the direction of search. */
export function findNearest(vector: Vector, wanted: CellValue, side: -1 | 1, backwards: boolean): number {
  let best = -1;
  const positions = vector.map((_, position) => position);
  for (const position of backwards ? positions.reverse() : positions) {
    const value = vector[position] ?? null;
    if (value === null || isError(value)) continue;
    const order = compareValues(value, wanted) * side;
    if (order === 0) return position;
    if (order < 0) continue;
    if (best < 0 || compareValues(value, vector[best] ?? null) * side < 0) best = position;
  }
  return best;
}

/** True where a value found by halving is the wanted one. */
export function isSame(found: CellValue, wanted: CellValue): boolean {
  if (typeof found === 'number' && typeof wanted === 'number') return sameNumber(found, wanted);
  return sameValue(wanted, found);
}
