import { BooleanNumber, ICommandService, IUndoRedoService, IUniverInstanceService, RedoCommand, UndoCommand, type IDisposable } from '@univerjs/core';
import {
  InsertSheetCommand,
  RemoveSheetCommand,
  SetColWidthCommand,
  SetFrozenCommand,
  SetRowHeightCommand,
  SetSelectionsOperation,
  SetTabColorCommand,
  SetWorksheetActiveOperation,
  SetWorksheetHideCommand,
  SetWorksheetNameCommand,
  SetWorksheetOrderCommand,
  SetWorksheetShowCommand,
  SheetsSelectionsService,
  ToggleGridlinesCommand,
} from '@univerjs/sheets';
import { DataValidationModel } from '@univerjs/data-validation';
import type { CellValue } from '../../engine/core/cellValue';
import type { CellRange, DefinedName } from '../../engine/formula/workbookModel';
import type { CellStyle, ChartFile, SheetFile, TableFile, ValidationFile, WorkbookFile } from '../../file/workbookFile';
import { calculationOptionsOf, type CalculationOptions } from '../object-model/calculationOptions';
import type { CustomFunctionHost, GridCell, SheetInfo, Spreadsheet, SpreadsheetEvent } from '../object-model/spreadsheet';
import { Calculation } from './calculation';
import { CellAccess } from './cellAccess';
import { observeChanges } from './changeEvents';
import { ChartObjects } from './chartObjects';
import { CustomFunctionCalls, type CellPlace } from './custom-functions/customFunctionCalls';
import { registerCustomFunctions } from './custom-functions/registerCustomFunctions';
import { fromSnapshot } from './file/fromSnapshot';
import { fromGridRange, toGridRange } from './file/range';
import { fromGridValidation } from './file/validation';
import { toSnapshot, toGridSheet, type SheetExtras, type WorkbookExtras } from './file/toSnapshot';
import { showGeneralNumbers } from './generalNumbers';
import type { GridContext } from './gridContext';
import { NamesAndTables } from './namesAndTables';
import { insertFileSheets } from './sheetInsertion';
import { oneUndoStep } from './undoSteps';

const emptyWorkbook: WorkbookFile = { sheets: [{ name: 'Sheet1', cells: new Map() }], names: [] };

/** The spreadsheet of the workbench, played by Univer: in the page with its own interface, in tests without any. */
export class UniverSpreadsheet implements Spreadsheet {
  readonly #cells: CellAccess;
  readonly #calculation: Calculation;
  readonly #calls: CustomFunctionCalls;
  readonly #namesAndTables: NamesAndTables;
  readonly #charts: ChartObjects;
  readonly #listeners = new Set<(event: SpreadsheetEvent) => void>();
  #registered: IDisposable | null = null;
  #known = '[]';
  #generation = 0;
  #inTransaction = false;

