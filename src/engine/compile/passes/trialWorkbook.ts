import type { CellMatrix, CellValue } from '../../core/cellValue';
import type { Label } from '../../core/roiFunction';
import type { Binding, CellPosition } from '../../formula/evaluate/binding';
import { upTo, type Area } from '../../formula/evaluate/reference';
import { VolatileSignal } from '../../formula/evaluate/signals';
import { buildMatrix } from '../../formula/evaluate/value';
import type { Workbook } from '../../formula/evaluate/workbook';
import { cellKey, MAX_COLUMNS, MAX_ROWS, type WorkbookModel } from '../../formula/workbookModel';

/** The few cells that one expression reads, with the values of the trial at hand. */
export class TrialWorkbook implements Workbook {
  readonly date1904: boolean;
  readonly sheetNames: readonly string[];
  private readonly sheets = new Map<number, { readonly values: Map<number, CellValue>; area: Area }>();
  private readonly formulas = new Map<string, string>();

  constructor(
    private readonly model: WorkbookModel,
    readonly binding: Binding,
    private readonly words: (label: Label) => string,
  ) {
    this.date1904 = model.date1904;
    this.sheetNames = model.sheets.map(({ name }) => name);
  }

  set(sheet: number, row: number, column: number, value: CellValue): void {
    let cells = this.sheets.get(sheet);
    if (cells === undefined) {
      cells = { values: new Map(), area: { sheet, top: row, bottom: row, left: column, right: column } };
      this.sheets.set(sheet, cells);
    }
    cells.values.set(cellKey(row, column), value);
    const { top, left, bottom, right } = cells.area;
    if (row >= top && row <= bottom && column >= left && column <= right) return;
    cells.area = { sheet, top: Math.min(top, row), bottom: Math.max(bottom, row), left: Math.min(left, column), right: Math.max(right, column) };
  }

  setFormula(sheet: number, row: number, column: number, formula: string): void {
    this.formulas.set(`${sheet} ${cellKey(row, column)}`, formula);
  }

  cell(sheet: number, row: number, column: number): CellValue {
    return this.sheets.get(sheet)?.values.get(cellKey(row, column)) ?? null;
  }

  matrix(area: Area): CellMatrix {
    const { sheet, top, left } = area;
    const used = this.used(area) ?? { bottom: top, right: left };
    const bottom = area.bottom === MAX_ROWS - 1 ? used.bottom : area.bottom;
    const right = area.right === MAX_COLUMNS - 1 ? used.right : area.right;
    return buildMatrix(bottom - top + 1, right - left + 1, (row, column) => this.cell(sheet, top + row, left + column));
  }

  used(area: Area): Area | undefined {
    const cells = this.sheets.get(area.sheet);
    return cells === undefined ? undefined : upTo(area, cells.area);
  }

  spill(): Area | undefined {
    return undefined;
  }

  formula({ sheet, row, column }: CellPosition): string | undefined {
    return this.formulas.get(`${sheet} ${cellKey(row, column)}`);
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

  approximate(): void {}

  phrase(label: Label): string {
    return this.words(label);
  }
}

