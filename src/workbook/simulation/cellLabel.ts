import { cellKey, type SheetModel } from '../../engine/formula/workbookModel';

/** How far a label may stand from its cell. */
const FARTHEST_COLUMN = 64;
const FARTHEST_ROW = 200;

/** Empty cells that may part the words of one label: a column left free for looks. */
const WIDEST_GAP = 1;

/** Codes and signs of money, percent, and the like. */
const UNIT_SIGN = /^(?:[A-Z]{3}|[%‰°]|\p{Sc}|[A-Z]{1,3}\p{Sc}|\p{Sc}[A-Za-z]{1,3})$/u;

/**
 * The words a reader would call a cell by: the first text of its row, left of it, before the numbers of another column of
 * words; else the nearest text above. A unit is no label. Null where there is neither.
 */
export function cellLabel(sheet: SheetModel, row: number, column: number): string | null {
  let label: string | null = null;
  let gap = 0;
  for (let left = column - 1; left >= Math.max(0, column - FARTHEST_COLUMN); left--) {
    const text = textAt(sheet, row, left);
    if (typeof text === 'string') {
      if (isUnit(sheet, row, left)) continue;
      label = text;
      gap = 0;
    } else if (label !== null && (text === null || ++gap > WIDEST_GAP)) break;
  }
  return label ?? headAbove(sheet, row, column);
}

/** The first words of a row, left of a column; null where there are none. */
export function firstWords(sheet: SheetModel, row: number, column: number): string | null {
  for (let left = 0; left < column; left++) {
    const text = textAt(sheet, row, left);
    if (typeof text === 'string' && !isUnit(sheet, row, left)) return text;
  }
  return null;
}

/** The nearest words above a cell, which head its column; null where there are none. */
export function headAbove(sheet: SheetModel, row: number, column: number): string | null {
  for (let above = row - 1; above >= Math.max(0, row - FARTHEST_ROW); above--) {
    const text = textAt(sheet, above, column);
    if (typeof text === 'string' && !isUnit(sheet, above, column)) return text;
  }
  return null;
}

/** A sign of money or percent; or what the rows next to it say as well, as a column of units does and a column of names does not. */
function isUnit(sheet: SheetModel, row: number, column: number): boolean {
  const text = textAt(sheet, row, column);
  if (typeof text !== 'string') return false;
  return UNIT_SIGN.test(text) || [row - 1, row + 1].some((next) => next >= 0 && textAt(sheet, next, column) === text);
}

/** Undefined for an empty cell, null for one that holds no words. */
function textAt({ cells }: SheetModel, row: number, column: number): string | null | undefined {
  const value = cells.get(cellKey(row, column))?.value ?? null;
  if (value === null) return undefined;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