  constructor(
    private readonly grid: GridContext,
    phrases: { readonly tooManyCells: (cells: number) => string },
  ) {
    this.#createWorkbook(emptyWorkbook);
    this.#cells = new CellAccess(grid);
    this.#calculation = new Calculation(grid);
    this.#namesAndTables = new NamesAndTables(grid);
    this.#charts = new ChartObjects(grid);
    this.#calls = new CustomFunctionCalls(
      null,
      (id) => grid.workbook.getSheetBySheetId(id)?.getName() ?? '',
      (cells) => this.#calculation.recalculate(cells),
      phrases.tooManyCells,
    );
    showGeneralNumbers(grid);
    observeChanges(grid, (event) => this.#emit(event));
    this.#calculation.onApplied(() => {
      if (!this.#calls.busy) this.#emit({ type: 'calculated' });
    });
  }

  /**
   * Gives the functions of the add-in, or takes them away. What an earlier host computed is computed again:
   * another language has other words.
   */
  setCustomFunctions(host: CustomFunctionHost | null): void {
    const known = JSON.stringify(host?.functions ?? []);
    const stale = this.#calls.hasResults || known !== this.#known;
    if (known !== this.#known) {
      this.#registered?.dispose();
      this.#registered = host && registerCustomFunctions(this.grid.injector, host.functions, this.#calls);
      this.#known = known;
    }
    this.#calls.setHost(host);
    if (stale) void this.#calculation.run(true);
  }

  /** Why a cell shows its error, in the words of the add-in; undefined when it said nothing or the cell has moved on. */
  errorMessageAt(place: CellPlace): string | undefined {
    const known = this.#calls.messageAt(place);
    if (!known) return undefined;
    const [[cell] = []] = this.read(place.sheetId, { top: place.row, left: place.column, bottom: place.row, right: place.column });
    const shown = typeof cell?.value === 'object' ? cell.value?.error : undefined;
    return shown === known.error ? known.message : undefined;
  }

  sheets(): readonly SheetInfo[] {
    return this.grid.workbook.getSheets().map((sheet) => {
      const tabColor = sheet.getTabColor();
      return { id: sheet.getSheetId(), name: sheet.getName(), visibility: this.#visibility(sheet.getSheetId()), ...(tabColor && { tabColor }) };
    });
  }

  #visibility(id: string): SheetInfo['visibility'] {
    const sheet = this.grid.sheet(id);
    if (!sheet.isSheetHidden()) return 'visible';
    return (sheet.getConfig().custom as SheetExtras | null | undefined)?.veryHidden ? 'veryHidden' : 'hidden';
  }

  activeSheetId(): string {
    return this.grid.workbook.getActiveSheet().getSheetId();
  }

  activateSheet(id: string): void {
    this.grid.command(SetWorksheetActiveOperation.id, { unitId: this.grid.unitId, subUnitId: id });
  }

  addSheet(name: string, position?: number): string {
    const id = `sheet-${crypto.randomUUID()}`;
    const sheet = toGridSheet({ name, cells: new Map() }, id, { idOf: () => undefined });
    const index = position ?? this.grid.workbook.getSheetSize();
    this.grid.keepingSheet(() => this.grid.command(InsertSheetCommand.id, { unitId: this.grid.unitId, index, sheet }));
    return id;
  }

  removeSheet(id: string): void {
    this.grid.command(RemoveSheetCommand.id, { unitId: this.grid.unitId, subUnitId: id });
  }

  renameSheet(id: string, name: string): void {
    this.grid.command(SetWorksheetNameCommand.id, { unitId: this.grid.unitId, subUnitId: id, name });
  }

  moveSheet(id: string, position: number): void {
    this.grid.command(SetWorksheetOrderCommand.id, { unitId: this.grid.unitId, subUnitId: id, order: position });
  }

  setSheetVisibility(id: string, visibility: SheetInfo['visibility']): void {
    const config = this.grid.sheet(id).getConfig();
    config.custom = { ...config.custom, veryHidden: visibility === 'veryHidden' };
    const command = visibility === 'visible' ? SetWorksheetShowCommand.id : SetWorksheetHideCommand.id;
    this.grid.command(command, { unitId: this.grid.unitId, subUnitId: id });
  }

  setTabColor(id: string, color: string | null): void {
    this.grid.command(SetTabColorCommand.id, { unitId: this.grid.unitId, subUnitId: id, value: color ?? '' });
  }

  usedRange(sheetId: string, within?: CellRange): CellRange | null {
    return this.#cells.usedRange(sheetId, within);
  }

  read(sheetId: string, range: CellRange): readonly (readonly GridCell[])[] {
    return this.#cells.read(sheetId, range);
  }

  write(sheetId: string, range: CellRange, contents: readonly (readonly (CellValue | undefined)[])[]): void {
    this.#cells.write(sheetId, range, contents);
  }

  format(sheetId: string, areas: readonly CellRange[], style: CellStyle): void {
    this.#cells.format(sheetId, areas, style);
  }

  styleAt(sheetId: string, row: number, column: number): CellStyle {
    return this.#cells.styleAt(sheetId, row, column);
  }

  clear(sheetId: string, range: CellRange, what: 'all' | 'contents' | 'formats'): void {
    this.#cells.clear(sheetId, range, what);
  }

  insertCells(sheetId: string, range: CellRange, shift: 'down' | 'right'): void {
    this.#cells.insertCells(sheetId, range, shift);
  }

  deleteCells(sheetId: string, range: CellRange, shift: 'up' | 'left'): void {
    this.#cells.deleteCells(sheetId, range, shift);
  }

  validations(sheetId: string): readonly ValidationFile[] {
    return this.grid.injector.get(DataValidationModel).getRules(this.grid.unitId, sheetId).flatMap(fromGridValidation);
  }

  columnWidth(sheetId: string, column: number): number {
    return this.grid.sheet(sheetId).getColumnWidth(column);
  }

  setColumnWidth(sheetId: string, column: number, width: number): void {
    const sheet = this.grid.sheet(sheetId);
    const range = { startRow: 0, endRow: sheet.getRowCount() - 1, startColumn: column, endColumn: column };
    this.grid.command(SetColWidthCommand.id, { unitId: this.grid.unitId, subUnitId: sheetId, ranges: [range], value: width });
  }

  rowHeight(sheetId: string, row: number): number {
    return this.grid.sheet(sheetId).getRowHeight(row);
  }

  setRowHeight(sheetId: string, row: number, height: number): void {
    const sheet = this.grid.sheet(sheetId);
    const range = { startRow: row, endRow: row, startColumn: 0, endColumn: sheet.getColumnCount() - 1 };
    this.grid.command(SetRowHeightCommand.id, { unitId: this.grid.unitId, subUnitId: sheetId, ranges: [range], value: height });
  }

  freeze(sheetId: string, rows: number, columns: number): void {
    this.grid.command(SetFrozenCommand.id, { unitId: this.grid.unitId, subUnitId: sheetId, ySplit: rows, xSplit: columns, startRow: rows || -1, startColumn: columns || -1 });
  }

  showGridlines(sheetId: string, shown: boolean): void {
    this.grid.command(ToggleGridlinesCommand.id, { unitId: this.grid.unitId, subUnitId: sheetId, showGridlines: shown ? BooleanNumber.TRUE : BooleanNumber.FALSE });
  }

  setPrint(sheetId: string, print: NonNullable<SheetFile['print']>): void {
    const config = this.grid.sheet(sheetId).getConfig();
    config.custom = { ...config.custom, print };
  }

  setLink(sheetId: string, row: number, column: number, link: string | null): void {
    this.#cells.setLink(sheetId, row, column, link);
  }

  calculationOptions(): CalculationOptions {
    return calculationOptionsOf((this.grid.workbook.getSnapshot().custom ?? {}) as WorkbookExtras);
  }

  names(): readonly DefinedName[] {
    return this.#namesAndTables.names();
  }

  setName(name: DefinedName): void {
    this.#namesAndTables.setName(name);
  }

  removeName(name: string, sheet?: string): void {
    this.#namesAndTables.removeName(name, sheet);
  }

  tables(): readonly (TableFile & { readonly sheetId: string })[] {
    return this.#namesAndTables.tables();
  }

  addTable(sheetId: string, table: TableFile): void {
    this.#namesAndTables.addTable(sheetId, table);
  }

  removeTable(name: string): void {
    this.#namesAndTables.removeTable(name);
  }

  charts(sheetId: string): readonly ChartFile[] {
    return this.#charts.charts(sheetId);
  }

  addChart(sheetId: string, chart: ChartFile): void {
    this.#charts.add(sheetId, chart);
  }

  updateChart(sheetId: string, name: string, chart: ChartFile): void {
    this.#charts.update(sheetId, name, chart);
  }

  removeChart(sheetId: string, name: string): void {
    this.#charts.remove(sheetId, name);
  }

  selection(): { readonly sheetId: string; readonly ranges: readonly CellRange[] } {
    const selections = this.grid.injector.get(SheetsSelectionsService).getCurrentSelections();
    const sheet = this.grid.workbook.getActiveSheet();
    const ranges = selections.map(({ range }) => fromGridRange(range, sheet.getRowCount(), sheet.getColumnCount()));
    return { sheetId: sheet.getSheetId(), ranges: ranges.length > 0 ? ranges : [{ top: 0, left: 0, bottom: 0, right: 0 }] };
  }

  select(sheetId: string, range: CellRange): void {
    if (this.activeSheetId() !== sheetId) this.activateSheet(sheetId);
    const gridRange = toGridRange(range);
    const first = { startRow: range.top, endRow: range.top, startColumn: range.left, endColumn: range.left };
    const primary = { ...first, actualRow: range.top, actualColumn: range.left, isMerged: false, isMergedMainCell: false };
    this.grid.command(SetSelectionsOperation.id, { unitId: this.grid.unitId, subUnitId: sheetId, type: 2, selections: [{ range: gridRange, primary, style: null }] });
    // Only a grid with a view can scroll.
    const scroll = 'sheet.operation.scroll-to-range';
    if (this.grid.injector.get(ICommandService).hasCommand(scroll)) this.grid.command(scroll, { range: gridRange });
  }

  calculating(): boolean {
    return this.#calls.busy;
  }

  async calculate(full: boolean): Promise<void> {
    if (full) this.#calls.forgetResults();
    await this.#calculation.run(full);
    await this.#answered();
  }

  /** Resolves when every custom function has answered and its cells show it. */
  async #answered(): Promise<void> {
    while (this.#calls.busy) {
      await this.#calls.settled();
      await this.#calculation.run(false);
    }
  }

  transaction<T>(work: () => T): T {
    if (this.#inTransaction) return work();
    return oneUndoStep(this.grid, work);
  }

  undo(): void {
    this.#focus();
    this.grid.command(UndoCommand.id, {});
  }

  redo(): void {
    this.#focus();
    this.grid.command(RedoCommand.id, {});
  }

  /** History belongs to the focused unit, and a cell being edited is a unit of its own. */
  #focus(): void {
    this.grid.injector.get(IUniverInstanceService).focusUnit(this.grid.unitId);
  }

  /** How many steps can be undone and redone, now and after every change. */
  onHistory(listener: (history: { readonly undos: number; readonly redos: number }) => void): () => void {
    const subscription = this.grid.injector.get(IUndoRedoService).undoRedoStatus$.subscribe(listener);
    return () => subscription.unsubscribe();
  }

  async load(file: WorkbookFile): Promise<void> {
    const previous = this.grid.unitId;
    this.grid.quietly(() => {
      this.#createWorkbook(file);
      this.grid.api.disposeUnit(previous);
      this.#charts.show();
    });
    await this.#calculation.run(true);
  }

  async insertSheets(file: WorkbookFile, sheetNames?: readonly string[], position?: number): Promise<readonly string[]> {
    const insertion = { prefix: `insert${++this.#generation}-`, sheetNames, position };
    const ids = this.transaction(() => this.grid.keepingSheet(() => insertFileSheets(this.grid, file, insertion)));
    await this.#calculation.run(true);
    return ids;
  }

  toFile(): WorkbookFile {
    return fromSnapshot(this.grid.facade.save(), { spills: (sheetId) => this.#cells.spills(sheetId), activeSheetId: this.activeSheetId() });
  }

  sheetFile(sheetId: string): SheetFile {
    const name = this.grid.sheet(sheetId).getName();
    const sheet = this.toFile().sheets.find((candidate) => candidate.name === name);
    if (!sheet) throw new Error(`No sheet ${name}`);
    return sheet;
  }

  on(listener: (event: SpreadsheetEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #emit(event: SpreadsheetEvent): void {
    if (this.grid.isQuiet && (event.type === 'activated' || event.type === 'selection')) return;
    for (const listener of this.#listeners) listener(event);
  }

  #createWorkbook(file: WorkbookFile): void {
    const workbook = this.grid.api.createWorkbook(toSnapshot(file, `workbook${++this.#generation}`));
    const active = file.sheets.find((sheet) => sheet.name === file.activeSheet) ?? file.sheets.find((sheet) => (sheet.visibility ?? 'visible') === 'visible');
    const sheet = active && workbook.getSheetByName(active.name);
    if (sheet) workbook.setActiveSheet(sheet);
    workbook.getWorkbook().activeSheet$.subscribe((activated) => {
      if (activated) this.#emit({ type: 'activated', sheetId: activated.getSheetId() });
    });
  }
}
