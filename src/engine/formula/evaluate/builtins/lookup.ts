import type { CellMatrix, CellValue } from '../../../core/cellValue';
import { type Area, areaOf, Reference, rowsOf, widthOf } from '../reference';
import { findByHalving, findDescending, findExact, findNearest, findSorted, isSame, type Vector, vectorOf } from '../search';
import { RegularExpression, TooMuchWork } from '../regularExpression/matcher';
import { UnsupportedSignal } from '../signals';
import { type ArrayElement, arrayOf, columnsOf, isError, isLambda, isMatrix, isMixed, isReference, NOT_AVAILABLE, REFERENCE_ERROR, type Value, VALUE_ERROR } from '../value';
import { hasWildcard, wildcardPattern } from '../wildcard';
import { type Builtin, type Call, define, type KindValues, type RangeValue } from './define';

/** A range or array with its size, read only where it is needed. */
class Table {
  readonly rows: number;
  readonly columns: number;

  private constructor(
    private readonly area: Area | undefined,
    private readonly matrix: CellMatrix | undefined,
    private readonly call: Call,
  ) {
    this.rows = area === undefined ? (matrix?.length ?? 0) : rowsOf(area);
    this.columns = area === undefined ? columnsOf(matrix ?? []) : widthOf(area);
  }

  static of(range: RangeValue, call: Call): Table | undefined {
    if (!isReference(range)) return new Table(undefined, isMatrix(range) ? range : [[range]], call);
    const area = range.single;
    return area === undefined ? undefined : new Table(area, undefined, call);
  }

  /** One row or column as a matrix; the same object for the same range, so that look-ups can share an index. */
  line(position: number, of: 'row' | 'column'): CellMatrix {
    if (this.area !== undefined) {
      const { sheet, top, left, bottom, right } = this.area;
      return this.call.workbook.matrix(of === 'row' ? { sheet, top: top + position, left, bottom: top + position, right } : { sheet, top, left: left + position, bottom, right: left + position });
    }
    return lineOf(this.matrix ?? [], position, of);
  }

  /** One cell: a reference to it where the table is a range. */
  cell(row: number, column: number): Value {
    if (this.area === undefined) return this.matrix?.[row]?.[column] ?? null;
    const { sheet, top, left } = this.area;
    return areaOf(sheet, top + row, left + column, top + row, left + column);
  }

  /** A whole row or column as a value. */
  slice(position: number, of: 'row' | 'column'): Value {
    if (this.area === undefined) return this.line(position, of);
    const { sheet, top, left, bottom, right } = this.area;
    return of === 'row' ? areaOf(sheet, top + position, left, top + position, right) : areaOf(sheet, top, left + position, bottom, left + position);
  }

  whole(): Value {
    return this.area === undefined ? (this.matrix ?? []) : new Reference([this.area]);
  }
}

const linesByMatrix = new WeakMap<CellMatrix, Map<string, CellMatrix>>();

/** A row or column of an array, the same object each time, so that look-ups of many values share an index. */
function lineOf(matrix: CellMatrix, position: number, of: 'row' | 'column'): CellMatrix {
  let lines = linesByMatrix.get(matrix);
  if (lines === undefined) {
    lines = new Map();
    linesByMatrix.set(matrix, lines);
  }
  const name = `${of} ${position}`;
  const known = lines.get(name) ?? (of === 'row' ? [matrix[position] ?? []] : matrix.map((row) => [row[position] ?? null]));
  lines.set(name, known);
  return known;
}

/** Text with wildcards is compared with every value in turn. */
function isPattern(value: CellValue): boolean {
  return typeof value === 'string' && hasWildcard(value);
}

function lookupAlong(of: 'row' | 'column') {
  return ([wanted, range, index, approximate = true]: readonly [CellValue, RangeValue, number, boolean | undefined], call: Call): Value => {
    if (isError(range)) return range;
    const table = typeof range === 'string' ? undefined : Table.of(range, call);
    if (table === undefined) return VALUE_ERROR;
    const position = Math.trunc(index) - 1;
    if (position < 0) return VALUE_ERROR;
    if (position >= (of === 'row' ? table.rows : table.columns)) return REFERENCE_ERROR;
    const line = table.line(0, of);
    const subject = wanted ?? 0;
    if (isPattern(subject)) call.interpreter.spend(Math.max(table.rows, table.columns));
    const found = approximate ? findSorted(line, subject) : findExact(line, subject, true);
    if (found < 0) return NOT_AVAILABLE;
    return of === 'row' ? table.cell(position, found) : table.cell(found, position);
  };
}

