import { CellValueType, Direction, IUndoRedoService, ObjectMatrix, type ICellData, type IRange, type Nullable, type Worksheet } from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/engine-formula';
import {
  ClearSelectionAllCommand,
  ClearSelectionContentCommand,
  ClearSelectionFormatCommand,
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColByRangeCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowByRangeCommand,
  RemoveColByRangeCommand,
  RemoveRowByRangeCommand,
  SetRangeValuesCommand,
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
  SetStyleCommand,
  SetWorksheetColumnCountMutation,
  SetWorksheetRowCountMutation,
  SheetInterceptorService,
} from '@univerjs/sheets';
import type { CellValue } from '../../engine/core/cellValue';
import type { CellRange } from '../../engine/formula/workbookModel';
import type { CellStyle } from '../../file/workbookFile';
import type { GridCell } from '../object-model/spreadsheet';
import { fromGridValue, toGridValue, type CellExtras } from './file/cell';
import type { SheetSpills } from './file/fromSnapshot';
import { contains, fromGridRange, toGridRange, union } from './file/range';
import { fromGridStyle, toGridStylePatch } from './file/style';
import type { GridContext } from './gridContext';

/** Rows and columns added beyond a write that reaches past the sheet's end. */
const GROWTH = 50;

/** Reads and writes cells: raw values, formulas, displayed text and looks. */
export class CellAccess {
  constructor(private readonly grid: GridContext) {}

  spills(sheetId: string): SheetSpills {
    const model = this.grid.injector.get(FormulaDataModel);
    const { unitId } = this.grid;
    return { ranges: model.getArrayFormulaRange()[unitId]?.[sheetId] ?? {}, cells: model.getArrayFormulaCellData()[unitId]?.[sheetId] ?? {} };
  }

  usedRange(sheetId: string, within?: CellRange): CellRange | null {
    let used: CellRange | null = null;
    const include = (row: number, column: number, cell: Nullable<ICellData>) => {
      if (within && !contains(within, row, column)) return;
      if (cell && (cell.f || cell.si || fromGridValue(cell) !== null)) used = union(used, { top: row, left: column, bottom: row, right: column });
    };
    this.grid.sheet(sheetId).getCellMatrix().forValue(include);
    new ObjectMatrix(this.spills(sheetId).cells).forValue(include);
    return used;
  }

  read(sheetId: string, range: CellRange): readonly (readonly GridCell[])[] {
    const sheet = this.grid.sheet(sheetId);
    const spills = this.spills(sheetId);
    const spilled = new ObjectMatrix(spills.cells);
    const spillRanges: CellRange[] = [];
    new ObjectMatrix(spills.ranges).forValue((_row, _column, spill) => {
      if (spill && (spill.endRow > spill.startRow || spill.endColumn > spill.startColumn)) spillRanges.push(fromGridRange(spill));
    });
    const rows: GridCell[][] = [];
    for (let row = range.top; row <= range.bottom; row++) {
      const line: GridCell[] = [];
      for (let column = range.left; column <= range.right; column++) line.push(this.#cell(sheet, row, column, spilled, spillRanges));
      rows.push(line);
    }
    return rows;
  }

  #cell(sheet: Worksheet, row: number, column: number, spilled: ObjectMatrix<Nullable<ICellData>>, spillRanges: readonly CellRange[]): GridCell {
    const raw = sheet.getCellRaw(row, column);
    const formula = this.formula(sheet, row, column, raw);
    const own = fromGridValue(raw);
    const value = own === null && formula === undefined ? fromGridValue(spilled.getValue(row, column)) : own;
    const { workbook } = this.grid;
    const spillRange = spillRanges.find((candidate) => contains(candidate, row, column));
    return {
      value,
      ...(formula !== undefined && { formula }),
      ...(spillRange && { spillRange }),
      // What a cell shows takes the grid many times longer than what it holds, and most readers do not ask.
      get text() {
        return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : value === null ? '' : String(sheet.getCell(row, column)?.v ?? '');
      },
      get numberFormat() {
        const style = sheet.getCell(row, column)?.s;
        return (style === undefined ? undefined : workbook.getStyles().get(style)?.n?.pattern) ?? 'General';
      },
    };
  }

