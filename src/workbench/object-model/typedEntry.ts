import type { CellValue } from '../../engine/core/cellValue';
import type { CellErrorCode } from '../../engine/core/error';
import { parseFormula } from '../../engine/formula/parse/parseFormula';

/** What a text becomes when it is entered into a cell, and the number format Excel gives a General cell along with it. */
export interface TypedEntry {
  readonly value: CellValue;
  readonly numberFormat?: string;
  /** The value is the text of a formula. */
  readonly isFormula?: true;
}

const ERRORS: readonly string[] = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!'];
const NUMBER = /^([+-]?)(\$|¥|€|£)?(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?([eE][+-]?\d+)?(%)?$/;

/**
 * Excel reads a text written through the API as if a person had typed it: "12%" becomes 0.12 shown as a
 * percentage, "TRUE" a logical, "2026-01-31" a date. A leading apostrophe, or a cell formatted as text, keeps it as it is.
 * What starts with a plus, a minus or an @ and is no number is a formula, as what starts with an equals sign.
 * @see https://learn.microsoft.com/javascript/api/excel/excel.range#excel-excel-range-values-member
 */
export function readTypedEntry(text: string, cellFormat: string): TypedEntry {
  if (cellFormat === '@') {
    return { value: text };
  }
  if (text.startsWith("'")) {
    return { value: text.slice(1) };
  }
  if (text.startsWith('=') && text.length > 1) {
    return { value: text, isFormula: true };
  }
  const entry = text.trim();
  const upper = entry.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') {
    return { value: upper === 'TRUE' };
  }
  if (isErrorCode(upper)) {
    return { value: { error: upper } };
  }
  return readNumber(entry) ?? readDate(entry) ?? readTime(entry) ?? readSigned(entry) ?? { value: text };
}

function readSigned(entry: string): TypedEntry | null {
  return /^[+\-@]/.test(entry) && parseFormula(entry).ok ? { value: `=${entry}`, isFormula: true } : null;
}

function readTime(entry: string): TypedEntry | null {
  const [, hours, minutes, seconds] = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(entry) ?? [];
  if (hours === undefined || Number(hours) > 23) return null;
  return { value: (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / 86_400, numberFormat: seconds === undefined ? 'h:mm' : 'h:mm:ss' };
}

function isErrorCode(text: string): text is CellErrorCode {
  return ERRORS.includes(text);
}

function readNumber(entry: string): TypedEntry | null {
  const negative = /^\((.+)\)$/.exec(entry);
  const match = NUMBER.exec(negative?.[1] ?? entry);
  if (match === null) {
    return null;
  }
  const [, sign = '', currency, whole = '', fraction = '', exponent = '', percent] = match;
  if (whole === '' && !/\d/.test(fraction)) {
    return null;
  }
  const magnitude = Number(`${whole.replaceAll(',', '') || '0'}${fraction}${exponent}`);
  const value = ((sign === '-') !== (negative !== null) ? -magnitude : magnitude) / (percent === undefined ? 1 : 100);
  const decimals = fraction.length > 1;
  if (percent !== undefined) {
    return { value, numberFormat: decimals ? '0.00%' : '0%' };
  }
  if (currency !== undefined) {
    return { value, numberFormat: `${currency}#,##0${decimals ? '.00' : ''}` };
  }
  if (exponent !== '') {
    return { value, numberFormat: '0.00E+00' };
  }
  return whole.includes(',') ? { value, numberFormat: decimals ? '#,##0.00' : '#,##0' } : { value };
}

function readDate(entry: string): TypedEntry | null {
  const yearFirst = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(entry);
  const monthFirst = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(entry);
  const thisYear = /^(\d{1,2})[-/](\d{1,2})$/.exec(entry);
  if (thisYear !== null) {
    const date = readDate(`${thisYear[1]}/${thisYear[2]}/${new Date().getFullYear()}`);
    return date === null ? null : { ...date, numberFormat: 'd-mmm' };
  }
  const parts = yearFirst !== null ? [yearFirst[1], yearFirst[2], yearFirst[3]] : monthFirst !== null ? [monthFirst[3], monthFirst[1], monthFirst[2]] : null;
  if (parts === null) {
    return null;
  }
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900) {
    return null;
  }
  return { value: serialDay(time), numberFormat: yearFirst !== null ? 'yyyy-mm-dd' : 'm/d/yyyy' };
}

/** Days since 1899-12-31, with the 29 February 1900 that Excel believes in. */
function serialDay(time: number): number {
  const days = time / 86_400_000 - Date.UTC(1899, 11, 31) / 86_400_000;
  return days >= 60 ? days + 1 : days;
}