function match([wanted, range, kind = 1]: readonly [CellValue, RangeValue, number | undefined], call: Call): Value {
  if (isError(range)) return range;
  const table = Table.of(range, call);
  if (table === undefined || (table.rows > 1 && table.columns > 1)) return NOT_AVAILABLE;
  const line = table.line(0, table.rows === 1 && table.columns > 1 ? 'row' : 'column');
  const subject = wanted ?? 0;
  if (kind < 0 || isPattern(subject)) call.interpreter.spend(Math.max(table.rows, table.columns));
  const found = kind === 0 ? findExact(line, subject, true) : kind > 0 ? findSorted(line, subject) : findDescending(line, subject);
  return found < 0 ? NOT_AVAILABLE : found + 1;
}

function lookup([wanted, range, results]: readonly [CellValue, RangeValue, RangeValue | undefined], call: Call): Value {
  if (isError(range)) return range;
  const table = Table.of(range, call);
  if (table === undefined) return VALUE_ERROR;
  const byRow = table.columns > table.rows;
  const found = findSorted(table.line(0, byRow ? 'row' : 'column'), wanted ?? 0);
  if (found < 0) return NOT_AVAILABLE;
  if (results === undefined) return byRow ? table.cell(table.rows - 1, found) : table.cell(found, table.columns - 1);
  if (isError(results)) return results;
  const target = Table.of(results, call);
  if (target === undefined) return VALUE_ERROR;
  const along = target.columns > target.rows ? target.columns : target.rows;
  if (found >= along) return isReference(results) ? beyond(results, found, target.columns > target.rows) : NOT_AVAILABLE;
  return target.columns > target.rows ? target.cell(0, found) : target.cell(found, 0);
}

/** LOOKUP with a shorter result range goes on past its end. */
function beyond(results: Reference, found: number, along: boolean): Value {
  const area = results.single;
  if (area === undefined) return REFERENCE_ERROR;
  return along ? areaOf(area.sheet, area.top, area.left + found, area.top, area.left + found) : areaOf(area.sheet, area.top + found, area.left, area.top + found, area.left);
}

type IndexArguments = readonly [KindValues['elements'], number | undefined, number | undefined, number | undefined];

/** INDEX; of an array of functions it picks by their positions. */
function index([source, row, column, areaNumber = 1]: IndexArguments, call: Call): Value {
  if (isError(source) || isLambda(source)) return source;
  if (!isMixed(source)) return indexValues([source, row, column, areaNumber], call);
  const places = source.rows.map((line, top) => line.map((_, left) => top * source.columns + left));
  const place = indexValues([places, row, column, areaNumber], call);
  const picked = (number: CellValue): ArrayElement => (typeof number === 'number' ? source.at(Math.floor(number / source.columns), number % source.columns) : number);
  if (isMatrix(place)) return arrayOf(place.map((line) => line.map(picked)));
  return isReference(place) || isLambda(place) || isMixed(place) ? place : picked(place);
}

function indexValues([range, row, column, areaNumber]: readonly [RangeValue, number | undefined, number | undefined, number], call: Call): Value {
  const chosen = isReference(range) ? range.areas[Math.trunc(areaNumber) - 1] : undefined;
  if ((isReference(range) && chosen === undefined) || (!isReference(range) && Math.trunc(areaNumber) !== 1)) return REFERENCE_ERROR;
  const table = Table.of(chosen === undefined ? range : new Reference([chosen]), call);
  if (table === undefined) return REFERENCE_ERROR;
  let rowNumber = Math.trunc(row ?? 0);
  let columnNumber = Math.trunc(column ?? 0);
  if (column === undefined && table.rows === 1 && table.columns > 1) [rowNumber, columnNumber] = [rowNumber === 0 ? 0 : 1, rowNumber];
  if (rowNumber < 0 || columnNumber < 0) return VALUE_ERROR;
  if (rowNumber > table.rows || columnNumber > table.columns) return REFERENCE_ERROR;
  if (column === undefined && table.columns === 1 && rowNumber > 0) columnNumber = 1;
  if (rowNumber === 0 && columnNumber === 0) return table.whole();
  if (rowNumber === 0) return table.rows === 1 ? table.cell(0, columnNumber - 1) : table.slice(columnNumber - 1, 'column');
  if (columnNumber === 0) return table.columns === 1 ? table.cell(rowNumber - 1, 0) : table.slice(rowNumber - 1, 'row');
  return table.cell(rowNumber - 1, columnNumber - 1);
}

function regularExpression(source: string): Pick<RegExp, 'test'> | undefined {
  const expression = RegularExpression.read(source, false);
  if (typeof expression === 'string') return undefined;
  return {
    test: (text) => {
      try {
        return expression.all(text, 1).length > 0;
      } catch (error) {
        throw error instanceof TooMuchWork ? new UnsupportedSignal('XLOOKUP') : error;
      }
    },
  };
}

