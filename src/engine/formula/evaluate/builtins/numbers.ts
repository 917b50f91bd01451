import type { CellError, CellValue } from '../../../core/cellValue';
import { toNumber } from '../coerce';
import { type Area, Reference, rowsOf, widthOf } from '../reference';
import { columnsOf, isError, isMatrix, isReference, NOT_AVAILABLE, VALUE_ERROR } from '../value';
import type { Call, RangeValue } from './define';

/**
 * Visits every value of a range argument in reading order: the used cells of a reference, the elements of an array, or the
 * single value. `visit` may return an error to stop.
 */
export function visitValues(
  argument: RangeValue,
  call: Call,
  visit: (value: CellValue, where: 'cell' | 'element' | 'argument') => CellError | undefined,
): CellError | undefined {
  if (isReference(argument)) {
    for (const area of argument.areas) {
      const stopped = visitArea(area, call, (value) => visit(value, 'cell'));
      if (stopped !== undefined) return stopped;
    }
    return undefined;
  }
  if (!isMatrix(argument)) return visit(argument, 'argument');
  call.interpreter.spend(argument.length * columnsOf(argument));
  for (const row of argument) {
    for (const value of row) {
      const stopped = visit(value, 'element');
      if (stopped !== undefined) return stopped;
    }
  }
  return undefined;
}

function visitArea(area: Area, { workbook, interpreter }: Call, visit: (value: CellValue) => CellError | undefined): CellError | undefined {
  const used = workbook.used(area);
  if (used === undefined) return undefined;
  interpreter.spend(rowsOf(used) * widthOf(used));
  for (let row = used.top; row <= used.bottom; row++) {
    for (let column = used.left; column <= used.right; column++) {
      const stopped = visit(workbook.cell(used.sheet, row, column));
      if (stopped !== undefined) return stopped;
    }
  }
  return undefined;
}

/**
 * Visits the numbers of arguments as SUM counts them: in references and arrays only true numbers, as a direct argument also
 * TRUE, FALSE and text that reads as a number. The first error met is returned.
 */
export function visitNumbers(args: readonly RangeValue[], call: Call, visit: (value: number) => void): CellError | undefined {
  for (const argument of args) {
    const stopped = visitValues(argument, call, (value, where) => {
      if (typeof value === 'number') visit(value);
      else if (isError(value)) return value;
      else if (where === 'argument') {
        const number = toNumber(value, call.workbook.date1904);
        if (typeof number !== 'number') return number;
        visit(number);
      }
      return undefined;
    });
    if (stopped !== undefined) return stopped;
  }
  return undefined;
}

/** The numbers of arguments as `visitNumbers` finds them. */
export function numbersIn(args: readonly RangeValue[], call: Call): number[] | CellError {
  const numbers: number[] = [];
  return visitNumbers(args, call, (value) => numbers.push(value)) ?? numbers;
}

/** The same for functions of the Analysis ToolPak, which take a truth value anywhere for a mistake. */
export function strictNumbersIn(args: readonly RangeValue[], call: Call): number[] | CellError {
  const numbers: number[] = [];
  for (const argument of args) {
    const stopped = visitValues(argument, call, (value, where) => {
      if (value === null) return where === 'argument' ? NOT_AVAILABLE : undefined;
      const number = typeof value === 'boolean' ? VALUE_ERROR : toNumber(value, call.workbook.date1904);
      if (typeof number !== 'number') return number;
      numbers.push(number);
      return undefined;
    });
    if (stopped !== undefined) return stopped;
  }
  // Blank cells beside a number are passed over; cells given one by one that are all blank are a mistake.
  return numbers.length === 0 && args.every(isSingleCell) ? VALUE_ERROR : numbers;
}

function isSingleCell(argument: RangeValue): boolean {
  const area = isReference(argument) ? argument.single : undefined;
  return area !== undefined && area.top === area.bottom && area.left === area.right;
}

/** The same for functions that count text as 0 and TRUE as 1 (AVERAGEA and its kin). */
export function numbersAndTextIn(args: readonly RangeValue[], call: Call): number[] | CellError {
  const numbers: number[] = [];
  for (const argument of args) {
    const stopped = visitValues(argument, call, (value, where) => {
      if (isError(value)) return value;
      if (where === 'argument') {
        const number = toNumber(value, call.workbook.date1904);
        if (typeof number !== 'number') return number;
        numbers.push(number);
      } else if (typeof value === 'number') numbers.push(value);
      else if (typeof value === 'boolean') numbers.push(value ? 1 : 0);
      else if (typeof value === 'string') numbers.push(0);
      return undefined;
    });
    if (stopped !== undefined) return stopped;
  }
  return numbers;
}

/** All values of a range argument as an array, a single value as one element. */
export function matrixOf(argument: RangeValue, call: Call): readonly (readonly CellValue[])[] {
  const value = isReference(argument) ? call.interpreter.read(argument) : argument;
  if (!isMatrix(value)) return [[value]];
  // What keeps a range for many look-ups looks at little of it each time.
  call.interpreter.spend(value.length);
  return value;
}

/** The values of a range argument in reading order, sheet by sheet where it is the same cells of several. */
export function listOf(argument: RangeValue, call: Call): CellValue[] {
  const parts = isReference(argument) && argument.acrossSheets ? argument.areas.map((area) => new Reference([area])) : [argument];
  return parts.flatMap((part) => matrixOf(part, call).flat());
}

/**
 * Two lists of numbers of equal length, element by element where both are numbers (blank cells, text and truth values drop
 * out in pairs). Unequal lengths are reported by `undefined`.
 */
export function numberPairs(first: RangeValue, second: RangeValue, call: Call): [number[], number[]] | CellError | undefined {
  const left = listOf(first, call);
  const right = listOf(second, call);
  if (left.length !== right.length) return undefined;
  const x: number[] = [];
  const y: number[] = [];
  for (let index = 0; index < left.length; index++) {
    const a = left[index] ?? null;
    const b = right[index] ?? null;
    if (isError(a)) return a;
    if (isError(b)) return b;
    if (typeof a === 'number' && typeof b === 'number') {
      x.push(a);
      y.push(b);
    }
  }
  return [x, y];
}
