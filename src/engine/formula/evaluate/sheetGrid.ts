import { cellError, type CellValue } from '../../core/cellValue';
import { columnOf, rowOf, type SheetModel } from '../workbookModel';

/** Stands in the grid for a value still to be calculated; never leaves this folder. */
export const PENDING = cellError('#BUSY!');

/** The values of one sheet by column and row, in arrays: range functions read millions of cells. */
export class SheetGrid {
  private readonly columns: (CellValue | undefined)[][] = [];
  /** One past the last row and column that hold anything. */
  rowCount = 0;
  columnCount = 0;

  constructor(sheet: SheetModel) {
    for (const [key, cell] of sheet.cells) this.set(rowOf(key), columnOf(key), cell.value);
  }

  get(row: number, column: number): CellValue {
    return this.columns[column]?.[row] ?? null;
  }

  set(row: number, column: number, value: CellValue): void {
    let cells = this.columns[column];
    if (cells === undefined) {
      cells = [];
      this.columns[column] = cells;
    }
    cells[row] = value;
    if (row >= this.rowCount) this.rowCount = row + 1;
    if (column >= this.columnCount) this.columnCount = column + 1;
  }
}
