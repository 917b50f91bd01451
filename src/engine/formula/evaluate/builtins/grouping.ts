import type { CellMatrix, CellValue } from '../../../core/cellValue';
import { toLogical } from '../coerce';
import { UnsupportedSignal } from '../signals';
import { CALCULATION_ERROR, columnsOf, DIVISION_ERROR, isError, isLambda, type LambdaValue, NamedFunction, type Value, VALUE_ERROR } from '../value';
import { sum } from './aggregates';
import { type Builtin, type Call, define, type KindValues, type RangeValue } from './define';
import { elementsOf } from './elements';
import { type AxisOptions, type GroupItem, groupAxis, totalLabel } from './groupAxis';
import { oneResult } from './lambdas';
import { listOf, matrixOf, numbersIn } from './numbers';

/** The data of GROUPBY or PIVOTBY without its headings, and the rows that the filter keeps. */
interface Source {
  readonly fields: readonly CellMatrix[];
  readonly values: CellMatrix;
  readonly rows: readonly number[];
  /** The headings of each field range and of the values, last; undefined where none are shown. */
  readonly headings: readonly (readonly CellValue[])[] | undefined;
}

/** Whether headings are there, and shown: 0 no; 1 there, not shown; 2 not there, made up; 3 there and shown; left out: as the data look. */
function headingMode(mode: number | undefined, values: CellMatrix, levels: number): { present: boolean; shown: boolean } | undefined {
  if (mode === undefined) {
    const present = typeof values[0]?.[0] === 'string' && typeof values[1]?.[0] === 'number';
    return { present, shown: present && levels > 1 };
  }
  const choice = Math.trunc(mode);
  return choice >= 0 && choice <= 3 ? { present: choice % 2 === 1, shown: choice >= 2 } : undefined;
}

interface SourceArguments {
  readonly fields: readonly RangeValue[];
  readonly values: RangeValue;
  /** What headings that have to be made up are called: those of each field range, then those of the values. */
  readonly names: readonly string[];
  readonly mode: number | undefined;
  readonly filter: RangeValue | undefined;
}

function readSource({ fields: ranges, values: given, names, mode, filter }: SourceArguments, call: Call): Source | CellValue {
  const failed = [...ranges, given].find((range) => isError(range));
  if (failed !== undefined && isError(failed)) return failed;
  const matrices = [...ranges, given].map((range) => matrixOf(range, call));
  const values = matrices[matrices.length - 1] ?? [];
  if (matrices.some((matrix) => matrix.length !== values.length)) return VALUE_ERROR;
  const heading = headingMode(mode, values, Math.max(...matrices.slice(0, -1).map(columnsOf)));
  if (heading === undefined) return VALUE_ERROR;
  const bodies = heading.present ? matrices.map((matrix) => matrix.slice(1)) : matrices;
  const body = bodies[bodies.length - 1] ?? [];
  const rows = keptRows(filter, body.length, heading.present, call);
  if (!Array.isArray(rows)) return rows;
  if (rows.length === 0) return CALCULATION_ERROR;
  const titles = matrices.map((matrix, index) => {
    const kind = names[index] ?? 'Value';
    return Array.from({ length: columnsOf(matrix) }, (_, column) => (heading.present ? (matrix[0]?.[column] ?? null) : `${kind} ${column + 1}`));
  });
  return { fields: bodies.slice(0, -1), values: body, rows, headings: heading.shown ? titles : undefined };
}

/** The rows for which the filter says so; it may have a place for the headings. */
function keptRows(filter: RangeValue | undefined, count: number, hasHeadings: boolean, call: Call): number[] | CellValue {
  const all = Array.from({ length: count }, (_, row) => row);
  if (filter === undefined) return all;
  const given = listOf(filter, call);
  const flags = hasHeadings && given.length === count + 1 ? given.slice(1) : given;
  if (flags.length !== count) return isError(flags[0]) ? flags[0] : VALUE_ERROR;
  const kept: number[] = [];
  for (const row of all) {
    const flag = toLogical(flags[row] ?? null);
    if (isError(flag)) return flag;
    if (flag) kept.push(row);
  }
  return kept;
}

/** What aggregates: one function, or a row or column of several. */
interface Aggregation {
  readonly functions: readonly LambdaValue[];
  readonly below: boolean;
}

