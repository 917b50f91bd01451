import type { CellValue } from '../../src/engine/core/cellValue';
import { dataTableAt, tableText } from '../../src/engine/formula/evaluate/dataTableValues';
import { cellKey, columnOf, rowOf, type CellModel, type CellRange, type DefinedName, type WorkbookModel } from '../../src/engine/formula/workbookModel';
import { formatNumber } from '../../src/engine/formula/evaluate/formatNumber';
import { sheetPrefix } from '../../src/engine/formula/parse/address';
import { renameSheets } from '../../src/workbench/grid/file/renameSheets';
import type { CellFile, CellStyle, ChartFile, SheetFile, TableFile, ValidationFile, WorkbookFile } from '../../src/file/workbookFile';
import { calculateModel, type CalculatedCells } from '../../src/workbench/object-model/calculateModel';
import { followCellMove, type CellMove } from '../../src/workbench/object-model/cellMove';
import { applyResults, defined, followMove, mergeStyle, moveSheetCells, putContent, type MemoryCell, type MemorySheet } from './memorySheet';
import { boundingRange, cellCount, columnCount, forEachCell, intersection, rowCount, singleCell } from '../../src/workbench/object-model/rangeGeometry';
import { calculationOptionsOf, type CalculationOptions } from '../../src/workbench/object-model/calculationOptions';
import type { GridCell, SheetInfo, Spreadsheet, SpreadsheetEvent } from '../../src/workbench/object-model/spreadsheet';

const DEFAULT_COLUMN_WIDTH = 64;
const DEFAULT_ROW_HEIGHT = 20;

export interface MemorySpreadsheetOptions {
  /** Calculates every formula; our own engine does when not given. */
  readonly evaluate?: (workbook: WorkbookModel) => CalculatedCells;
}

interface Book {
  readonly sheets: readonly MemorySheet[];
  readonly names: readonly DefinedName[];
  readonly active: string;
  readonly selection: { readonly sheetId: string; readonly ranges: readonly CellRange[] };
  readonly rest: Omit<WorkbookFile, 'sheets' | 'names' | 'activeSheet'>;
}

/**
 * A spreadsheet without a screen, for tests and for the contract of the real one. Every change replaces the
 * parts of an otherwise unchanging book, so that undoing is going back to the book of before.
 */
export class MemorySpreadsheet implements Spreadsheet {
  /** What a spreadsheet says whose functions are at work. */
  waitsForFunctions = false;
  private book: Book;
  private lastId = 0;
  private depth = 0;
  private dirty = false;
  private readonly past: Book[] = [];
  private readonly listeners = new Set<(event: SpreadsheetEvent) => void>();

  constructor(private readonly options: MemorySpreadsheetOptions = {}) {
    const sheet = this.emptySheet('Sheet1');
    this.book = { sheets: [sheet], names: [], active: sheet.id, selection: { sheetId: sheet.id, ranges: [singleCell(0, 0)] }, rest: {} };
  }

  // Sheets

  sheets(): readonly SheetInfo[] {
    return this.book.sheets.map(({ id, name, visibility, tabColor }) => ({ id, name, visibility, ...(tabColor === undefined ? {} : { tabColor }) }));
  }

  activeSheetId(): string {
    return this.book.active;
  }

  activateSheet(id: string): void {
    this.sheet(id);
    if (id !== this.book.active) {
      this.book = { ...this.book, active: id, selection: { sheetId: id, ranges: [singleCell(0, 0)] } };
      this.emit({ type: 'activated', sheetId: id });
    }
  }

  addSheet(name: string, position?: number): string {
    const sheet = this.emptySheet(name);
    this.change(() => this.placeSheets([sheet], position));
    this.emit({ type: 'sheetAdded', sheetId: sheet.id });
    return sheet.id;
  }

