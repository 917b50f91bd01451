import type { CellValue } from '../../engine/core/cellValue';
import type { CellRange } from '../../engine/formula/workbookModel';
import { formatReference } from '../../engine/formula/parse/address';

/** A rectangle of values, cell by cell, with addresses. */
export function cellValues({ sheet, range, values }: { readonly sheet: string; readonly range: CellRange; readonly values: readonly (readonly CellValue[])[] }): readonly (readonly [string, CellValue])[] {
  return values.flatMap((row, down) =>
    row.map((value, across) => {
      const cell = { top: range.top + down, left: range.left + across };
      return [formatReference({ sheet, range: { ...cell, bottom: cell.top, right: cell.left } }), value] as const;
    }),
  );
}

export function firstCell({ top, left }: CellRange): CellRange {
  return { top, left, bottom: top, right: left };
}
