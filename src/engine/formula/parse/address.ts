import { type CellRange, MAX_COLUMNS, MAX_ROWS } from '../workbookModel';

/** The letters of a zero-based column: 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The zero-based column of its letters in either case, or −1 where no sheet has such a column. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (let position = 0; position < letters.length; position++) {
    const digit = (letters.charCodeAt(position) | 32) - 96;
    if (digit < 1 || digit > 26) return -1;
    index = index * 26 + digit;
    if (index > MAX_COLUMNS) return -1;
  }
  return index - 1;
}

/** `B3` for row 2, column 1. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** `B3:C5`, `B:C` for whole columns, `3:5` for whole rows, `B3` for a single cell. */
export function rangeAddress(range: CellRange): string {
  if (range.top === 0 && range.bottom === MAX_ROWS - 1) return `${columnLetters(range.left)}:${columnLetters(range.right)}`;
  if (range.left === 0 && range.right === MAX_COLUMNS - 1) return `${range.top + 1}:${range.bottom + 1}`;
  const first = cellAddress(range.top, range.left);
  return range.top === range.bottom && range.left === range.right ? first : `${first}:${cellAddress(range.bottom, range.right)}`;
}

/** `B3:C9`, or `B3` for a single cell: both corners, of whole columns too, as files and Office.js write them. */
export function cornersAddress({ top, left, bottom, right }: CellRange): string {
  const first = cellAddress(top, left);
  return top === bottom && left === right ? first : `${first}:${cellAddress(bottom, right)}`;
}

/** The same cells wherever the formula is copied to: `$B$3:$C$9` for `B3:C9`, `$B:$C` for `B:C`. */
export function withDollars(address: string): string {
  return address.replaceAll(/[A-Z]+|\d+/g, '$$$&');
}

/** Reads `B3`, `$B$3` or `B3:C9` (corners in any order); null when it is none of these, or no sheet has such cells. */
export function parseCorners(text: string): CellRange | null {
  const match = CORNERS.exec(text);
  return match === null ? null : rangeBetween(cornerOf(match[1]!, match[2]!), cornerOf(match[3] ?? match[1]!, match[4] ?? match[2]!));
}

/** As `parseCorners`, and `B:D` and `2:9` for whole columns and rows. */
export function parseRange(text: string): CellRange | null {
  const columns = COLUMNS.exec(text);
  if (columns !== null) return rangeBetween(cornerOf(columns[1]!, '1'), cornerOf(columns[2]!, String(MAX_ROWS)));
  const rows = ROWS.exec(text);
  if (rows !== null) return rangeBetween(cornerOf('A', rows[1]!), cornerOf(columnLetters(MAX_COLUMNS - 1), rows[2]!));
  return parseCorners(text);
}

const CORNERS = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?$/i;
const COLUMNS = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/i;
const ROWS = /^\$?([1-9]\d{0,6}):\$?([1-9]\d{0,6})$/;

interface Corner {
  readonly row: number;
  readonly column: number;
}

function cornerOf(letters: string, row: string): Corner {
  return { row: Number(row) - 1, column: columnIndex(letters) };
}

function rangeBetween(first: Corner, last: Corner): CellRange | null {
  const range = { top: Math.min(first.row, last.row), left: Math.min(first.column, last.column), bottom: Math.max(first.row, last.row), right: Math.max(first.column, last.column) };
  return range.left >= 0 && range.bottom < MAX_ROWS ? range : null;
}

/** Splits `'Cash flow'!B3` into its sheet name and the rest; the name is undefined where none stands before `!`, null where the quotes do not close. */
export function splitSheet(reference: string): { readonly sheet: string | undefined; readonly cells: string } | null {
  if (!reference.includes('!')) return { sheet: undefined, cells: reference };
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.*)$/s.exec(reference);
  return match === null ? null : { sheet: match[1]?.replaceAll("''", "'") ?? match[2], cells: match[3]! };
}

/** One rectangle on a named sheet; `range` is null for the used range (`Inputs!`). */
export interface SheetAddress {
  readonly sheet: string;
  readonly range: CellRange | null;
}

/**
 * Reads `Inputs!C5`, `'Cash flow'!$C$4:$H$9` or `Inputs!`, with or without `=`; null for anything else (several ranges, whole columns, a
 * constant, `#REF!`, a cell that no sheet has, a sheet name that wants quotes and has none).
 */
export function parseReference(text: string): SheetAddress | null {
  const split = splitSheet(text.replace(/^=/, ''));
  if (split?.sheet === undefined || (!/^=?'/.test(text) && !PLAIN_NAME.test(split.sheet))) return null;
  if (split.cells === '') return { sheet: split.sheet, range: null };
  const range = parseCorners(split.cells);
  return range === null ? null : { sheet: split.sheet, range };
}

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_.]*$/u;

export function formatReference({ sheet, range }: SheetAddress): string {
  return sheetPrefix(sheet) + (range === null ? '' : cornersAddress(range));
}

/** `'Cash flow'!$C$4:$D$9`: the cells whatever stands where, as defined names and charts refer to them. */
export function absoluteReference({ sheet, range }: SheetAddress): string {
  return sheetPrefix(sheet) + (range === null ? '' : withDollars(cornersAddress(range)));
}

/** A sheet name as a formula writes it before `!`: in quotes where it could be read as anything else. */
export function sheetPrefix(sheet: string): string {
  const plain = PLAIN_NAME.test(sheet) && !/^([a-z]{1,3}\d+|r|c|r\d*c\d*|true|false)$/i.test(sheet);
  return plain ? `${sheet}!` : `'${sheet.replaceAll("'", "''")}'!`;
}

/** Two sheet names with a colon as a formula writes them before `!`: both inside one pair of quotes where either needs them. */
export function sheetRangePrefix(first: string, last: string): string {
  const plain = [first, last].every((sheet) => !sheetPrefix(sheet).startsWith("'"));
  return plain ? `${first}:${last}!` : `'${`${first}:${last}`.replaceAll("'", "''")}'!`;
}
