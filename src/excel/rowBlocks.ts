import { type CellRange } from '../engine/formula/workbookModel';

/** Cuts a rectangle into bands of whole rows with at most `limit` cells each (one row at least). */
export function rowBlocks(range: CellRange, limit: number): readonly CellRange[] {
  const rows = Math.max(1, Math.floor(limit / (range.right - range.left + 1)));
  const blocks: CellRange[] = [];
  for (let top = range.top; top <= range.bottom; top += rows) {
    blocks.push({ ...range, top, bottom: Math.min(range.bottom, top + rows - 1) });
  }
  return blocks;
}