  removeSheet(id: string): void {
    const removed = this.sheet(id);
    const wasActive = this.book.active === id;
    this.change(() => {
      const sheets = this.book.sheets.filter((sheet) => sheet.id !== id);
      const active = wasActive ? (sheets.find((sheet) => sheet.visibility === 'visible')?.id ?? sheets[0]?.id ?? '') : this.book.active;
      const selection = wasActive ? { sheetId: active, ranges: [singleCell(0, 0)] } : this.book.selection;
      this.book = { ...this.book, sheets, active, selection, names: this.book.names.filter((name) => name.sheet !== removed.name) };
    });
    this.emit({ type: 'sheetRemoved', sheetId: id });
    if (wasActive) {
      this.emit({ type: 'activated', sheetId: this.book.active });
    }
  }

  renameSheet(id: string, name: string): void {
    const { sheets, names } = renameSheets(this.toFile(), new Map([[this.sheet(id).name, name]]));
    this.change(() => {
      this.book = { ...this.book, names, sheets: this.book.sheets.map((before, index) => ({ ...before, ...this.contentsOf(sheets[index] ?? this.sheetFile(before.id)) })) };
    });
  }

  moveSheet(id: string, position: number): void {
    const moved = this.sheet(id);
    this.change(() => {
      const sheets = this.book.sheets.filter((sheet) => sheet.id !== id);
      sheets.splice(position, 0, moved);
      this.book = { ...this.book, sheets };
    });
  }

  setSheetVisibility(id: string, visibility: SheetInfo['visibility']): void {
    this.transaction(() => this.replaceSheet(id, { visibility }));
  }

  setTabColor(id: string, color: string | null): void {
    this.transaction(() => this.replaceSheet(id, { tabColor: color ?? undefined }));
  }

  // Cells

  usedRange(sheetId: string, within?: CellRange): CellRange | null {
    this.calculateIfDue();
    const sheet = this.sheet(sheetId);
    let used: CellRange | null = null;
    const include = (key: number) => {
      const cell = singleCell(rowOf(key), columnOf(key));
      if (within !== undefined && intersection(within, cell) === null) return;
      used = used === null ? cell : boundingRange(used, cell);
    };
    for (const [key, cell] of sheet.cells) {
      if (cell.value !== null || cell.formula !== undefined) {
        include(key);
      }
    }
    for (const key of sheet.spilled.keys()) {
      include(key);
    }
    return used;
  }

  read(sheetId: string, range: CellRange): readonly (readonly GridCell[])[] {
    this.calculateIfDue();
    const sheet = this.sheet(sheetId);
    return Array.from({ length: rowCount(range) }, (_, i) =>
      Array.from({ length: columnCount(range) }, (_column, j) => this.gridCell(sheet, cellKey(range.top + i, range.left + j))),
    );
  }

  write(sheetId: string, range: CellRange, contents: readonly (readonly (CellValue | undefined)[])[]): void {
    this.put(sheetId, range, contents, 'api');
  }

  /** What a person does at the screen: types into cells. */
  type(sheetId: string, range: CellRange, contents: readonly (readonly (CellValue | undefined)[])[]): void {
    this.put(sheetId, range, contents, 'user');
  }

  format(sheetId: string, areas: readonly CellRange[], style: CellStyle): void {
    this.transaction(() =>
      this.editCells(sheetId, (cells) => {
        for (const area of areas) {
          forEachCell(area, (row, column) => {
            const key = cellKey(row, column);
            const cell = cells.get(key) ?? { value: null };
            cells.set(key, { ...cell, style: mergeStyle(cell.style ?? {}, style) });
          });
        }
      }),
    );
  }

  styleAt(sheetId: string, row: number, column: number): CellStyle {
    return this.sheet(sheetId).cells.get(cellKey(row, column))?.style ?? {};
  }

  clear(sheetId: string, range: CellRange, what: 'all' | 'contents' | 'formats'): void {
    this.change(() =>
      this.editCells(sheetId, (cells) => {
        for (const [key, cell] of cells) {
          if (intersection(range, singleCell(rowOf(key), columnOf(key))) !== null) {
            const { style, ...contents } = cell;
            const kept: MemoryCell = what === 'formats' ? contents : { value: null, ...(what === 'all' || style === undefined ? {} : { style }) };
            if (kept.value === null && kept.formula === undefined && kept.style === undefined) {
              cells.delete(key);
            } else {
              cells.set(key, kept);
            }
          }
        }
      }),
    );
    if (what !== 'formats') {
      this.emit({ type: 'changed', sheetId, range, source: 'api' });
    }
  }

