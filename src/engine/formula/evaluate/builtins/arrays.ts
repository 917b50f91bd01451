import type { CellMatrix, CellValue } from '../../../core/cellValue';
import { sameKey, sameValue } from '../compare';
import { isTooLarge, STEPS_OF_A_ROW } from '../limits';
import { toLogical } from '../coerce';
import { MAX_COLUMNS, MAX_ROWS } from '../../workbookModel';
import { areaOf, Reference } from '../reference';
import { arrayTooLarge } from '../signals';
import {
  type ArrayElement,
  arrayOf,
  buildMatrix,
  CALCULATION_ERROR,
  columnsOf,
  isError,
  isLambda,
  isMixed,
  isReference,
  NOT_AVAILABLE,
  NUMBER_ERROR,
  REFERENCE_ERROR,
  type Value,
  VALUE_ERROR,
} from '../value';
import { type Builtin, type Call, define, defineList, type KindValues, type RangeValue } from './define';
import { type Elements, elementsOf } from './elements';
import { sortOrder } from './sorting';
import { listOf, matrixOf } from './numbers';

const DEFAULTS = { emptyMeansDefault: true };

export function transpose(matrix: CellMatrix): CellMatrix {
  return buildMatrix(columnsOf(matrix), matrix.length, (row, column) => matrix[column]?.[row] ?? null);
}

/** A matrix that may have become empty: Excel has no empty arrays. */
function orNothing(matrix: CellMatrix): Value {
  return matrix.length === 0 || columnsOf(matrix) === 0 ? CALCULATION_ERROR : matrix;
}

function filter([range, include, otherwise]: readonly [RangeValue, RangeValue, Value | undefined], call: Call): Value {
  if (isError(range)) return range;
  if (isError(include)) return include;
  const matrix = matrixOf(range, call);
  const wanted = matrixOf(include, call);
  const byRow = columnsOf(wanted) === 1 && wanted.length === matrix.length;
  if (!byRow && !(wanted.length === 1 && columnsOf(wanted) === columnsOf(matrix))) return VALUE_ERROR;
  const flags: boolean[] = [];
  for (const value of wanted.flat()) {
    const flag = toLogical(value);
    if (isError(flag)) return flag;
    flags.push(flag);
  }
  const kept = byRow ? matrix.filter((_, row) => flags[row]) : matrix.map((row) => row.filter((_, column) => flags[column]));
  return kept.length === 0 || columnsOf(kept) === 0 ? (otherwise ?? CALCULATION_ERROR) : kept;
}

function sortRows(matrix: CellMatrix, keys: readonly (readonly CellValue[])[], directions: readonly number[]): CellMatrix {
  const order = matrix.map((_, row) => row);
  order.sort((a, b) => {
    for (let index = 0; index < keys.length; index++) {
      const result = sortOrder(keys[index]?.[a] ?? null, keys[index]?.[b] ?? null, directions[index] ?? 1);
      if (result !== 0) return result;
    }
    return a - b;
  });
  return order.map((row) => matrix[row] ?? []);
}

type SortArguments = readonly [RangeValue, RangeValue | undefined, RangeValue | undefined, boolean | undefined];

function sort([range, index, order, byColumn = false]: SortArguments, call: Call): Value {
  if (isError(range)) return range;
  const given = matrixOf(range, call);
  const matrix = byColumn ? transpose(given) : given;
  const indexes = index === undefined ? [1] : listOf(index, call);
  const orders = order === undefined ? [1] : listOf(order, call);
  const keys: CellValue[][] = [];
  const directions: number[] = [];
  for (const [position, column] of indexes.entries()) {
    const direction = orders[orders.length === 1 ? 0 : position];
    if (typeof column !== 'number' || column < 1 || Math.trunc(column) > columnsOf(matrix) || (direction !== 1 && direction !== -1)) return VALUE_ERROR;
    keys.push(matrix.map((row) => row[Math.trunc(column) - 1] ?? null));
    directions.push(direction);
  }
  const sorted = sortRows(matrix, keys, directions);
  return byColumn ? transpose(sorted) : sorted;
}

function sortBy(range: RangeValue, rest: readonly RangeValue[], call: Call): Value {
  if (isError(range)) return range;
  const given = matrixOf(range, call);
  const keys: CellValue[][] = [];
  const directions: number[] = [];
  let byColumn = false;
  for (let index = 0; index < rest.length; index += 2) {
    const key = matrixOf(rest[index] ?? null, call);
    const direction = rest[index + 1] ?? 1;
    if (direction !== 1 && direction !== -1) return VALUE_ERROR;
    const along = key.length === 1 && columnsOf(key) === columnsOf(given) && columnsOf(given) > 1;
    if (!along && (columnsOf(key) !== 1 || key.length !== given.length)) return VALUE_ERROR;
    byColumn ||= along;
    keys.push(key.flat());
    directions.push(direction);
  }
  const sorted = sortRows(byColumn ? transpose(given) : given, keys, directions);
  return byColumn ? transpose(sorted) : sorted;
}

