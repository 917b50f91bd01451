import { cellAddress, columnIndex, sheetPrefix } from '../engine/formula/parse/address';
import { type CellRange, MAX_ROWS } from '../engine/formula/workbookModel';

/** One rectangle on a named sheet; `range` is null for the used range (`Inputs!`). */
export interface SheetAddress {
  readonly sheet: string;
  readonly range: CellRange | null;
}

const qualified = /^=?(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!(?:\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?)?$/iu;

/** Reads `Inputs!C5`, `'Cash flow'!$C$4:$H$9` or `Inputs!`; null for anything else (several ranges, a constant, `#REF!`, a cell that no sheet has). */
export function parseAddress(text: string): SheetAddress | null {
  const match = qualified.exec(text);
  if (match === null) return null;
  const [, quoted, plain, firstColumn, firstRow, lastColumn = firstColumn, lastRow = firstRow] = match;
  const sheet = quoted?.replaceAll("''", "'") ?? plain;
  if (firstColumn === undefined) return { sheet, range: null };
  const columns = [columnIndex(firstColumn), columnIndex(lastColumn)];
  const rows = [Number(firstRow) - 1, Number(lastRow) - 1];
  if (columns.includes(-1) || Math.max(...rows) >= MAX_ROWS) return null;
  return {
    sheet,
    range: { top: Math.min(...rows), left: Math.min(...columns), bottom: Math.max(...rows), right: Math.max(...columns) },
  };
}

export function formatAddress({ sheet, range }: SheetAddress): string {
  return sheetPrefix(sheet) + (range === null ? '' : formatRange(range));
}

/** `'Cash flow'!$C$4:$D$9`: the cells whatever stands where, as defined names and charts refer to them. */
export function absoluteAddress({ sheet, range }: SheetAddress): string {
  return sheetPrefix(sheet) + (range === null ? '' : formatRange(range).replaceAll(/[A-Z]+|\d+/g, '$$$&'));
}

export function formatRange({ top, left, bottom, right }: CellRange): string {
  const first = cellAddress(top, left);
  return top === bottom && left === right ? first : `${first}:${cellAddress(bottom, right)}`;
}