function readFunctions(given: KindValues['elements'], call: Call): Aggregation | undefined {
  const elements = isLambda(given) ? [[given]] : elementsOf(given, call);
  const functions = elements.flat().filter((element) => isLambda(element));
  const oneLine = elements.length === 1 || elements.every((row) => row.length === 1);
  return oneLine && functions.length === elements.flat().length ? { functions, below: elements.length > 1 } : undefined;
}

/** The aggregate of some rows of a column of values; PERCENTOF and functions of two parameters also get what the rows are part of. */
function aggregateOf(lambda: LambdaValue, values: CellMatrix, column: number, rows: readonly number[], whole: readonly number[], call: Call): CellValue {
  const pick = (lines: readonly number[]): CellMatrix => lines.map((row) => [values[row]?.[column] ?? null]);
  const relative = lambda instanceof NamedFunction ? lambda.name === 'PERCENTOF' : lambda.parameters.length > 1;
  return oneResult(lambda, relative ? [pick(rows), pick(whole)] : [pick(rows)], call);
}

function readOrder(order: RangeValue | undefined, columns: number, call: Call): number[] | undefined {
  if (order === undefined) return [];
  const numbers: number[] = [];
  for (const value of listOf(order, call)) {
    const number = call.interpreter.toNumber(value);
    if (typeof number !== 'number' || Math.trunc(number) === 0 || Math.abs(Math.trunc(number)) > columns) return undefined;
    numbers.push(Math.trunc(number));
  }
  return numbers;
}

/** The depth of totals; left out it is a grand total and, where there are several levels, subtotals. */
function readDepth(depth: number | undefined, levels: number, table: boolean): number | undefined {
  const limit = table ? 1 : levels;
  const whole = depth === undefined ? Math.min(2, limit) : Math.trunc(depth);
  return Math.abs(whole) <= limit ? whole : undefined;
}

function keyCells({ keys }: GroupItem, levels: number, depth: number): CellValue[] {
  return Array.from({ length: levels }, (_, level) => {
    if (keys.length === 0 && level === 0) return totalLabel(depth);
    return level < keys.length ? (keys[level] ?? '') : '';
  });
}

function nameOf(lambda: LambdaValue): string {
  return lambda instanceof NamedFunction ? lambda.name : 'CUSTOM';
}

type Choice = number | undefined;
type Given = RangeValue | undefined;
type GroupArguments = readonly [RangeValue, RangeValue, KindValues['elements'], Choice, Choice, Given, Given, Choice];

function groupBy([range, given, functions, mode, totals, sorted, filter, relationship = 0]: GroupArguments, call: Call): Value {
  const aggregation = readFunctions(functions, call);
  const source = readSource({ fields: [range], values: given, names: ['Row Field', 'Value'], mode, filter }, call);
  if (!isSource(source)) return source;
  const [fields = []] = source.fields;
  const levels = columnsOf(fields);
  const valueColumns = columnsOf(source.values);
  const table = Math.trunc(relationship) === 1;
  const depth = readDepth(totals, levels, table);
  const order = readOrder(sorted, levels + valueColumns, call);
  const first = aggregation?.functions[0];
  if (aggregation === undefined || first === undefined || depth === undefined || order === undefined) return VALUE_ERROR;
  if (relationship < 0 || relationship >= 2) return VALUE_ERROR;
  // How several functions share several columns of values is not documented.
  if (aggregation.functions.length > 1 && valueColumns > 1) throw new UnsupportedSignal('GROUPBY');
  const { values, rows } = source;
  const aggregate = (lambda: LambdaValue, members: readonly number[], column: number): CellValue =>
    aggregateOf(lambda, values, column, members, rows, call);
  const options: AxisOptions = { depth, order, table, aggregate: (members, column) => aggregate(first, members, column) };
  const items = groupAxis(fields, rows, options);
  const results = (item: GroupItem, lambda: LambdaValue): CellValue[] =>
    Array.from({ length: valueColumns }, (_, column) => aggregate(lambda, item.rows, column));
  const { functions: lambdas, below } = aggregation;
  const body = items.flatMap((item): CellValue[][] => {
    const keys = keyCells(item, levels, depth);
    if (below) return lambdas.map((lambda) => [...keys, nameOf(lambda), ...results(item, lambda)]);
    return [[...keys, ...lambdas.flatMap((lambda) => results(item, lambda))]];
  });
  return [...groupHeadings(source, aggregation, levels), ...body];
}

