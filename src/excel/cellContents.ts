import { isCellError, type CellValue } from '../engine/core/cellValue';
import { type CellErrorCode } from '../engine/core/error';
import { isFormula, isLiteralText, type CellContent } from '../workbook/writing/cellContent';

const errorCodes: ReadonlySet<string> = new Set<CellErrorCode>(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!', '#BUSY!']);

/** Excel gives an error as its text and an empty cell as an empty string: only its formula tells it from `=""`. */
export function fromExcel(value: unknown, formula: unknown): CellValue {
  if (value === '' && formula === '') return null;
  if (typeof value === 'string') return errorCodes.has(value) ? { error: value as CellErrorCode } : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

/**
 * What Excel must be given so that the cell holds exactly `content`: null keeps a cell, and text that typing
 * would turn into a number, a date or a formula is given an apostrophe.
 */
export function toExcel(content: CellContent | undefined): string | number | boolean | null {
  if (content === undefined) return null;
  if (isFormula(content)) return content;
  return literalToExcel(isLiteralText(content) ? content.text : content);
}

/** The same for a value that is never a formula: a text that starts with `=` stays one. */
export function literalToExcel(content: CellValue): string | number | boolean {
  if (content === null) return '';
  if (isCellError(content)) return content.error;
  return typeof content === 'string' && readsAsSomethingElse(content) ? `'${content}` : content;
}

/**
 * All but a text that begins with a letter, holds no digit and is no truth value. Excel reads what it is given as if somebody
 * typed it, in the signs of any language: `3-4` is a date, `１２` a number, `+A1`, `@A1` and `＝A1` are formulas. An apostrophe
 * too many is harmless: it marks the cell as text and is no part of it.
 */
function readsAsSomethingElse(text: string): boolean {
  return text !== '' && (!/^\p{L}\P{N}*$/u.test(text) || /^(true|false)\s*$/i.test(text));
}