function unique([range, byColumn = false, onceOnly = false]: readonly [RangeValue, boolean | undefined, boolean | undefined], call: Call): Value {
  if (isError(range)) return range;
  const given = matrixOf(range, call);
  const matrix = byColumn ? transpose(given) : given;
  const sameRow = (first: readonly CellValue[], second: readonly CellValue[]): boolean => first.every((value, column) => sameValue(value, second[column] ?? null));
  const groups = new Map<string, { row: readonly CellValue[]; count: number }[]>();
  const kept: { row: readonly CellValue[]; count: number }[] = [];
  for (const row of matrix) {
    const key = row.map(sameKey).join('\n');
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    const known = group.find((other) => sameRow(other.row, row));
    if (known !== undefined) known.count++;
    else {
      const entry = { row, count: 1 };
      group.push(entry);
      kept.push(entry);
    }
  }
  const rows = kept.filter(({ count }) => !onceOnly || count === 1).map(({ row }) => row);
  return rows.length === 0 ? CALCULATION_ERROR : byColumn ? transpose(rows) : rows;
}

/** How many lines TAKE keeps, from the front or (negative) the back, as a slice. */
function takeSlice(size: number, wanted: number | undefined): [number, number] {
  if (wanted === undefined) return [0, size];
  const count = Math.trunc(wanted);
  return count >= 0 ? [0, Math.min(size, count)] : [Math.max(0, size + count), size];
}

function dropSlice(size: number, wanted: number | undefined): [number, number] {
  if (wanted === undefined) return [0, size];
  const count = Math.trunc(wanted);
  return count >= 0 ? [Math.min(size, count), size] : [0, Math.max(0, size + count)];
}

function cut(name: string, slice: (size: number, wanted: number | undefined) => [number, number]): Builtin {
  return define(
    name,
    ['array', 'number?', 'number?'],
    ([range, rows, columns], call) => {
      if (isError(range)) return range;
      const matrix = matrixOf(range, call);
      const [top, bottom] = slice(matrix.length, rows);
      const [left, right] = slice(columnsOf(matrix), columns);
      return orNothing(matrix.slice(top, bottom).map((row) => row.slice(left, right)));
    },
    DEFAULTS,
  );
}

function choose(name: string, byColumn: boolean): Builtin {
  return defineList(name, ['array'], 'array', ([range], indexes, call) => {
    if (isError(range)) return range;
    const given = matrixOf(range, call);
    const matrix = byColumn ? transpose(given) : given;
    const rows: (readonly CellValue[])[] = [];
    for (const value of indexes.flatMap((index) => listOf(index, call))) {
      const number = call.interpreter.toNumber(value);
      if (typeof number !== 'number') return number;
      const whole = Math.trunc(number);
      const row = matrix[whole > 0 ? whole - 1 : matrix.length + whole];
      if (whole === 0 || row === undefined) return VALUE_ERROR;
      rows.push(row);
    }
    return byColumn ? transpose(rows) : rows;
  });
}

function stack(name: string, vertically: boolean): Builtin {
  return defineList(name, [], 'elements', (_, args, call) => {
    const arrays = args.flatMap(eachSheet).map((argument) => stackable(argument, call)).map((rows) => (vertically ? rows : turned(rows)));
    const width = arrays.reduce((widest, rows) => Math.max(widest, rows[0]?.length ?? 0), 0);
    const height = arrays.reduce((sum, rows) => sum + rows.length, 0);
    if (isTooLarge(height, width)) throw arrayTooLarge();
    call.interpreter.spend(height * (width + STEPS_OF_A_ROW));
    const rows = arrays.flatMap((lines) => lines.map((row) => [...row, ...new Array<ArrayElement>(width - row.length).fill(NOT_AVAILABLE)]));
    return arrayOf(vertically ? rows : turned(rows));
  });
}

/** The same cells of several sheets are stacked sheet by sheet. */
function eachSheet(argument: KindValues['elements']): KindValues['elements'][] {
  return isReference(argument) && argument.acrossSheets ? argument.areas.map((area) => new Reference([area])) : [argument];
}

function stackable(argument: KindValues['elements'], call: Call): Elements {
  return isMixed(argument) || isLambda(argument) ? elementsOf(argument, call) : matrixOf(argument, call);
}

function turned(rows: Elements): Elements {
  return Array.from({ length: rows[0]?.length ?? 0 }, (_, column) => rows.map((row) => row[column] ?? null));
}

