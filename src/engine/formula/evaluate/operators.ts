import type { CellError, CellValue } from '../../core/cellValue';
import { pow } from '../../core/special/elementary';
import type { BinaryOperation } from '../parse/ast';
import { toNumber, toText } from './coerce';
import { compareValues } from './compare';
import { LONGEST_TEXT } from './limits';
import { DIVISION_ERROR, isError, NUMBER_ERROR, numberOrError, VALUE_ERROR } from './value';

/** Operators on single values; references and arrays have been resolved before. */
export type ScalarOperator = Exclude<BinaryOperation['operator'], ' ' | ','>;

export function applyBinary(operator: ScalarOperator, left: CellValue, right: CellValue, date1904: boolean): CellValue {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '^': {
      const first = toNumber(left, date1904);
      if (typeof first !== 'number') return first;
      const second = toNumber(right, date1904);
      return typeof second === 'number' ? arithmetic(operator, first, second) : second;
    }
    case '&': {
      const first = toText(left);
      if (typeof first !== 'string') return first;
      const second = toText(right);
      if (typeof second !== 'string') return second;
      return first.length + second.length > LONGEST_TEXT ? VALUE_ERROR : first + second;
    }
    default:
      if (isError(left)) return left;
      if (isError(right)) return right;
      return comparison(operator, compareValues(left, right));
  }
}

function arithmetic(operator: '+' | '-' | '*' | '/' | '^', left: number, right: number): CellValue {
  switch (operator) {
    case '+':
      return numberOrError(left + right);
    case '-':
      return numberOrError(left - right);
    case '*':
      return numberOrError(left * right);
    case '/':
      return right === 0 ? DIVISION_ERROR : numberOrError(left / right);
    case '^':
      return power(left, right);
  }
}

/** base ^ exponent with Excel's errors: 0^0 is #NUM!, 0 to a negative power #DIV/0!. Odd roots of negative numbers exist. */
export function power(base: number, exponent: number): number | CellError {
  if (base === 0) {
    if (exponent === 0) return NUMBER_ERROR;
    return exponent < 0 ? DIVISION_ERROR : 0;
  }
  if (base < 0 && !Number.isInteger(exponent)) {
    const root = 1 / exponent;
    const odd = Math.round(root);
    if (Math.abs(root - odd) < 1e-14 * Math.abs(root) && odd % 2 !== 0) return finite(-pow(-base, exponent));
    return NUMBER_ERROR;
  }
  return finite(pow(base, exponent));
}

function finite(value: number): number | CellError {
  return Number.isFinite(value) ? value : NUMBER_ERROR;
}

function comparison(operator: '=' | '<>' | '<' | '<=' | '>' | '>=', order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** Below this share of its operands a final sum or difference is rounding noise, and Excel shows 0. */
const NOISE = 2 ** -49;

/** What a cell shows for a sum or difference at the end of its formula. */
export function withoutNoise(result: number, left: number, right: number): number {
  return Math.abs(result) < NOISE * Math.max(Math.abs(left), Math.abs(right)) ? 0 : result;
}
