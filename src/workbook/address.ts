import { type CellRange } from '../engine/formula/workbookModel';

/** One rectangle on a named sheet; `range` is null for the used range (`Inputs!`). */
export interface SheetAddress {
  readonly sheet: string;
  readonly range: CellRange | null;
}

const qualified = /^=?(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!(?:\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?)?$/iu;

/** Reads `Inputs!C5`, `'Cash flow'!$C$4:$H$9` or `Inputs!`; null for anything else (several ranges, a constant, `#REF!`). */
export function parseAddress(text: string): SheetAddress | null {
  const match = qualified.exec(text);
  if (match === null) return null;
  const [, quoted, plain, firstColumn, firstRow, lastColumn = firstColumn, lastRow = firstRow] = match;
  const sheet = quoted?.replaceAll("''", "'") ?? plain;
  if (firstColumn === undefined) return { sheet, range: null };
  const columns = [columnNumber(firstColumn), columnNumber(lastColumn)];
  const rows = [Number(firstRow) - 1, Number(lastRow) - 1];
  return {
    sheet,
    range: { top: Math.min(...rows), left: Math.min(...columns), bottom: Math.max(...rows), right: Math.max(...columns) },
  };
}

export function formatAddress({ sheet, range }: SheetAddress): string {
  return `${quoteSheet(sheet)}!${range === null ? '' : formatRange(range)}`;
}

/** `'Cash flow'!$C$4:$D$9`: the cells whatever stands where, as defined names and charts refer to them. */
export function absoluteAddress({ sheet, range }: SheetAddress): string {
  return `${quoteSheet(sheet)}!${range === null ? '' : formatRange(range).replaceAll(/[A-Z]+|\d+/g, '$$$&')}`;
}

export function formatRange({ top, left, bottom, right }: CellRange): string {
  const first = `${columnLetters(left)}${top + 1}`;
  return top === bottom && left === right ? first : `${first}:${columnLetters(right)}${bottom + 1}`;
}

/** A plain name stands as it is; everything else needs quotes, as does a name that reads like a cell. */
function quoteSheet(sheet: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) && !/^([A-Z]{1,3}\d+|R\d*C\d*|[RC])$/i.test(sheet);
  return plain ? sheet : `'${sheet.replaceAll("'", "''")}'`;
}

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}