function flatten(name: string, toColumn: boolean): Builtin {
  return define(
    name,
    ['array', 'number?', 'logical?'],
    ([range, ignore = 0, byColumn = false], call) => {
      if (isError(range)) return range;
      const matrix = eachSheet(range).flatMap((one) => matrixOf(one as RangeValue, call));
      const values = (byColumn ? transpose(matrix) : matrix).flat().filter((value) => !((ignore & 1) === 1 && value === null) && !((ignore & 2) === 2 && isError(value)));
      if (values.length === 0) return CALCULATION_ERROR;
      return toColumn ? values.map((value) => [value]) : [values];
    },
    DEFAULTS,
  );
}

function wrap(name: string, byRow: boolean): Builtin {
  return define(
    name,
    ['array', 'number', 'scalar?'],
    ([range, count, pad = NOT_AVAILABLE], call) => {
      if (isError(range)) return range;
      const matrix = matrixOf(range, call);
      if (matrix.length > 1 && columnsOf(matrix) > 1) return VALUE_ERROR;
      const size = Math.trunc(count);
      if (size < 1) return NUMBER_ERROR;
      const values = matrix.flat();
      const lines = buildMatrix(Math.ceil(values.length / size), size, (row, column) => {
        const value = values[row * size + column];
        return value === undefined ? pad : value;
      });
      return byRow ? lines : transpose(lines);
    },
    DEFAULTS,
  );
}

export const arrayFunctions: readonly Builtin[] = [
  define(
    'SEQUENCE',
    ['number?', 'number?', 'number?', 'number?'],
    ([rows = 1, columns = 1, start = 1, step = 1]) => {
      const [tall, wide] = [Math.trunc(rows), Math.trunc(columns)];
      if (tall < 0 || wide < 0 || tall > MAX_ROWS || wide > MAX_COLUMNS) return VALUE_ERROR;
      if (tall === 0 || wide === 0) return CALCULATION_ERROR;
      return buildMatrix(tall, wide, (row, column) => start + step * (row * wide + column));
    },
    DEFAULTS,
  ),
  define('FILTER', ['array', 'array', 'any?'], filter, DEFAULTS),
  define('SORT', ['array', 'array?', 'array?', 'logical?'], sort, DEFAULTS),
  defineList('SORTBY', ['array'], 'array', ([range], rest, call) => sortBy(range, rest, call)),
  define('UNIQUE', ['array', 'logical?', 'logical?'], unique, DEFAULTS),
  cut('TAKE', takeSlice),
  cut('DROP', dropSlice),
  choose('CHOOSEROWS', false),
  choose('CHOOSECOLS', true),
  stack('VSTACK', true),
  stack('HSTACK', false),
  flatten('TOCOL', true),
  flatten('TOROW', false),
  wrap('WRAPROWS', true),
  wrap('WRAPCOLS', false),
  define(
    'EXPAND',
    ['array', 'number?', 'number?', 'scalar?'],
    ([range, rows, columns, pad = NOT_AVAILABLE], call) => {
      if (isError(range)) return range;
      const matrix = matrixOf(range, call);
      const tall = Math.trunc(rows ?? matrix.length);
      const wide = Math.trunc(columns ?? columnsOf(matrix));
      if (tall < matrix.length || wide < columnsOf(matrix)) return VALUE_ERROR;
      return buildMatrix(tall, wide, (row, column) => {
        const value = matrix[row]?.[column];
        return value === undefined ? pad : value;
      });
    },
    DEFAULTS,
  ),
  define(
    'TRIMRANGE',
    ['array', 'number?', 'number?'],
    ([range, rows = 3, columns = 3], call) => {
      if (isError(range)) return range;
      const matrix = matrixOf(range, call);
      const [top, bottom] = filledSpan(matrix, Math.trunc(rows));
      const [left, right] = filledSpan(transpose(matrix), Math.trunc(columns));
      if (bottom < top || right < left) return isReference(range) ? REFERENCE_ERROR : CALCULATION_ERROR;
      const area = isReference(range) ? range.single : undefined;
      if (area === undefined) return matrix.slice(top, bottom + 1).map((row) => row.slice(left, right + 1));
      return areaOf(area.sheet, area.top + top, area.left + left, area.top + bottom, area.left + right);
    },
    DEFAULTS,
  ),
];

/** The first and the last row left without the empty ones in front (1), behind (2) or both (3). */
function filledSpan(matrix: CellMatrix, which: number): [number, number] {
  const filled = matrix.map((row) => row.some((value) => value !== null));
  const last = filled.lastIndexOf(true);
  if (last < 0) return [0, -1];
  return [(which & 1) === 1 ? filled.indexOf(true) : 0, (which & 2) === 2 ? last : matrix.length - 1];
}
