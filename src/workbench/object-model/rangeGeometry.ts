import { MAX_COLUMNS, MAX_ROWS, type CellRange } from '../../engine/formula/workbookModel';

/** Rectangles of cells and how Excel's range methods derive one from another. Null means: outside the sheet, or empty. */

export const WHOLE_SHEET: CellRange = { top: 0, left: 0, bottom: MAX_ROWS - 1, right: MAX_COLUMNS - 1 };

export function rowCount(range: CellRange): number {
  return range.bottom - range.top + 1;
}

export function columnCount(range: CellRange): number {
  return range.right - range.left + 1;
}

export function cellCount(range: CellRange): number {
  return rowCount(range) * columnCount(range);
}

export function isWholeRows(range: CellRange): boolean {
  return range.left === 0 && range.right === MAX_COLUMNS - 1;
}

export function isWholeColumns(range: CellRange): boolean {
  return range.top === 0 && range.bottom === MAX_ROWS - 1;
}

/** Whole rows or columns: Excel does not list the cells of such a range. */
export function isUnbounded(range: CellRange): boolean {
  return isWholeRows(range) || isWholeColumns(range);
}

export function onSheet(range: CellRange): CellRange | null {
  const inside =
    range.top >= 0 && range.left >= 0 && range.bottom < MAX_ROWS && range.right < MAX_COLUMNS && range.top <= range.bottom && range.left <= range.right;
  return inside ? range : null;
}

export function offset(range: CellRange, rows: number, columns: number): CellRange | null {
  return onSheet({ top: range.top + rows, left: range.left + columns, bottom: range.bottom + rows, right: range.right + columns });
}

export function resize(range: CellRange, rows: number, columns: number): CellRange | null {
  return onSheet({ ...range, bottom: range.top + rows - 1, right: range.left + columns - 1 });
}

export function intersection(one: CellRange, other: CellRange): CellRange | null {
  const common = {
    top: Math.max(one.top, other.top),
    left: Math.max(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
  };
  return common.top <= common.bottom && common.left <= common.right ? common : null;
}

/** The smallest rectangle that holds both. */
export function boundingRange(one: CellRange, other: CellRange): CellRange {
  return {
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
}
export function singleCell(row: number, column: number): CellRange {
  return { top: row, left: column, bottom: row, right: column };
}

/** Calls back for every cell, by row. */
export function forEachCell(range: CellRange, visit: (row: number, column: number) => void): void {
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let column = range.left; column <= range.right; column += 1) {
      visit(row, column);
    }
  }
}
