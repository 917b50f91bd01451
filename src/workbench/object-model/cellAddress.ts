import { columnIndex, columnLetters, rangeAddress, sheetPrefix } from '../../engine/formula/parse/address';
import { MAX_COLUMNS, MAX_ROWS, type CellRange } from '../../engine/formula/workbookModel';
import { isWholeColumns, isWholeRows } from './rangeGeometry';

/** An address as people and Excel write it, taken apart. */
export interface ParsedAddress {
  /** Sheet name without quotes, when the address names one. */
  readonly sheet?: string;
  readonly range: CellRange;
}

const CELL = /^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$/;
const COLUMN = /^\$?([A-Za-z]{1,3})$/;
const ROW = /^\$?([0-9]{1,7})$/;

/** Reads `B2`, `$B$2:C9`, `B:D`, `2:9`, with or without `Sheet!` or `'Sheet name'!`; null when it is none of these. */
export function parseAddress(text: string): ParsedAddress | null {
  const split = splitSheet(text.trim());
  if (split === null) {
    return null;
  }
  const ends = split.cells.split(':');
  if (ends.length > 2) {
    return null;
  }
  const first = parseEnd(ends[0] ?? '');
  const last = ends.length === 2 ? parseEnd(ends[1] ?? '') : first;
  if (first === null || last === null || first.kind !== last.kind || (ends.length === 1 && first.kind !== 'cell')) {
    return null;
  }
  const range = {
    top: Math.min(first.top, last.top),
    left: Math.min(first.left, last.left),
    bottom: Math.max(first.bottom, last.bottom),
    right: Math.max(first.right, last.right),
  };
  return split.sheet === undefined ? { range } : { sheet: split.sheet, range };
}

function splitSheet(text: string): { sheet?: string; cells: string } | null {
  const bang = text.lastIndexOf('!');
  if (bang === -1) {
    return { cells: text };
  }
  const name = text.slice(0, bang);
  const cells = text.slice(bang + 1);
  if (name.startsWith("'")) {
    return name.length > 2 && name.endsWith("'") ? { sheet: name.slice(1, -1).replaceAll("''", "'"), cells } : null;
  }
  return name === '' ? null : { sheet: name, cells };
}

interface End extends CellRange {
  readonly kind: 'cell' | 'column' | 'row';
}

function parseEnd(text: string): End | null {
  const cell = CELL.exec(text);
  const columnName = cell?.[1] ?? COLUMN.exec(text)?.[1];
  const rowName = cell?.[2] ?? ROW.exec(text)?.[1];
  const column = columnName === undefined ? undefined : columnIndex(columnName);
  const row = rowName === undefined ? undefined : Number(rowName) - 1;
  if ((column === undefined && row === undefined) || (column === -1) || (row !== undefined && (row < 0 || row >= MAX_ROWS))) {
    return null;
  }
  return {
    kind: column === undefined ? 'row' : row === undefined ? 'column' : 'cell',
    top: row ?? 0,
    bottom: row ?? MAX_ROWS - 1,
    left: column ?? 0,
    right: column ?? MAX_COLUMNS - 1,
  };
}

/** `Sheet1!B2`, quoted where Excel quotes: `'Cash flow'!B2`. */
export function qualifiedAddress(sheet: string, range: CellRange): string {
  return sheetPrefix(sheet) + rangeAddress(range);
}

/** As names and charts refer to cells: `Sheet1!$B$2:$C$9`. */
export function absoluteReference(sheet: string, range: CellRange): string {
  return sheetPrefix(sheet) + absoluteAddress(range);
}

function absoluteAddress(range: CellRange): string {
  if (isWholeRows(range)) {
    return `$${range.top + 1}:$${range.bottom + 1}`;
  }
  if (isWholeColumns(range)) {
    return `$${columnLetters(range.left)}:$${columnLetters(range.right)}`;
  }
  const first = `$${columnLetters(range.left)}$${range.top + 1}`;
  const last = `$${columnLetters(range.right)}$${range.bottom + 1}`;
  return first === last ? first : `${first}:${last}`;
}