  /** A formula filled down is stored once and shared; each cell's own text is derived from it. */
  formula(sheet: Worksheet, row: number, column: number, raw: Nullable<ICellData>): string | undefined {
    if (!raw?.f && !raw?.si) return undefined;
    return raw.f ?? this.grid.injector.get(FormulaDataModel).getFormulaStringByCell(row, column, sheet.getSheetId(), this.grid.unitId) ?? undefined;
  }

  write(sheetId: string, range: CellRange, contents: readonly (readonly (CellValue | undefined)[])[]): void {
    const cells = new ObjectMatrix<ICellData>();
    contents.forEach((line, rowOffset) =>
      line.forEach((content, columnOffset) => {
        if (content !== undefined) cells.setValue(range.top + rowOffset, range.left + columnOffset, toContent(content));
      }),
    );
    this.#set(sheetId, range, cells);
  }

  format(sheetId: string, areas: readonly CellRange[], style: CellStyle): void {
    const cells = new ObjectMatrix<ICellData>();
    const gridStyle = toGridStylePatch(style);
    for (const { top, left, bottom, right } of areas) {
      for (let row = top; row <= bottom; row++) {
        for (let column = left; column <= right; column++) {
          const custom = style.locked === undefined ? {} : { custom: { ...this.grid.sheet(sheetId).getCellRaw(row, column)?.custom, locked: style.locked } };
          cells.setValue(row, column, { s: gridStyle, ...custom });
        }
      }
    }
    if (areas.length > 0) this.#setLooks(sheetId, areas.reduce(union), cells, 'wrap' in style || 'fontSize' in style || 'fontName' in style);
  }

  setLink(sheetId: string, row: number, column: number, link: string | null): void {
    const others: CellExtras = this.grid.sheet(sheetId).getCellRaw(row, column)?.custom ?? {};
    const cells = new ObjectMatrix<ICellData>();
    cells.setValue(row, column, { custom: { ...others, link: link ?? undefined } });
    this.#setLooks(sheetId, { top: row, left: column, bottom: row, right: column }, cells, false);
  }