/** Where halving ended without an exact match: the value it passed last, or the one after it. */
function halvingNeighbour(found: number, vector: Vector, passed: boolean): number {
  if (passed) return found;
  return (vector[found + 1] ?? null) === null ? -1 : found + 1;
}

/** The search of XLOOKUP and XMATCH: a position, −1 for none, or undefined for a mode there is none of. */
function searchFor(wanted: CellValue, table: Table, matchMode: number, searchMode: number, call: Call): number | undefined {
  const line = table.line(0, table.rows === 1 && table.columns > 1 ? 'row' : 'column');
  const vector = vectorOf(line);
  const backwards = searchMode === -1;
  if (![-1, 0, 1, 2, 3].includes(matchMode) || ![1, -1, 2, -2].includes(searchMode)) return undefined;
  if (wanted === null) return backwards ? vector.lastIndexOf(null) : vector.indexOf(null);
  if (Math.abs(searchMode) === 2) {
    if (matchMode >= 2) return undefined;
    const found = findByHalving(line, wanted, searchMode < 0);
    if (found >= 0 && isSame(vector[found] ?? null, wanted)) return found;
    return matchMode === 0 ? -1 : halvingNeighbour(found, vector, matchMode < 0 === searchMode > 0);
  }
  if (matchMode >= 2 && typeof wanted === 'string') {
    const pattern = matchMode === 2 ? wildcardPattern(wanted, true) : regularExpression(wanted);
    if (pattern === undefined) return undefined;
    call.interpreter.spend(vector.length);
    const fits = (value: CellValue): boolean => typeof value === 'string' && pattern.test(value);
    return backwards ? vector.findLastIndex(fits) : vector.findIndex(fits);
  }
  if (backwards || Math.abs(matchMode) === 1) call.interpreter.spend(vector.length);
  const exact = backwards ? vector.findLastIndex((value) => isSame(value, wanted)) : findExact(line, wanted, false);
  if (exact >= 0 || matchMode === 0 || matchMode >= 2) return exact;
  return findNearest(vector, wanted, matchMode === -1 ? -1 : 1, backwards);
}

type XLookupArguments = readonly [CellValue, RangeValue, RangeValue, Value | undefined, number | undefined, number | undefined];

function xlookup([wanted, range, results, otherwise, matchMode = 0, searchMode = 1]: XLookupArguments, call: Call): Value {
  if (isError(range)) return range;
  if (isError(results)) return results;
  const table = Table.of(range, call);
  const target = Table.of(results, call);
  if (table === undefined || target === undefined || (table.rows > 1 && table.columns > 1)) return VALUE_ERROR;
  const byColumn = table.columns === 1 && (table.rows > 1 || target.rows === 1);
  if (byColumn ? target.rows !== table.rows : target.columns !== table.columns) return VALUE_ERROR;
  const found = searchFor(wanted ?? null, table, Math.trunc(matchMode), Math.trunc(searchMode), call);
  if (found === undefined) return VALUE_ERROR;
  if (found < 0) return otherwise ?? NOT_AVAILABLE;
  if (byColumn) return target.columns === 1 ? target.cell(found, 0) : target.slice(found, 'row');
  return target.rows === 1 ? target.cell(0, found) : target.slice(found, 'column');
}

function xmatch([wanted, range, matchMode = 0, searchMode = 1]: readonly [CellValue, RangeValue, number | undefined, number | undefined], call: Call): Value {
  if (isError(range)) return range;
  const table = Table.of(range, call);
  if (table === undefined || (table.rows > 1 && table.columns > 1)) return VALUE_ERROR;
  const found = searchFor(wanted, table, Math.trunc(matchMode), Math.trunc(searchMode), call);
  if (found === undefined) return VALUE_ERROR;
  return found < 0 ? NOT_AVAILABLE : found + 1;
}

export const lookupFunctions: readonly Builtin[] = [
  define('VLOOKUP', ['plain', 'range', 'number', 'logical?'], lookupAlong('column')),
  define('HLOOKUP', ['plain', 'range', 'number', 'logical?'], lookupAlong('row')),
  define('MATCH', ['plain', 'range', 'number?'], match),
  define('LOOKUP', ['plain', 'array', 'array?'], lookup),
  define('INDEX', ['elements', 'number?', 'number?', 'number?'], index),
  define('XLOOKUP', ['plain', 'array', 'array', 'any?', 'number?', 'number?'], xlookup, { emptyMeansDefault: true }),
  define('XMATCH', ['plain', 'array', 'number?', 'number?'], xmatch, { emptyMeansDefault: true }),
];
