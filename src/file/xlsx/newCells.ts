import { columnOf, rowOf, type CellRange } from '../../engine/formula/workbookModel';

/** Cells that a sheet does not have yet, handed out as its text is walked through: each of them once. */
export class NewCells {
  private readonly byRow = new Map<number, { readonly keys: readonly number[]; next: number }>();
  private readonly newRows: readonly number[];
  private nextRow = 0;

  constructor(
    private readonly keys: readonly number[],
    existingRows: ReadonlySet<number>,
  ) {
    const byRow = new Map<number, number[]>();
    for (const key of [...keys].sort((a, b) => a - b)) {
      const row = byRow.get(rowOf(key));
      if (row === undefined) byRow.set(rowOf(key), [key]);
      else row.push(key);
    }
    for (const [row, own] of byRow) this.byRow.set(row, { keys: own, next: 0 });
    this.newRows = [...byRow.keys()].filter((row) => !existingRows.has(row));
  }

  inRow(row: number): boolean {
    const own = this.byRow.get(row);
    return own !== undefined && own.next < own.keys.length;
  }

  /** The cells of a row that stand left of a column. */
  cellsBefore(row: number, column: number): readonly number[] {
    const own = this.byRow.get(row);
    if (own === undefined) return [];
    const from = own.next;
    while (own.next < own.keys.length && columnOf(own.keys[own.next] ?? 0) < column) own.next++;
    return own.keys.slice(from, own.next);
  }

  /** The rows, new as a whole, that stand above a row. */
  rowsBefore(row: number): readonly { readonly row: number; readonly keys: readonly number[] }[] {
    const from = this.nextRow;
    while (this.nextRow < this.newRows.length && (this.newRows[this.nextRow] ?? 0) < row) this.nextRow++;
    return this.newRows.slice(from, this.nextRow).map((number) => ({ row: number, keys: this.byRow.get(number)?.keys ?? [] }));
  }

  /** The rectangle around all of them. */
  bounds(): CellRange | undefined {
    if (this.keys.length === 0) return undefined;
    const range = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
    for (const key of this.keys) {
      range.top = Math.min(range.top, rowOf(key));
      range.bottom = Math.max(range.bottom, rowOf(key));
      range.left = Math.min(range.left, columnOf(key));
      range.right = Math.max(range.right, columnOf(key));
    }
    return range;
  }
}
