import type { CellValue } from '../../engine/core/cellValue';
import type { CellRange, DefinedName } from '../../engine/formula/workbookModel';
import type { CellStyle, ChartFile, SheetFile, TableFile, ValidationFile, WorkbookFile } from '../../file/workbookFile';
import type { CalculationOptions } from './calculationOptions';

/**
 * What the Office object model needs from a spreadsheet. The Univer adapter (`grid/`) implements it in the
 * page and the in-memory sheet (`memorySpreadsheet.ts`) in Jest; the object model knows neither.
 * Sheets are known by a stable id; ranges are zero-based and inclusive.
 */
export interface Spreadsheet {
  sheets(): readonly SheetInfo[];
  activeSheetId(): string;
  activateSheet(id: string): void;
  addSheet(name: string, position?: number): string;
  removeSheet(id: string): void;
  renameSheet(id: string, name: string): void;
  moveSheet(id: string, position: number): void;
  setSheetVisibility(id: string, visibility: 'visible' | 'hidden' | 'veryHidden'): void;
  /** `#RRGGBB`, or null for no colour. */
  setTabColor(id: string, color: string | null): void;

  /** The smallest rectangle that holds every value and formula of the sheet, or of a part of it; null where there is none. */
  usedRange(sheetId: string, within?: CellRange): CellRange | null;
  /** Cells by row, of exactly the range's shape. Spilled values included. */
  read(sheetId: string, range: CellRange): readonly (readonly GridCell[])[];
  /**
   * Writes what is given and leaves the rest: `undefined` keeps a cell; null clears it; a string that starts with `=` is
   * a formula, and what follows a leading `'` is text, whatever it starts with.
   */
  write(sheetId: string, range: CellRange, contents: readonly (readonly (CellValue | undefined)[])[]): void;
  /** Merges the style into what the cells have; a property given as `undefined` is taken away (a border side too). */
  format(sheetId: string, areas: readonly CellRange[], style: CellStyle): void;
  styleAt(sheetId: string, row: number, column: number): CellStyle;
  clear(sheetId: string, range: CellRange, what: 'all' | 'contents' | 'formats'): void;
  insertCells(sheetId: string, range: CellRange, shift: 'down' | 'right'): void;
  deleteCells(sheetId: string, range: CellRange, shift: 'up' | 'left'): void;
  columnWidth(sheetId: string, column: number): number;
  /** Pixels. */
  setColumnWidth(sheetId: string, column: number, width: number): void;
  rowHeight(sheetId: string, row: number): number;
  setRowHeight(sheetId: string, row: number, height: number): void;
  freeze(sheetId: string, rows: number, columns: number): void;
  /** The lines between cells, on the screen. */
  showGridlines(sheetId: string, shown: boolean): void;
  setPrint(sheetId: string, print: NonNullable<SheetFile['print']>): void;
  /** An address inside the workbook (`Inputs!C5`) or a web address; null for none. */
  setLink(sheetId: string, row: number, column: number, link: string | null): void;

  /** What may be typed into the cells of a sheet. */
  validations(sheetId: string): readonly ValidationFile[];

  calculationOptions(): CalculationOptions;

  names(): readonly DefinedName[];
  setName(name: DefinedName): void;
  removeName(name: string, sheet?: string): void;

  tables(): readonly (TableFile & { readonly sheetId: string })[];
  addTable(sheetId: string, table: TableFile): void;
  removeTable(name: string): void;

  charts(sheetId: string): readonly ChartFile[];
  addChart(sheetId: string, chart: ChartFile): void;
  updateChart(sheetId: string, name: string, chart: ChartFile): void;
  removeChart(sheetId: string, name: string): void;

  selection(): { readonly sheetId: string; readonly ranges: readonly CellRange[] };
  select(sheetId: string, range: CellRange): void;

  /** True while cells wait for functions of the add-in. */
  calculating(): boolean;
  /** Recalculates what is due; `full` recalculates every formula. Resolves when every cell shows its value. */
  calculate(full: boolean): Promise<void>;
  /** One undo step for everything inside; a transaction within another belongs to the outer one. */
  transaction<T>(work: () => T): T;
  undo(): void;

  /** Replaces the whole workbook. */
  load(file: WorkbookFile): Promise<void>;
  /** Appends the sheets of a file with their names, tables and charts; returns the new sheets' ids. */
  insertSheets(file: WorkbookFile, sheetNames?: readonly string[], position?: number): Promise<readonly string[]>;
  toFile(): WorkbookFile;
  sheetFile(sheetId: string): SheetFile;

  on(listener: (event: SpreadsheetEvent) => void): () => void;
}

export interface SheetInfo {
  readonly id: string;
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  readonly tabColor?: string;
}

export interface GridCell {
  readonly value: CellValue;
  /** With `=`; undefined for constants and empty cells. */
  readonly formula?: string;
  /** What the cell shows, number format applied. */
  readonly text: string;
  readonly numberFormat: string;
  /** The spill this cell starts or belongs to. */
  readonly spillRange?: CellRange;
}

export type SpreadsheetEvent =
  | {
      readonly type: 'changed';
      readonly sheetId: string;
      readonly range: CellRange;
      readonly source: 'user' | 'api';
      /** What happened; an edit of contents when absent. */
      readonly kind?: 'edited' | 'inserted' | 'deleted';
      /** For cells inserted or deleted: where the others moved. */
      readonly shift?: 'down' | 'right' | 'up' | 'left';
      /** The value a single edited cell had before. */
      readonly before?: CellValue;
    }
  | { readonly type: 'selection'; readonly sheetId: string; readonly range: CellRange }
  | { readonly type: 'activated'; readonly sheetId: string }
  | { readonly type: 'sheetAdded'; readonly sheetId: string }
  | { readonly type: 'sheetRemoved'; readonly sheetId: string }
  | { readonly type: 'calculated' };

/** How a spreadsheet runs the add-in's worksheet functions: given by the page (the real runtime) or by a test. */
export interface CustomFunctionHost {
  /** Every known function, as functions.json declares it. */
  readonly functions: readonly CustomFunctionInfo[];
  /** `args` as Excel would pass them: a matrix parameter always gets rows, an omitted argument is null. */
  invoke(name: string, args: readonly unknown[], cell: { readonly sheet: string; readonly address: string }): Promise<CustomFunctionOutcome>;
}

export interface CustomFunctionInfo {
  /** Full name as typed: `ROI.PHASED`. */
  readonly name: string;
  readonly description: string;
  readonly helpUrl?: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly description: string;
    readonly optional: boolean;
    readonly matrix: boolean;
    readonly repeating?: boolean;
  }[];
}

export type CustomFunctionOutcome =
  | { readonly ok: true; readonly value: CellValue | readonly (readonly CellValue[])[] }
  | { readonly ok: false; readonly error: string; readonly message?: string };
