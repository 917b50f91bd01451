import type { CellError, CellValue } from '../../core/cellValue';
import { numberToText } from './numberToText';
import { textToNumber } from './textToNumber';
import { isError, VALUE_ERROR } from './value';

/** A single value as a number: blanks are 0, TRUE is 1, text that reads as a number is one; other text is #VALUE!. */
export function toNumber(value: CellValue, date1904 = false): number | CellError {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isError(value)) return value;
  return textToNumber(value, date1904) ?? VALUE_ERROR;
}

export function toText(value: CellValue): string | CellError {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberToText(value);
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value;
}

/** A single value as a truth value: numbers other than 0 are true, the words TRUE and FALSE count, other text is #VALUE!. */
export function toLogical(value: CellValue): boolean | CellError {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (value === null) return false;
  if (isError(value)) return value;
  const word = value.trim().toUpperCase();
  if (word === 'TRUE') return true;
  return word === 'FALSE' ? false : VALUE_ERROR;
}
