import { formatReference, parseReference } from '../../engine/formula/parse/address';
import { type WorkbookPort } from '../../workbook/port';

/** The cells selected in the sheet, row by row; `most` of them at most, however large the selection is. */
export async function selectedCells(port: Pick<WorkbookPort, 'selectedRanges'>, most: number): Promise<readonly string[]> {
  const cells: string[] = [];
  for (const area of await port.selectedRanges()) {
    const { sheet, range } = parseReference(area) ?? { sheet: '', range: null };
    if (range === null) continue;
    for (let row = range.top; row <= range.bottom; row += 1) {
      for (let column = range.left; column <= range.right; column += 1) {
        if (cells.length === most) return cells;
        cells.push(formatReference({ sheet, range: { top: row, left: column, bottom: row, right: column } }));
      }
    }
  }
  return cells;
}
