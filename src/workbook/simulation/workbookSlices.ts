import type { CellValue } from '../../engine/core/cellValue';
import type { CellModel, SheetModel, WorkbookModel } from '../../engine/formula/workbookModel';

/** Cells that are copied to another thread at once: a few milliseconds, so that nobody notices the pause. */
const CELLS_PER_SLICE = 15_000;

/** All of a workbook but its cells. */
export interface WorkbookFrame extends Omit<WorkbookModel, 'sheets'> {
  readonly sheets: readonly Omit<SheetModel, 'cells'>[];
}

/** Cells of one sheet in columns, which are copied many times faster than objects. */
export interface CellSlice {
  readonly sheet: number;
  readonly keys: Float64Array;
  readonly values: readonly CellValue[];
  readonly formulas: readonly (string | null)[];
  /** Cells of which there is more to say, whole. */
  readonly others: ReadonlyMap<number, CellModel>;
}

export function frameOf({ sheets, ...rest }: WorkbookModel): WorkbookFrame {
  return { ...rest, sheets: sheets.map(({ cells: _cells, ...sheet }) => sheet) };
}

export function* slicesOf({ sheets }: WorkbookModel): Generator<CellSlice> {
  for (const [sheet, { cells }] of sheets.entries()) {
    let slice: [number, CellModel][] = [];
    for (const entry of cells) {
      if (slice.push(entry) < CELLS_PER_SLICE) continue;
      yield sliceOf(sheet, slice);
      slice = [];
    }
    if (slice.length > 0) yield sliceOf(sheet, slice);
  }
}

function sliceOf(sheet: number, entries: readonly (readonly [number, CellModel])[]): CellSlice {
  return {
    sheet,
    keys: Float64Array.from(entries, ([key]) => key),
    values: entries.map(([, { value }]) => value),
    formulas: entries.map(([, { formula }]) => formula ?? null),
    others: new Map(entries.filter(([, cell]) => cell.arrayRange !== undefined || cell.dynamic || cell.spilled || cell.dataTable)),
  };
}

/** Puts a workbook together again, slice by slice. */
export class WorkbookAssembly {
  private readonly cells: readonly Map<number, CellModel>[];

  constructor(private readonly frame: WorkbookFrame) {
    this.cells = frame.sheets.map(() => new Map());
  }

  add({ sheet, keys, values, formulas, others }: CellSlice): void {
    const cells = this.cells[sheet]!;
    keys.forEach((key, index) => {
      const value = values[index]!;
      const formula = formulas[index];
      cells.set(key, others.get(key) ?? (formula === null || formula === undefined ? { value } : { value, formula }));
    });
  }

  workbook(): WorkbookModel {
    return { ...this.frame, sheets: this.frame.sheets.map((sheet, index) => ({ ...sheet, cells: this.cells[index]! })) };
  }
}
