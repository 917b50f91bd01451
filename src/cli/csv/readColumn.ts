import type { CellValue } from '../../engine/core/cellValue';
import { serialOfIsoDate } from '../../file/xlsx/sheetCells';
import { isPlainNumber, writtenNumber, type Decimal, type WrittenNumber } from './writtenNumber';

/** A field of a column, trimmed, with its line in the file. */
export interface ColumnField {
  readonly text: string;
  readonly line: number;
}

/** What is to be said about how a column was read, where it could be read otherwise or is not what it seems. */
export type ColumnNote =
  /** Numbers with groups, a decimal comma, currencies, percent signs or brackets. */
  | { readonly kind: 'numbers'; readonly decimal: Decimal; readonly example: string; readonly value: number }
  /** Every number could be read with the other decimal sign too. */
  | { readonly kind: 'ambiguous'; readonly decimal: Decimal; readonly example: string; readonly value: number; readonly otherValue: number }
  /** Dates in an order of day and month that is not the international one: they stay text. */
  | { readonly kind: 'dateText'; readonly example: string }
  /** A column of numbers has values that stay text. */
  | { readonly kind: 'someText'; readonly count: number; readonly of: number; readonly example: string; readonly line: number };

/** A column that cannot be read without saying how. */
export type ColumnProblem =
  | { readonly kind: 'mixedDecimals'; readonly first: ColumnField; readonly second: ColumnField }
  | { readonly kind: 'mixedCurrencies'; readonly first: ColumnField; readonly second: ColumnField };

export interface ReadColumn {
  readonly values: readonly CellValue[];
  readonly notes: readonly ColumnNote[];
}

/** Which decimal signs the numbers of a column need: one of them, either, or both. */
export interface DecimalEvidence {
  readonly point: ColumnField | undefined;
  readonly comma: ColumnField | undefined;
  /** A value that both read, as different numbers. */
  readonly either: ColumnField | undefined;
}

export function decimalEvidence(fields: readonly ColumnField[]): DecimalEvidence {
  const evidence: { point?: ColumnField; comma?: ColumnField; either?: ColumnField } = {};
  for (const field of fields) {
    const [point, comma] = [writtenNumber(field.text, 'point'), writtenNumber(field.text, 'comma')];
    if (point !== undefined && comma === undefined) evidence.point ??= field;
    else if (point === undefined && comma !== undefined) evidence.comma ??= field;
    else if (point?.value !== comma?.value) evidence.either ??= field;
  }
  return { point: evidence.point, comma: evidence.comma, either: evidence.either };
}

/** Undefined also for a column of words, which may hold what looks like a number. */
export function columnProblem(fields: readonly ColumnField[], { point, comma }: DecimalEvidence): ColumnProblem | undefined {
  const isNumber = ({ text }: ColumnField): boolean => writtenNumber(text, 'point') !== undefined || writtenNumber(text, 'comma') !== undefined;
  if (2 * fields.filter(isNumber).length < fields.filter(({ text }) => text !== '').length) return undefined;
  if (point !== undefined && comma !== undefined) return { kind: 'mixedDecimals', first: point, second: comma };
  const decimal = comma === undefined ? 'point' : 'comma';
  let known: { readonly field: ColumnField; readonly currency: string } | undefined;
  for (const field of fields) {
    const currency = writtenNumber(field.text, decimal)?.currency;
    if (currency === undefined) continue;
    if (known !== undefined && known.currency !== currency) return { kind: 'mixedCurrencies', first: known.field, second: field };
    known ??= { field, currency };
  }
  return undefined;
}

/** Reads the fields of a column, numbers with that decimal sign; `ambiguous` where nothing in the file decided it. */
export function readColumn(fields: readonly ColumnField[], decimal: Decimal, ambiguous: boolean): ReadColumn {
  const numbers = fields.map(({ text }) => writtenNumber(text, decimal));
  // Spaces alone group digits only where something else in the column is certainly a number of that kind.
  const spacesGroup = numbers.some((number, index) => number !== undefined && !number.onlySpaced && !isPlainNumber(fields[index]?.text ?? ''));
  const isNumber = (number: WrittenNumber | undefined): number is WrittenNumber => number !== undefined && (!number.onlySpaced || spacesGroup);
  const values = fields.map(({ text }, index): CellValue => {
    const number = numbers[index];
    if (text === '') return null;
    if (isNumber(number)) return number.value;
    return /^\d{4}-\d{2}-\d{2}/.test(text) ? serialOfIsoDate(text, false) : text;
  });
  return { values, notes: notesOf(fields, values, decimal, ambiguous) };
}

function notesOf(fields: readonly ColumnField[], values: readonly CellValue[], decimal: Decimal, ambiguous: boolean): ColumnNote[] {
  const notes: ColumnNote[] = [];
  const read = fields.flatMap((field, index) => {
    const value = values[index];
    return typeof value === 'number' && writtenNumber(field.text, decimal) !== undefined ? [{ ...field, value }] : [];
  });
  const [doubtful] = ambiguous ? read.filter(({ text, value }) => writtenNumber(text, other(decimal))?.value !== value) : [];
  const [adorned] = read.filter(({ text }) => !isPlainNumber(text));
  if (doubtful !== undefined) notes.push({ kind: 'ambiguous', decimal, example: doubtful.text, value: doubtful.value, otherValue: writtenNumber(doubtful.text, other(decimal))?.value ?? NaN });
  else if (adorned !== undefined) notes.push({ kind: 'numbers', decimal, example: adorned.text, value: adorned.value });
  const words = fields.filter((_, index) => typeof values[index] === 'string');
  const [word] = words;
  if (word !== undefined && words.every(({ text }) => LOCAL_DATE.test(text))) return [...notes, { kind: 'dateText', example: word.text }];
  // Words among numbers are said, and so is what would be a number with the other decimal sign; a column of words is not.
  const isExpected = read.length < words.length && !words.some(({ text }) => writtenNumber(text, other(decimal)) !== undefined);
  if (word !== undefined && !isExpected) notes.push({ kind: 'someText', count: words.length, of: words.length + read.length, example: word.text, line: word.line });
  return notes;
}

const LOCAL_DATE = /^\d{1,4}([./-])\d{1,2}\1\d{1,4}(?:$|[ T])/;

function other(decimal: Decimal): Decimal {
  return decimal === 'point' ? 'comma' : 'point';
}