/** A row of the names of several functions side by side, and one of headings where they are shown. */
function groupHeadings({ headings }: Source, { functions, below }: Aggregation, levels: number): CellValue[][] {
  const across = functions.length > 1 && !below;
  const rows: CellValue[][] = [];
  if (across) rows.push([...new Array<CellValue>(levels).fill(''), ...functions.map(nameOf)]);
  const [fields = [], values = []] = headings ?? [];
  if (headings !== undefined) rows.push([...fields, ...(below ? [''] : []), ...(across ? functions.flatMap(() => values) : values)]);
  return rows;
}

function isSource(source: Source | CellValue): source is Source {
  return typeof source === 'object' && source !== null && !isError(source);
}

type PivotArguments = readonly [Given, Given, RangeValue, KindValues['elements'], Choice, Choice, Given, Choice, Given, Given, Choice];

function pivotBy(args: PivotArguments, call: Call): Value {
  const [rowRange, columnRange, given, functions, mode, rowTotals, rowSorted, columnTotals, columnSorted, filter, relativeTo = 0] = args;
  // How the table looks where one axis is left out is not documented.
  if (rowRange === undefined || columnRange === undefined) throw new UnsupportedSignal('PIVOTBY');
  const aggregation = readFunctions(functions, call);
  const names = ['Row Field', 'Column Field', 'Value'];
  const source = readSource({ fields: [rowRange, columnRange], values: given, names, mode, filter }, call);
  if (!isSource(source)) return source;
  const [rowFields = [], columnFields = []] = source.fields;
  const [rowLevels, columnLevels] = [columnsOf(rowFields), columnsOf(columnFields)];
  const [rowDepth, columnDepth] = [readDepth(rowTotals, rowLevels, false), readDepth(columnTotals, columnLevels, false)];
  const valueColumns = columnsOf(source.values);
  const rowOrder = readOrder(rowSorted, rowLevels + valueColumns, call);
  const columnOrder = readOrder(columnSorted, columnLevels + valueColumns, call);
  const lambda = aggregation?.functions[0];
  const relation = Math.trunc(relativeTo);
  if (lambda === undefined || relation < 0 || relation > 4) return VALUE_ERROR;
  if (rowDepth === undefined || columnDepth === undefined || rowOrder === undefined || columnOrder === undefined) return VALUE_ERROR;
  // The layout of headings and of several aggregates, and what a parent total is of, are not documented.
  const several = aggregation?.functions.length !== 1 || valueColumns !== 1;
  if (source.headings !== undefined || several || relation > 2) throw new UnsupportedSignal('PIVOTBY');
  const { values, rows } = source;
  const aggregate = (members: readonly number[], whole: readonly number[]): CellValue => aggregateOf(lambda, values, 0, members, whole, call);
  const axis = { table: false, aggregate: (members: readonly number[]) => aggregate(members, rows) };
  const lines = groupAxis(rowFields, rows, { ...axis, depth: rowDepth, order: rowOrder });
  const columns = groupAxis(columnFields, rows, { ...axis, depth: columnDepth, order: columnOrder });
  const headings = columns.map((column) => keyCells(column, columnLevels, columnDepth));
  const corner = new Array<CellValue>(rowLevels).fill('');
  const top = Array.from({ length: columnLevels }, (_, level): CellValue[] => [...corner, ...headings.map((keys) => keys[level] ?? '')]);
  const body = lines.map((line): CellValue[] => {
    const members = new Set(line.rows);
    const cells = columns.map((column) => {
      const shared = column.rows.filter((row) => members.has(row));
      return shared.length === 0 ? '' : aggregate(shared, relation === 0 ? column.rows : relation === 1 ? line.rows : rows);
    });
    return [...keyCells(line, rowLevels, rowDepth), ...cells];
  });
  return [...top, ...body];
}

const DEFAULTS = { emptyMeansDefault: true };

export const groupingFunctions: readonly Builtin[] = [
  define('PERCENTOF', ['array', 'array'], ([part, whole], call) => {
    const [numerator, denominator] = [numbersIn([part], call), numbersIn([whole], call)];
    if (isError(numerator)) return numerator;
    if (isError(denominator)) return denominator;
    const total = sum(denominator);
    return total === 0 ? DIVISION_ERROR : sum(numerator) / total;
  }),
  define('GROUPBY', ['array', 'array', 'elements', 'number?', 'number?', 'array?', 'array?', 'number?'], groupBy, DEFAULTS),
  define(
    'PIVOTBY',
    ['array?', 'array?', 'array', 'elements', 'number?', 'number?', 'array?', 'number?', 'array?', 'array?', 'number?'],
    pivotBy,
    DEFAULTS,
  ),
];
