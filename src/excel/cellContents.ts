import { isCellError, type CellValue } from '../engine/core/cellValue';
import { type CellErrorCode } from '../engine/core/error';

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
export function toExcel(content: CellValue | undefined): string | number | boolean | null {
  if (content === undefined) return null;
  return typeof content === 'string' && content.startsWith('=') ? content : literalToExcel(content);
}

/** The same for a value that is never a formula: a text that starts with `=` stays one. */
export function literalToExcel(content: CellValue): string | number | boolean {
  if (content === null) return '';
  if (isCellError(content)) return content.error;
  return typeof content === 'string' && readsAsSomethingElse(content) ? `'${content}` : content;
}

function readsAsSomethingElse(text: string): boolean {
  return /\d|^['=+\-@#]|^(true|false)$/i.test(text);
}
