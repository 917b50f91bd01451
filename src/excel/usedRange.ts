import type { CellRange } from '../engine/formula/workbookModel';

/** What is loaded of a used range: its address may name whole columns (`A:Z`). */
export const PLACE = 'rowIndex,columnIndex,rowCount,columnCount';

/** Null for a range that does not exist. */
export function placeOf({ isNullObject, rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): CellRange | null {
  return isNullObject ? null : { top: rowIndex, left: columnIndex, bottom: rowIndex + rowCount - 1, right: columnIndex + columnCount - 1 };
}
