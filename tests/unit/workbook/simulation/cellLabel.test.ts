import { cellLabel } from '../../../../src/workbook/simulation/cellLabel';
import type { CellValue } from '../../../../src/engine/core/cellValue';
import { cellKey } from '../../../../src/engine/formula/workbookModel';

/** The label of the last cell of the last row. */
function labelIn(rows: readonly (readonly CellValue[])[]): string | null {
  const cells = new Map(rows.flatMap((line, row) => line.flatMap((value, column) => (value === null ? [] : [[cellKey(row, column), { value }] as const]))));
  return cellLabel({ name: 'Model', cells }, rows.length - 1, rows.at(-1)!.length - 1);
}

describe('what a reader calls a cell', () => {
  it.each<[readonly (readonly CellValue[])[], string | null]>([
    [[['Price', 5]], 'Price'],
    [[['Price', 'per unit', 5]], 'Price'],
    [[['Price', null, 'per unit', 5]], 'Price'],
    [[['Price', null, null, 'per unit', 5]], 'per unit'],
    [[['Price', 7, 'Cost', 5]], 'Cost'],
    [[['Price', null, null, 5]], 'Price'],
    [[['Price', 6, 5]], 'Price'],
    [[['Rate'], [5]], 'Rate'],
    [[['Rate'], [3], [5]], 'Rate'],
    [[['Rate', 'x'], [' Share ', 5]], 'Share'],
    [[[' '], [5]], null],
    [[[3], [5]], null],
  ])('%j: %j', (rows, label) => {
    expect(labelIn(rows)).toBe(label);
  });
});
