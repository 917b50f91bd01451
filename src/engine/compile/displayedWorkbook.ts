import type { CellMatrix, CellValue } from '../core/cellValue';
import type { Label } from '../core/roiFunction';
import type { IdleDisplay } from '../risk/distributions/defineDistribution';
import { Binding, type CellPosition } from '../formula/evaluate/binding';
import { upTo, type Area } from '../formula/evaluate/reference';
import { VolatileSignal } from '../formula/evaluate/signals';
import { buildMatrix } from '../formula/evaluate/value';
import type { Workbook } from '../formula/evaluate/workbook';
import { labelKey } from './ir/pass';
import { cellKey, columnOf, MAX_COLUMNS, MAX_ROWS, rowOf, type CellModel, type WorkbookModel } from '../formula/workbookModel';

/**
 * The workbook as it stands on the screen: every cell has the value it shows. What does not depend on an uncertain
 * cell is read here, so it is by definition what the sheet says.
 */
export class DisplayedWorkbook implements Workbook {
  readonly binding: Binding;
  readonly date1904: boolean;
  readonly sheetNames: readonly string[];
  /** The words of the labels met so far, by `labelKey`. */
  readonly labels = new Map<string, string>();
  private readonly areas: readonly (Area | undefined)[];
  private readonly spills: readonly Map<number, number>[];

  constructor(
    readonly model: WorkbookModel,
    private readonly words: (label: Label) => string = ({ label }) => label,
    /** What uncertain cells show. */
    readonly idleDisplay: IdleDisplay = 'mean',
  ) {
    this.binding = new Binding(model);
    this.date1904 = model.date1904;
    this.sheetNames = model.sheets.map(({ name }) => name);
    this.areas = model.sheets.map(({ cells }, sheet) => usedArea(cells, sheet));
    this.spills = model.sheets.map(({ cells }) => anchorsOf(cells));
  }

  cellModel(sheet: number, key: number): CellModel | undefined {
    return this.model.sheets[sheet]?.cells.get(key);
  }

  /** The cell whose array formula fills this one; itself where none does. */
  anchor(sheet: number, key: number): number {
    return this.spills[sheet]?.get(key) ?? key;
  }

  cell(sheet: number, row: number, column: number): CellValue {
    return this.cellModel(sheet, cellKey(row, column))?.value ?? null;
  }

  matrix(area: Area): CellMatrix {
    const { sheet, top, left } = area;
    const cut = this.cut(area);
    const bottom = area.bottom === MAX_ROWS - 1 ? cut.bottom : area.bottom;
    const right = area.right === MAX_COLUMNS - 1 ? cut.right : area.right;
    return buildMatrix(bottom - top + 1, right - left + 1, (row, column) => this.cell(sheet, top + row, left + column));
  }

  used(area: Area): Area | undefined {
    const filled = this.areas[area.sheet];
    return filled === undefined ? undefined : upTo(area, filled);
  }

  /** The area without the empty cells behind the last used row and column; at least its first cell. */
  cut(area: Area): Area {
    const filled = this.areas[area.sheet];
    return {
      ...area,
      bottom: Math.max(area.top, Math.min(area.bottom, filled?.bottom ?? 0)),
      right: Math.max(area.left, Math.min(area.right, filled?.right ?? 0)),
    };
  }

  spill({ sheet, row, column }: CellPosition): Area | undefined {
    const cell = this.cellModel(sheet, cellKey(row, column));
    if (cell?.arrayRange !== undefined) return { sheet, ...cell.arrayRange };
    return cell?.dynamic === true ? { sheet, top: row, left: column, bottom: row, right: column } : undefined;
  }

  formula({ sheet, row, column }: CellPosition): string | undefined {
    return this.cellModel(sheet, cellKey(row, column))?.formula;
  }

  isRowHidden(sheet: number, row: number, byFilterOnly: boolean): boolean {
    const { filteredRows, hiddenRows } = this.model.sheets[sheet]!;
    return (byFilterOnly ? filteredRows : hiddenRows)?.has(row) ?? false;
  }

  now(): number {
    throw new VolatileSignal();
  }

  random(): number {
    throw new VolatileSignal();
  }

  /** Answers found by trial are compared with the sheet in the proof. */
  approximate(): void {}

  phrase(label: Label): string {
    const words = this.words(label);
    this.labels.set(labelKey(label), words);
    return words;
  }
}

function usedArea(cells: ReadonlyMap<number, CellModel>, sheet: number): Area | undefined {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const key of cells.keys()) {
    const row = rowOf(key);
    const column = columnOf(key);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
  }
  return bottom < 0 ? undefined : { sheet, top, left, bottom, right };
}

function anchorsOf(cells: ReadonlyMap<number, CellModel>): Map<number, number> {
  const anchors = new Map<number, number>();
  for (const [key, { arrayRange }] of cells) {
    if (arrayRange === undefined) continue;
    for (let row = arrayRange.top; row <= arrayRange.bottom; row++) {
      for (let column = arrayRange.left; column <= arrayRange.right; column++) anchors.set(cellKey(row, column), key);
    }
  }
  return anchors;
}
