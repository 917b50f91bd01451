import { cellAddress, columnIndex, columnLetters } from '../../engine/formula/parse/address';
import { MAX_ROWS, type CellRange } from '../../engine/formula/workbookModel';

/** `B3:C9`, or `B3` for a single cell. Files spell out both corners, of whole columns too. */
export function rangeAddress({ top, left, bottom, right }: CellRange): string {
  const first = cellAddress(top, left);
  return top === bottom && left === right ? first : `${first}:${cellAddress(bottom, right)}`;
}

/** `$B$3:$C$9`, or `$B$3` for a single cell. */
export function absoluteAddress({ top, left, bottom, right }: CellRange): string {
  const first = `$${columnLetters(left)}$${top + 1}`;
  return top === bottom && left === right ? first : `${first}:$${columnLetters(right)}$${bottom + 1}`;
}

/** Reads `B3`, `$B$3` or `B3:C9` (corners in any order); undefined when it is none of these. */
export function parseAddress(text: string): CellRange | undefined {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?$/i.exec(text);
  if (!match) return undefined;
  const [, firstColumn = '', firstRow = '', lastColumn = firstColumn, lastRow = firstRow] = match;
  const columns = [columnIndex(firstColumn), columnIndex(lastColumn)];
  const rows = [Number(firstRow) - 1, Number(lastRow) - 1];
  const range = { top: Math.min(...rows), left: Math.min(...columns), bottom: Math.max(...rows), right: Math.max(...columns) };
  return range.bottom < MAX_ROWS && range.left >= 0 ? range : undefined;
}

/** Splits `'Cash flow'!B3` into its sheet name and the rest; undefined without a sheet. */
export function splitSheet(reference: string): { readonly sheet: string; readonly address: string } | undefined {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(reference);
  if (!match) return undefined;
  return { sheet: match[1]?.replace(/''/g, "'") ?? match[2] ?? '', address: match[3] ?? '' };
}
