import type { CellRange } from '../engine/formula/workbookModel';

export function cellCount({ top, left, bottom, right }: CellRange): number {
  return (bottom - top + 1) * (right - left + 1);
}
