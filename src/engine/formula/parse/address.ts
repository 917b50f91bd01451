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

/** A sheet name as a formula writes it before `!`: in quotes where it could be read as anything else. */
export function sheetPrefix(sheet: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) && !/^([a-z]{1,3}\d+|r|c|r\d*c\d*|true|false)$/i.test(sheet);
  return plain ? `${sheet}!` : `'${sheet.replaceAll("'", "''")}'!`;
}

/** Two sheet names with a colon as a formula writes them before `!`: both inside one pair of quotes where either needs them. */
export function sheetRangePrefix(first: string, last: string): string {
  const plain = [first, last].every((sheet) => !sheetPrefix(sheet).startsWith("'"));
  return plain ? `${first}:${last}!` : `'${`${first}:${last}`.replaceAll("'", "''")}'!`;
}
