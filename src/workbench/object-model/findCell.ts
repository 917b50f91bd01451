import type { CellRange } from '../../engine/formula/workbookModel';
import { singleCell } from './rangeGeometry';
import type { WorkbookHost } from './workbookHost';

export interface FindCriteria {
  readonly completeMatch?: boolean | null;
  readonly matchCase?: boolean | null;
  readonly searchDirection?: 'Forward' | 'Backwards' | null;
}

/** The first cell, by row, whose displayed text or formula holds `text`; null when none does. */
export function findCell(host: WorkbookHost, sheetId: string, range: CellRange, text: string, criteria: FindCriteria): CellRange | null {
  const fold = (value: string) => (criteria.matchCase === true ? value : value.toLowerCase());
  const wanted = fold(text);
  const matches = (value: string) => (criteria.completeMatch === true ? fold(value) === wanted : fold(value).includes(wanted));
  const found: CellRange[] = [];
  host.spreadsheet.read(sheetId, range).forEach((row, i) =>
    row.forEach((cell, j) => {
      if (matches(cell.text) || (cell.formula !== undefined && matches(cell.formula))) {
        found.push(singleCell(range.top + i, range.left + j));
      }
    }),
  );
  return (criteria.searchDirection === 'Backwards' ? found.at(-1) : found[0]) ?? null;
}
