import { isCellError, type CellValue } from './cellValue';
import { invalidArgument } from './error';
import { errorInCell, isBlank, isOmitted, readRectangle, readRows, readScalar, readVector, type Place } from './readCells';
import { fail, ok, type Result } from './result';
import type { Accepts, CellArgument } from './roiFunction';
import { isProbability, isRate, periods as toPeriods, type Periods, type Probability, type Rate } from './units';

/**
 * What a function takes, as data. A parameter knows how to read its cells, refuses what it does not allow with
 * an error that names the argument, and hands on a value that needs no further check.
 */
export interface Parameter<T> {
  readonly optional: boolean;
  readonly matrix: boolean;
  readonly accepts: Accepts;
  read(argument: CellArgument, name: string): Result<T>;
}

/** Both limits belong to what is allowed. */
export interface Limits {
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Reads one cell; `place` says where it stands when it is part of a range. */
type ReadCell<T> = (cell: CellValue, parameter: string, place?: Place) => Result<T>;

/** Signed amounts in a row or a column. */
export function amounts(): Parameter<readonly number[]> {
  return vector({ kind: 'amounts' }, numberCell({}));
}

/** Amounts of 0 or more in a row or a column: costs, counts, quantities. */
export function nonNegativeAmounts(): Parameter<readonly number[]> {
  return vector({ kind: 'nonNegativeAmounts', minimum: 0 }, numberCell({ minimum: 0 }));
}

/** Whole numbers in a row or a column. */
export function wholeNumbers(limits: Limits = {}): Parameter<readonly number[]> {
  return vector({ kind: 'wholeNumbers', ...limits }, wholeNumberCell(limits));
}

/** Shares between 0 and 1 in a row or a column. */
export function probabilities(): Parameter<readonly Probability[]> {
  return vector({ kind: 'probabilities', minimum: 0, maximum: 1 }, probabilityCell);
}

/** Dates in a row or a column, as whole serial days; the time of day is dropped. */
export function dates(): Parameter<readonly number[]> {
  return vector({ kind: 'dates' }, dateCell);
}

/** Texts in a row or a column; numbers are taken as they read. */
export function texts(): Parameter<readonly string[]> {
  return vector({ kind: 'texts' }, textCell);
}

export function number(limits: Limits = {}): Parameter<number> {
  return scalar({ kind: 'number', ...limits }, numberCell(limits));
}

export function wholeNumber(limits: Limits = {}): Parameter<number> {
  return scalar({ kind: 'wholeNumber', ...limits }, wholeNumberCell(limits));
}

/** A count of periods: a whole number. */
export function periods(limits: Limits & { readonly minimum: number }): Parameter<Periods> {
  const readWhole = wholeNumberCell(limits);
  return scalar({ kind: 'wholeNumber', ...limits }, (cell, parameter, place) => {
    const read = readWhole(cell, parameter, place);
    return read.ok ? ok(toPeriods(read.value)) : read;
  });
}

/** A rate per period above −100 %. */
export function rate(): Parameter<Rate> {
  return scalar({ kind: 'rate' }, rateCell);
}

export function probability(): Parameter<Probability> {
  return scalar({ kind: 'probability', minimum: 0, maximum: 1 }, probabilityCell);
}

export function text(): Parameter<string> {
  return scalar({ kind: 'text' }, textCell);
}

/** One of a few words, in upper or lower case. */
export function choice<const Word extends string>(words: readonly Word[]): Parameter<Word> {
  return scalar({ kind: 'choice', choices: words }, (cell, parameter, place) => {
    if (isBlank(cell)) return blankCell(parameter, place);
    const typed = String(cell).trim().toLowerCase();
    const word = words.find((candidate) => candidate.toLowerCase() === typed);
    return word === undefined
      ? fail(invalidArgument('notAChoice', { parameter, received: plain(cell), details: { ...place, choices: words.join(', ') } }))
      : ok(word);
  });
}

/** A rectangle of numbers of any shape. */
export function numberTable(limits: Limits = {}): Parameter<readonly (readonly number[])[]> {
  const readNumber = numberCell(limits);
  return {
    optional: false,
    matrix: true,
    accepts: { kind: 'numberTable', ...limits },
    read(argument, name) {
      const rectangle = readRectangle(argument, name);
      if (!rectangle.ok) return rectangle;
      return each(rectangle.value, (row, r) => each(row, (cell, c) => readNumber(cell, name, { row: r + 1, column: c + 1 })));
    },
  };
}

type Columns = Readonly<Record<string, Parameter<unknown>>>;
export type Row<C extends Columns> = { readonly [K in keyof C]: C[K] extends Parameter<infer T> ? T : never };

/**
 * A table with one record per row, its columns in the order given; optional columns may be missing at the right.
 * A first row of nothing but text is its header. Rows at the end that hold nothing do not count.
 */
export function table<const C extends Columns>(columns: C): Parameter<readonly Row<C>[]> {
  const names = Object.keys(columns);
  const choices = names.map((name) => (columns[name].optional ? `[${name}]` : name));
  return {
    optional: false,
    matrix: true,
    accepts: { kind: 'table', choices },
    read(argument, parameter) {
      const rows = readRows(argument, parameter);
      if (!rows.ok) return rows;
      const width = rows.value[0].length;
      const required = names.filter((name) => !columns[name].optional).length;
      if (width < required || width > names.length) {
        return fail(invalidArgument('wrongNumberOfColumns', { parameter, received: width, details: { columns: choices.join(', ') } }));
      }
      const header = rows.value[0].every((cell) => typeof cell === 'string') ? 1 : 0;
      return each(rows.value.slice(header), (cellsOfRow, r) => {
        const row: Record<string, unknown> = {};
        for (const [c, name] of names.entries()) {
          const read = columns[name].read(cellsOfRow[c], parameter);
          if (!read.ok) return fail({ ...read.error, details: { ...read.error.details, row: r + header + 1, column: name } });
          row[name] = read.value;
        }
        return ok(row as Row<C>);
      });
    },
  };
}

/**
 * Limits a range to a number of values, so that no call can keep the sheet waiting: Excel ends an add-in whose
 * thread does not answer for five seconds.
 */
export function atMost<T extends readonly unknown[]>(maximum: number, parameter: Parameter<T>): Parameter<T> {
  return {
    ...parameter,
    read(argument, name) {
      const values = parameter.read(argument, name);
      if (!values.ok) return values;
      const [first] = values.value;
      const received = values.value.length * (Array.isArray(first) ? first.length : 1);
      return received <= maximum ? values : fail(invalidArgument('tooManyCells', { parameter: name, received, details: { maximum } }));
    },
  };
}

/** The parameter may be left out; `fallback` is then its value. */
export function optional<T>(parameter: Parameter<T>): Parameter<T | undefined>;
export function optional<T extends number | string>(parameter: Parameter<T>, fallback: T): Parameter<T>;
export function optional<T>(parameter: Parameter<T>, fallback?: T & (number | string)): Parameter<T | undefined> {
  return {
    optional: true,
    matrix: parameter.matrix,
    accepts: fallback === undefined ? parameter.accepts : { ...parameter.accepts, default: fallback },
    read: (argument, name) => (isOmitted(argument) ? ok(fallback) : parameter.read(argument, name)),
  };
}

function scalar<T>(accepts: Accepts, readCell: ReadCell<T>): Parameter<T> {
  return {
    optional: false,
    matrix: false,
    accepts,
    read(argument, name) {
      const cell = readScalar(argument, name);
      return cell.ok ? readCell(cell.value, name) : cell;
    },
  };
}

function vector<T>(accepts: Accepts, readCell: ReadCell<T>): Parameter<readonly T[]> {
  return {
    optional: false,
    matrix: true,
    accepts,
    read(argument, name) {
      const vectorOfCells = readVector(argument, name);
      return vectorOfCells.ok ? each(vectorOfCells.value, (cell, index) => readCell(cell, name, { position: index + 1 })) : vectorOfCells;
    },
  };
}

/** Reads every item, or reports the first that cannot be read. */
function each<S, T>(items: readonly S[], read: (item: S, index: number) => Result<T>): Result<readonly T[]> {
  const values = new Array<T>(items.length);
  for (let index = 0; index < items.length; index += 1) {
    const result = read(items[index], index);
    if (!result.ok) return result;
    values[index] = result.value;
  }
  return ok(values);
}

function numberCell(limits: Limits): ReadCell<number> {
  return (cell, parameter, place) => {
    const read = finiteNumber(cell, parameter, place);
    if (!read.ok) return read;
    const { minimum, maximum } = limits;
    const within = (minimum === undefined || read.value >= minimum) && (maximum === undefined || read.value <= maximum);
    return within ? read : fail(invalidArgument(limitCode(limits), { parameter, received: read.value, details: { ...limits, ...place } }));
  };
}

function limitCode({ minimum, maximum }: Limits): string {
  if (minimum === undefined) return 'numberTooHigh';
  return maximum === undefined ? 'numberTooLow' : 'numberOutOfRange';
}

function wholeNumberCell(limits: Limits): ReadCell<number> {
  const readNumber = numberCell(limits);
  return (cell, parameter, place) => {
    const read = readNumber(cell, parameter, place);
    if (!read.ok || Number.isSafeInteger(read.value)) return read;
    return fail(invalidArgument('notAWholeNumber', { parameter, received: read.value, details: place }));
  };
}

const rateCell: ReadCell<Rate> = (cell, parameter, place) => {
  const read = finiteNumber(cell, parameter, place);
  if (!read.ok) return read;
  return isRate(read.value) ? ok(read.value) : fail(invalidArgument('rateTooLow', { parameter, received: read.value, details: place }));
};

const probabilityCell: ReadCell<Probability> = (cell, parameter, place) => {
  const read = finiteNumber(cell, parameter, place);
  if (!read.ok) return read;
  return isProbability(read.value)
    ? ok(read.value)
    : fail(invalidArgument('notAProbability', { parameter, received: read.value, details: place }));
};

/** The last day Excel knows: 9999-12-31. */
const LAST_DAY = 2_958_465;

const dateCell: ReadCell<number> = (cell, parameter, place) => {
  if (typeof cell === 'string' && !isBlank(cell)) return fail(invalidArgument('textInsteadOfDate', { parameter, received: cell, details: place }));
  const read = finiteNumber(cell, parameter, place);
  if (!read.ok) return read;
  const day = Math.floor(read.value);
  return day >= 0 && day <= LAST_DAY ? ok(day) : fail(invalidArgument('notADate', { parameter, received: read.value, details: place }));
};

const textCell: ReadCell<string> = (cell, parameter, place) => {
  if (isCellError(cell)) return errorInCell(cell, parameter, place);
  if (isBlank(cell)) return blankCell(parameter, place);
  if (typeof cell === 'boolean') return fail(invalidArgument('textExpected', { parameter, received: cell, details: place }));
  return ok(String(cell));
};

const finiteNumber: ReadCell<number> = (cell, parameter, place) => {
  if (typeof cell === 'number' && Number.isFinite(cell)) return ok(cell);
  if (isCellError(cell)) return errorInCell(cell, parameter, place);
  if (isBlank(cell)) return blankCell(parameter, place);
  return fail(invalidArgument('numberExpected', { parameter, received: cell, details: place }));
};

function blankCell(parameter: string, place?: Place): Result<never> {
  return fail(invalidArgument(place === undefined ? 'argumentMissing' : 'blankCell', { parameter, received: null, details: place }));
}

function plain(cell: Exclude<CellValue, null>): string | number | boolean {
  return isCellError(cell) ? cell.error : cell;
}