  /**
   * Univer takes a cell that is set without its formula for one that lost it, and empties spilled cells, unless its own
   * command for looks did the setting; that command knows one property at a time, so its part is played here. When an
   * undone change is repeated nobody can play it: then the formulas go along. `resize` lets rows grow with their text.
   */
  #setLooks(sheetId: string, range: CellRange, looks: ObjectMatrix<ICellData>, resize: boolean): void {
    this.#makeRoom(sheetId, range);
    const withFormulas = new ObjectMatrix<ICellData>();
    looks.forValue((row, column, look) => {
      const { f, si } = this.grid.sheet(sheetId).getCellRaw(row, column) ?? {};
      withFormulas.setValue(row, column, { ...look, ...(f && { f }), ...(si && { si }) });
    });
    const target = { unitId: this.grid.unitId, subUnitId: sheetId };
    const params = { ...target, cellValue: looks.getMatrix(), trigger: SetStyleCommand.id };
    const undoParams = SetRangeValuesUndoMutationFactory(this.grid.injector, params);
    this.grid.command(SetRangeValuesMutation.id, params);
    const heights = resize ? this.grid.injector.get(SheetInterceptorService).generateMutationsOfAutoHeight({ ...target, ranges: [toGridRange(range)] }) : { undos: [], redos: [] };
    for (const { id, params: height } of heights.redos) this.grid.command(id, height ?? {});
    this.grid.injector.get(IUndoRedoService).pushUndoRedo({
      unitID: this.grid.unitId,
      undoMutations: [{ id: SetRangeValuesMutation.id, params: undoParams }, ...heights.undos],
      redoMutations: [{ id: SetRangeValuesMutation.id, params: { ...target, cellValue: withFormulas.getMatrix() } }, ...heights.redos],
    });
  }

  #set(sheetId: string, range: CellRange, cells: ObjectMatrix<ICellData>): void {
    if (cells.getSizeOf() === 0) return;
    this.#makeRoom(sheetId, range);
    this.grid.command(SetRangeValuesCommand.id, { unitId: this.grid.unitId, subUnitId: sheetId, range: toGridRange(range), value: cells.getMatrix() });
  }

  #makeRoom(sheetId: string, range: CellRange): void {
    const sheet = this.grid.sheet(sheetId);
    const target = { unitId: this.grid.unitId, subUnitId: sheetId };
    if (range.bottom >= sheet.getRowCount()) this.grid.command(SetWorksheetRowCountMutation.id, { ...target, rowCount: range.bottom + GROWTH });
    if (range.right >= sheet.getColumnCount()) this.grid.command(SetWorksheetColumnCountMutation.id, { ...target, columnCount: range.right + GROWTH });
  }

  styleAt(sheetId: string, row: number, column: number): CellStyle {
    const raw = this.grid.sheet(sheetId).getCellRaw(row, column);
    const style = this.grid.sheet(sheetId).getComposedCellStyle(row, column);
    const locked = (raw?.custom as { readonly locked?: boolean } | null | undefined)?.locked;
    return { ...fromGridStyle(style), ...(locked !== undefined && { locked }) };
  }

  clear(sheetId: string, range: CellRange, what: 'all' | 'contents' | 'formats'): void {
    const command = { all: ClearSelectionAllCommand.id, contents: ClearSelectionContentCommand.id, formats: ClearSelectionFormatCommand.id }[what];
    this.grid.command(command, { unitId: this.grid.unitId, subUnitId: sheetId, ranges: [toGridRange(this.#bounded(sheetId, range))] });
  }

  #bounded(sheetId: string, range: CellRange): CellRange {
    const sheet = this.grid.sheet(sheetId);
    return { ...range, bottom: Math.min(range.bottom, sheet.getRowCount() - 1), right: Math.min(range.right, sheet.getColumnCount() - 1) };
  }

  insertCells(sheetId: string, range: CellRange, shift: 'down' | 'right'): void {
    const whole = this.#wholeLines(sheetId, range, shift === 'down');
    const target = { unitId: this.grid.unitId, subUnitId: sheetId, range: whole };
    if (whole && shift === 'down') this.grid.keepingSheet(() => this.grid.command(InsertRowByRangeCommand.id, { ...target, direction: Direction.UP }));
    else if (whole) this.grid.keepingSheet(() => this.grid.command(InsertColByRangeCommand.id, { ...target, direction: Direction.LEFT }));
    else this.#onSheet(sheetId, shift === 'down' ? InsertRangeMoveDownCommand.id : InsertRangeMoveRightCommand.id, range);
  }

  deleteCells(sheetId: string, range: CellRange, shift: 'up' | 'left'): void {
    const whole = this.#wholeLines(sheetId, range, shift === 'up');
    const target = { unitId: this.grid.unitId, subUnitId: sheetId, range: whole };
    if (whole) this.grid.keepingSheet(() => this.grid.command(shift === 'up' ? RemoveRowByRangeCommand.id : RemoveColByRangeCommand.id, target));
    else this.#onSheet(sheetId, shift === 'up' ? DeleteRangeMoveUpCommand.id : DeleteRangeMoveLeftCommand.id, range);
  }

  /** The range cut to the sheet when it covers whole rows (or columns): these move formats and heights too. */
  #wholeLines(sheetId: string, range: CellRange, rows: boolean): IRange | null {
    const sheet = this.grid.sheet(sheetId);
    const whole = rows ? range.left === 0 && range.right >= sheet.getColumnCount() - 1 : range.top === 0 && range.bottom >= sheet.getRowCount() - 1;
    return whole ? toGridRange(this.#bounded(sheetId, range)) : null;
  }

  /** Univer shifts cells only on the sheet in view, so that sheet is taken into view for the moment. */
  #onSheet(sheetId: string, command: string, range: CellRange): void {
    this.grid.keepingSheet(() => {
      this.grid.workbook.setActiveSheet(this.grid.sheet(sheetId));
      this.grid.commandDeclaredAsync(command, { range: toGridRange(range) });
    });
  }
}

function toContent(content: CellValue): ICellData {
  if (typeof content === 'string' && content.startsWith('=') && content.length > 1) return { f: content, v: null, t: null, p: null, si: null };
  // An apostrophe makes the rest text, as when it is typed.
  if (typeof content === 'string' && content.startsWith("'")) return { v: content.slice(1), t: CellValueType.FORCE_STRING, f: null, si: null, p: null };
  return { ...toGridValue(content), f: null, si: null, p: null };
}