  insertCells(sheetId: string, range: CellRange, shift: 'down' | 'right'): void {
    this.move({ sheet: this.sheet(sheetId).name, range, shift });
    this.emit({ type: 'changed', sheetId, range, source: 'api', kind: 'inserted', shift });
  }

  deleteCells(sheetId: string, range: CellRange, shift: 'up' | 'left'): void {
    this.move({ sheet: this.sheet(sheetId).name, range, shift });
    this.emit({ type: 'changed', sheetId, range, source: 'api', kind: 'deleted', shift });
  }

  validations(sheetId: string): readonly ValidationFile[] {
    return this.sheet(sheetId).rest.validations ?? [];
  }

  columnWidth(sheetId: string, column: number): number {
    return this.sheet(sheetId).columnWidths.get(column) ?? DEFAULT_COLUMN_WIDTH;
  }

  setColumnWidth(sheetId: string, column: number, width: number): void {
    this.transaction(() => this.replaceSheet(sheetId, { columnWidths: new Map(this.sheet(sheetId).columnWidths).set(column, width) }));
  }

  rowHeight(sheetId: string, row: number): number {
    return this.sheet(sheetId).rowHeights.get(row) ?? DEFAULT_ROW_HEIGHT;
  }

  setRowHeight(sheetId: string, row: number, height: number): void {
    this.transaction(() => this.replaceSheet(sheetId, { rowHeights: new Map(this.sheet(sheetId).rowHeights).set(row, height) }));
  }

  freeze(sheetId: string, rows: number, columns: number): void {
    this.changeRest(sheetId, { frozen: { rows, columns } });
  }

  showGridlines(sheetId: string, shown: boolean): void {
    this.changeRest(sheetId, { showGridlines: shown });
  }

  setPrint(sheetId: string, print: NonNullable<SheetFile['print']>): void {
    this.changeRest(sheetId, { print });
  }

  setLink(sheetId: string, row: number, column: number, link: string | null): void {
    this.transaction(() =>
      this.editCells(sheetId, (cells) => {
        const cell = cells.get(cellKey(row, column)) ?? { value: null };
        cells.set(cellKey(row, column), { ...cell, rest: defined({ ...cell.rest, link: link ?? undefined }) });
      }),
    );
  }

  calculationOptions(): CalculationOptions {
    return calculationOptionsOf(this.book.rest);
  }

  // Names, tables, charts

  names(): readonly DefinedName[] {
    return this.book.names;
  }

  setName(name: DefinedName): void {
    this.change(() => {
      this.book = { ...this.book, names: [...this.book.names.filter((other) => !sameName(other, name.name, name.sheet)), name] };
    });
  }

  removeName(name: string, sheet?: string): void {
    this.change(() => {
      this.book = { ...this.book, names: this.book.names.filter((other) => !sameName(other, name, sheet)) };
    });
  }

