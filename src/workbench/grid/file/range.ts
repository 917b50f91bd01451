import type { IRange } from '@univerjs/core';
import type { CellRange } from '../../../engine/formula/workbookModel';

export function toGridRange(range: CellRange): IRange {
  return { startRow: range.top, startColumn: range.left, endRow: range.bottom, endColumn: range.right };
}

/** A whole row or column has no end of its own in the grid: it ends where the sheet does. */
export function fromGridRange(range: IRange, rowCount = Infinity, columnCount = Infinity): CellRange {
  const bounded = (value: number, fallback: number) => (Number.isFinite(value) ? value : fallback);
  return {
    top: bounded(range.startRow, 0),
    left: bounded(range.startColumn, 0),
    bottom: bounded(range.endRow, rowCount - 1),
    right: bounded(range.endColumn, columnCount - 1),
  };
}

export function contains(range: CellRange, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

/** The smallest rectangle around both. */
export function union(a: CellRange | null, b: CellRange): CellRange {
  if (a === null) return b;
  return { top: Math.min(a.top, b.top), left: Math.min(a.left, b.left), bottom: Math.max(a.bottom, b.bottom), right: Math.max(a.right, b.right) };
}
