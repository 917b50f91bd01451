import { cellKey, type SheetModel } from '../../engine/formula/workbookModel';

/** How far a label may stand from its cell. */
const FARTHEST_COLUMN = 64;
const FARTHEST_ROW = 200;

/** Empty cells that may part the words of one label: a column left free for looks. */
const WIDEST_GAP = 1;

/**
 * The words a reader would call a cell by: the first text of its row, left of it, before the numbers of another column of
 * words; else the nearest text above. Null where there is neither.
 */
export function cellLabel({ cells }: SheetModel, row: number, column: number): string | null {
  const textAt = (atRow: number, atColumn: number): string | null | undefined => {
    const value = cells.get(cellKey(atRow, atColumn))?.value ?? null;
    if (value === null) return undefined;
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  let label: string | null = null;
  let gap = 0;
  for (let left = column - 1; left >= Math.max(0, column - FARTHEST_COLUMN); left--) {
    const text = textAt(row, left);
    if (typeof text === 'string') {
      label = text;
      gap = 0;
    } else if (label !== null && (text === null || ++gap > WIDEST_GAP)) break;
  }
  for (let above = row - 1; label === null && above >= Math.max(0, row - FARTHEST_ROW); above--) label = textAt(above, column) ?? null;
  return label;
}
