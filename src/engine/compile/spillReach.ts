import type { CellPosition } from '../formula/evaluate/binding';
import { cellKey, columnOf, rowOf, type CellModel, type CellRange, type WorkbookModel } from '../formula/workbookModel';

/** The cells that a spill fills in some trial. */
export interface SpillReach {
  readonly anchor: CellPosition;
  readonly range: CellRange;
}

/** The cells whose formulas may spill over others. */
export function spillingCells({ sheets }: WorkbookModel): CellPosition[] {
  return sheets.flatMap(({ cells }, sheet) =>
    [...cells].flatMap(([key, { formula, dynamic }]) => (dynamic === true && formula !== undefined ? [{ sheet, row: rowOf(key), column: columnOf(key) }] : [])),
  );
}

/** True where the range holds cells that the spill does not fill on the sheet. */
export function fillsMore({ sheets }: WorkbookModel, { sheet, row, column }: CellPosition, { bottom, right }: CellRange): boolean {
  const shown = sheets[sheet]?.cells.get(cellKey(row, column))?.arrayRange;
  return bottom > (shown?.bottom ?? row) || right > (shown?.right ?? column);
}

/**
 * The workbook with each spill as large as it ever becomes. A cell that is empty on the sheet then belongs to the spill that fills it
 * in some trials, so that formulas which read it ask the spill first.
 */
export function withReaches(model: WorkbookModel, reaches: readonly SpillReach[]): WorkbookModel {
  const sheets = model.sheets.map((one, sheet) => {
    const grown = reaches.filter(({ anchor }) => anchor.sheet === sheet);
    if (grown.length === 0) return one;
    const cells = new Map<number, CellModel>(one.cells);
    for (const { anchor, range } of grown) {
      const at = cellKey(anchor.row, anchor.column);
      cells.set(at, { ...cells.get(at)!, arrayRange: range });
      for (let row = range.top; row <= range.bottom; row++) {
        for (let column = range.left; column <= range.right; column++) {
          const key = cellKey(row, column);
          if (!cells.has(key)) cells.set(key, { value: null, spilled: true });
        }
      }
    }
    return { ...one, cells };
  });
  return { ...model, sheets };
}