  tables(): readonly (TableFile & { readonly sheetId: string })[] {
    return this.book.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ ...table, sheetId: sheet.id })));
  }

  addTable(sheetId: string, table: TableFile): void {
    this.change(() => this.replaceSheet(sheetId, { tables: [...this.sheet(sheetId).tables, table] }));
  }

  removeTable(name: string): void {
    this.change(() => {
      this.book = { ...this.book, sheets: this.book.sheets.map((sheet) => ({ ...sheet, tables: sheet.tables.filter((table) => table.name !== name) })) };
    });
  }

  charts(sheetId: string): readonly ChartFile[] {
    return this.sheet(sheetId).charts;
  }

  addChart(sheetId: string, chart: ChartFile): void {
    this.transaction(() => this.replaceSheet(sheetId, { charts: [...this.sheet(sheetId).charts, chart] }));
  }

  updateChart(sheetId: string, name: string, chart: ChartFile): void {
    this.transaction(() => this.replaceSheet(sheetId, { charts: this.sheet(sheetId).charts.map((other) => (other.name === name ? chart : other)) }));
  }

  removeChart(sheetId: string, name: string): void {
    this.transaction(() => this.replaceSheet(sheetId, { charts: this.sheet(sheetId).charts.filter((chart) => chart.name !== name) }));
  }

  // Selection, calculation, undo

  selection(): { readonly sheetId: string; readonly ranges: readonly CellRange[] } {
    return this.book.selection;
  }

  select(sheetId: string, range: CellRange): void {
    this.sheet(sheetId);
    this.book = { ...this.book, selection: { sheetId, ranges: [range] } };
    this.emit({ type: 'selection', sheetId, range });
  }

  calculating(): boolean {
    return this.waitsForFunctions;
  }

  calculate(full: boolean): Promise<void> {
    this.dirty ||= full;
    this.calculateIfDue();
    return Promise.resolve();
  }

  transaction<T>(work: () => T): T {
    const before = this.book;
    this.depth += 1;
    try {
      return work();
    } finally {
      this.depth -= 1;
      if (this.depth === 0 && (this.book.sheets !== before.sheets || this.book.names !== before.names)) {
        this.past.push(before);
      }
    }
  }

  undo(): void {
    const before = this.past.pop();
    if (before !== undefined) {
      this.book = before;
      this.dirty = true;
    }
  }

  // Files

  load(file: WorkbookFile): Promise<void> {
    const { sheets, names, activeSheet, ...rest } = file;
    const loaded = sheets.map((sheet) => this.sheetFromFile(sheet));
    const active = loaded.find((sheet) => sheet.name === activeSheet) ?? loaded.find((sheet) => sheet.visibility === 'visible') ?? loaded[0];
    if (active === undefined) {
      return Promise.reject(new Error('A workbook has at least one sheet.'));
    }
    this.book = { sheets: loaded, names, active: active.id, selection: { sheetId: active.id, ranges: [singleCell(0, 0)] }, rest };
    this.past.length = 0;
    this.dirty = false;
    return Promise.resolve();
  }

  /** Where the workbook has a name already, the one that comes belongs to its sheet and has lost its cell, as in Excel. */
  insertSheets(file: WorkbookFile, sheetNames?: readonly string[], position?: number): Promise<readonly string[]> {
    const chosen = file.sheets.filter((sheet) => sheetNames === undefined || sheetNames.includes(sheet.name));
    const incoming = renameSheets({ ...file, sheets: chosen }, this.freeNames(chosen.map((sheet) => sheet.name)));
    const inserted = incoming.sheets.map((sheet) => this.sheetFromFile(sheet));
    this.change(() => {
      this.placeSheets(inserted, position);
      for (const name of incoming.names) {
        const sheet = incoming.sheets.find((candidate) => name.formula.startsWith(sheetPrefix(candidate.name)))?.name;
        const isTaken = name.sheet === undefined && this.book.names.some((other) => sameName(other, name.name, undefined));
        const owner = name.sheet ?? (isTaken ? sheet : undefined);
        const formula = isTaken ? '#REF!' : name.formula;
        if (name.sheet === undefined || incoming.sheets.some((candidate) => candidate.name === name.sheet)) {
          this.book = { ...this.book, names: [...this.book.names, { name: name.name, formula, ...(owner === undefined ? {} : { sheet: owner }) }] };
        }
      }
    });
    this.dirty = false;
    inserted.forEach((sheet) => this.emit({ type: 'sheetAdded', sheetId: sheet.id }));
    return Promise.resolve(inserted.map((sheet) => sheet.id));
  }

  toFile(): WorkbookFile {
    this.calculateIfDue();
    return {
      ...this.book.rest,
      sheets: this.book.sheets.map((sheet) => this.sheetFile(sheet.id)),
      names: this.book.names,
      activeSheet: this.sheet(this.book.active).name,
    };
  }

  sheetFile(sheetId: string): SheetFile {
    this.calculateIfDue();
    const sheet = this.sheet(sheetId);
    const cells = new Map<number, CellFile>();
    for (const [key, cell] of sheet.cells) {
      const { value, formula, style, spill, rest } = cell;
      cells.set(key, {
        value,
        ...(formula === undefined ? {} : { formula }),
        ...(spill === undefined ? {} : { arrayRange: spill, dynamic: true }),
        ...(style === undefined ? {} : { style }),
        ...rest,
      });
    }
    for (const [key, { value }] of sheet.spilled) {
      cells.set(key, { ...cells.get(key), value, spilled: true });
    }
    return {
      ...sheet.rest,
      name: sheet.name,
      cells,
      columnWidths: Object.fromEntries([...sheet.columnWidths].map(([column, pixels]) => [column, (pixels - 5) / 7])),
      rowHeights: Object.fromEntries([...sheet.rowHeights].map(([row, pixels]) => [row, pixels * 0.75])),
      visibility: sheet.visibility,
      tables: sheet.tables,
      charts: sheet.charts,
      ...(sheet.tabColor === undefined ? {} : { tabColor: sheet.tabColor }),
    };
  }

  on(listener: (event: SpreadsheetEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private put(sheetId: string, range: CellRange, contents: readonly (readonly (CellValue | undefined)[])[], source: 'user' | 'api'): void {
    const before = cellCount(range) === 1 ? this.read(sheetId, range)[0]?.[0]?.value : undefined;
    this.change(() =>
      this.editCells(sheetId, (cells) =>
        forEachCell(range, (row, column) => {
          const content = contents[row - range.top]?.[column - range.left];
          if (content !== undefined) {
            putContent(cells, cellKey(row, column), content);
          }
        }),
      ),
    );
    this.emit({ type: 'changed', sheetId, range, source, ...(before === undefined ? {} : { before }) });
  }

  private sheet(id: string): MemorySheet {
    const sheet = this.book.sheets.find((candidate) => candidate.id === id);
    if (sheet === undefined) {
      throw new Error(`There is no sheet with the id ${id}.`);
    }
    return sheet;
  }

  private replaceSheet(id: string, change: Partial<MemorySheet>): void {
    this.sheet(id);
    this.book = { ...this.book, sheets: this.book.sheets.map((sheet) => (sheet.id === id ? { ...sheet, ...change } : sheet)) };
  }

  private changeRest(id: string, change: Partial<MemorySheet['rest']>): void {
    this.transaction(() => this.replaceSheet(id, { rest: { ...this.sheet(id).rest, ...change } }));
  }

  private placeSheets(sheets: readonly MemorySheet[], position?: number): void {
    const all = [...this.book.sheets];
    all.splice(position ?? all.length, 0, ...sheets);
    this.book = { ...this.book, sheets: all };
  }

  private editCells(sheetId: string, edit: (cells: Map<number, MemoryCell>) => void): void {
    const cells = new Map(this.sheet(sheetId).cells);
    edit(cells);
    this.replaceSheet(sheetId, { cells });
  }

  /** A change that formulas may depend on; looks are changed in a plain transaction. */
  private change(work: () => void): void {
    this.transaction(work);
    this.dirty = true;
  }

  private emit(event: SpreadsheetEvent): void {
    this.listeners.forEach((listener) => listener(event));
  }

  /** The sheets that need another name here: `Inputs` becomes `Inputs (2)`. */
  private freeNames(names: readonly string[]): ReadonlyMap<string, string> {
    const taken = new Set(this.book.sheets.map((sheet) => sheet.name.toLowerCase()));
    const renamed = new Map<string, string>();
    for (const name of names) {
      let free = name;
      for (let number = 2; taken.has(free.toLowerCase()); number += 1) {
        free = `${name} (${number})`;
      }
      taken.add(free.toLowerCase());
      if (free !== name) {
        renamed.set(name, free);
      }
    }
    return renamed;
  }

  private emptySheet(name: string): MemorySheet {
    return this.sheetFromFile({ name, cells: new Map() });
  }

  private sheetFromFile(file: SheetFile): MemorySheet {
    this.lastId += 1;
    return { id: `{SHEET-${this.lastId.toString(16).toUpperCase().padStart(8, '0')}}`, ...this.contentsOf(file) };
  }

  private contentsOf(file: SheetFile): Omit<MemorySheet, 'id'> {
    const { name, cells, columnWidths, rowHeights, tables, charts, tabColor, visibility, ...rest } = file;
    const spilled = new Map<number, { value: CellValue; range: CellRange }>();
    const kept = new Map<number, MemoryCell>();
    for (const [key, cell] of cells) {
      const { value, formula, arrayRange, style, comment, link, dataTable } = cell;
      const others = defined({ comment, link, dataTable });
      if (cell.spilled !== true) {
        kept.set(key, {
          value,
          ...(formula === undefined ? {} : { formula }),
          ...(style === undefined ? {} : { style }),
          ...(arrayRange === undefined ? {} : { spill: arrayRange }),
          ...(Object.keys(others).length === 0 ? {} : { rest: others }),
        });
      } else if (style !== undefined) {
        kept.set(key, { value: null, style });
      }
    }
    for (const [key, cell] of kept) {
      const { spill } = cell;
      if (spill !== undefined) {
        forEachCell(spill, (row, column) => {
          const at = cellKey(row, column);
          if (at !== key) {
            spilled.set(at, { value: cells.get(at)?.value ?? null, range: spill });
          }
        });
      }
    }
    return {
      name,
      visibility: visibility ?? 'visible',
      ...(tabColor === undefined ? {} : { tabColor }),
      cells: kept,
      spilled,
      columnWidths: new Map(Object.entries(columnWidths ?? {}).map(([column, width]) => [Number(column), width * 7 + 5])),
      rowHeights: new Map(Object.entries(rowHeights ?? {}).map(([row, height]) => [Number(row), height / 0.75])),
      tables: tables ?? [],
      charts: charts ?? [],
      rest,
    };
  }

  private gridCell(sheet: MemorySheet, key: number): GridCell {
    const cell = sheet.cells.get(key);
    const inSpill = sheet.spilled.get(key);
    const value = inSpill?.value ?? cell?.value ?? null;
    const numberFormat = cell?.style?.numberFormat ?? 'General';
    const spillRange = cell?.spill ?? inSpill?.range;
    const table = dataTableAt(sheet.rest, rowOf(key), columnOf(key));
    return {
      value,
      text: formatNumber(value, numberFormat) ?? String(value),
      numberFormat,
      ...(cell?.formula === undefined ? {} : { formula: `=${cell.formula}` }),
      ...(cell?.rest?.dataTable === true && table !== undefined ? { formula: `=${tableText(table)}` } : {}),
      ...(spillRange === undefined ? {} : { spillRange }),
    };
  }

  private move(move: CellMove): void {
    this.change(() => {
      const sheets = this.book.sheets.map((sheet) => (sheet.name === move.sheet ? moveSheetCells(sheet, move) : sheet));
      this.book = {
        ...this.book,
        sheets: sheets.map((sheet) => ({ ...sheet, cells: followMove(sheet, move) })),
        names: this.book.names.map((name) => ({ ...name, formula: followCellMove(name.formula, name.sheet ?? '', move) })),
      };
    });
  }

  private calculateIfDue(): void {
    const due = this.dirty && this.book.sheets.some((sheet) => [...sheet.cells.values()].some((cell) => cell.formula !== undefined));
    this.dirty = false;
    if (!due) {
      return;
    }
    const results = (this.options.evaluate ?? calculateModel)(this.model());
    this.book = { ...this.book, sheets: this.book.sheets.map((sheet) => applyResults(sheet, results.get(sheet.name) ?? new Map())) };
    this.emit({ type: 'calculated' });
  }

  private model(): WorkbookModel {
    return {
      sheets: this.book.sheets.map((sheet) => {
        const cells = new Map<number, CellModel>();
        for (const [key, cell] of sheet.cells) {
          if (cell.value !== null || cell.formula !== undefined) {
            cells.set(key, cell.formula === undefined ? { value: cell.value } : { value: cell.value, formula: cell.formula, dynamic: true });
          }
        }
        return { name: sheet.name, cells };
      }),
      names: this.book.names,
      tables: this.book.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ ...table, sheet: sheet.name }))),
      date1904: this.book.rest.date1904 === true,
      iterative: this.book.rest.iterative === true,
    };
  }
}

function sameName(name: DefinedName, other: string, sheet: string | undefined): boolean {
  return name.name.toLowerCase() === other.toLowerCase() && name.sheet === sheet;
}
