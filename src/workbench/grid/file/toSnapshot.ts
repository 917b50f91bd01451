import { BooleanNumber, LocaleType, ObjectMatrix, type ICellData, type IColumnData, type IRowData, type IStyleData, type IWorkbookData, type IWorksheetData } from '@univerjs/core';
import type { IDefinedNamesServiceParam } from '@univerjs/engine-formula';
import type { IRangeThemeStyleJSON } from '@univerjs/sheets';
import type { ISheetDrawing } from '@univerjs/sheets-drawing';
import type { ITableJson } from '@univerjs/sheets-table';
import { columnOf, rowOf } from '../../../engine/formula/workbookModel';
import type { CellStyle, SheetFile, WorkbookFile } from '../../../file/workbookFile';
import { toGridCell, type CellExtras } from './cell';
import { toGridChart, type SheetGeometry } from './chart';
import { toGridConditionalFormat } from './conditionalFormat';
import { dataTableMarks } from './dataTables';
import { toGridName } from './name';
import { toGridRange } from './range';
import { columnPixels, DEFAULT_COLUMN_WIDTH, DEFAULT_ROW_HEIGHT, rowPixels } from './size';
import { toGridStyle } from './style';
import { tableTheme, toGridTable } from './table';
import { toGridValidation } from './validation';

/** Room that every sheet has beyond its contents, as in a new Excel sheet but bounded: the grid allocates what it shows. */
const SPARE_ROWS = 200;
const SPARE_COLUMNS = 26;

/** What a sheet keeps in the grid's own place for foreign data. */
export interface SheetExtras {
  readonly veryHidden?: boolean;
  readonly print?: SheetFile['print'];
}

/** As the table plugin stores it, by sheet id. */
export type TableResource = Record<string, { readonly tables: ITableJson[]; readonly tableFilteredOutRows: readonly number[] }>;

export interface WorkbookExtras extends Pick<WorkbookFile, 'date1904' | 'iterative' | 'iteration' | 'precisionAsDisplayed' | 'manualCalculation' | 'calculateOnLoad'> {
  readonly autoOpenTaskpane?: boolean;
  readonly properties?: WorkbookFile['properties'];
}

/** Gives equal styles one entry. */
class StyleSheet {
  readonly styles: Record<string, IStyleData> = {};
  readonly #ids = new Map<string, string>();

  constructor(private readonly prefix: string) {}

  idOf(style: CellStyle): string | undefined {
    const data = toGridStyle(style);
    if (Object.keys(data).length === 0) return undefined;
    const key = JSON.stringify(data);
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = `${this.prefix}style${this.#ids.size + 1}`;
      this.#ids.set(key, id);
      this.styles[id] = data;
    }
    return id;
  }
}

export function sheetGeometry(sheet: Partial<IWorksheetData>): SheetGeometry {
  const columns = sheet.columnData ?? {};
  const rows = sheet.rowData ?? {};
  return {
    columnWidth: (column) => (columns[column]?.hd ? 0 : (columns[column]?.w ?? DEFAULT_COLUMN_WIDTH)),
    rowHeight: (row) => (rows[row]?.hd ? 0 : (rows[row]?.h ?? DEFAULT_ROW_HEIGHT)),
  };
}

function extent(sheet: SheetFile): { readonly rows: number; readonly columns: number } {
  let rows = 0;
  let columns = 0;
  const include = (row: number, column: number) => {
    rows = Math.max(rows, row + 1);
    columns = Math.max(columns, column + 1);
  };
  for (const key of sheet.cells.keys()) include(rowOf(key), columnOf(key));
  for (const { range } of sheet.tables ?? []) include(range.bottom, range.right);
  for (const { anchor } of sheet.charts ?? []) include(anchor.bottom, anchor.right);
  return { rows: Math.max(rows + SPARE_ROWS / 2, SPARE_ROWS), columns: Math.max(columns + SPARE_COLUMNS / 2, SPARE_COLUMNS) };
}

/** One sheet without the parts the grid keeps in plugins. */
export function toGridSheet(sheet: SheetFile, id: string, styles: { idOf(style: CellStyle): string | undefined }): Partial<IWorksheetData> {
  const matrix = new ObjectMatrix<ICellData>();
  const marks = dataTableMarks(sheet.dataTables ?? [], id);
  for (const [key, marked] of marks) matrix.setValue(rowOf(key), columnOf(key), { custom: { dataTables: marked } satisfies CellExtras });
  for (const [key, cell] of sheet.cells) {
    const styleId = cell.style && styles.idOf(cell.style);
    // A spilled cell's value belongs to the formula that spills: stored here it would block the spill.
    const gridCell = cell.spilled ? { ...(styleId !== undefined && { s: styleId }) } : toGridCell(cell, styleId, marks.get(key));
    if (Object.keys(gridCell).length > 0) matrix.setValue(rowOf(key), columnOf(key), gridCell);
  }
  const columnData: Record<number, IColumnData> = {};
  for (const [column, width] of Object.entries(sheet.columnWidths ?? {})) columnData[Number(column)] = { w: columnPixels(width) };
  for (const column of sheet.hiddenColumns ?? []) columnData[column] = { ...columnData[column], hd: BooleanNumber.TRUE };
  const rowData: Record<number, IRowData> = {};
  for (const [row, height] of Object.entries(sheet.rowHeights ?? {})) rowData[Number(row)] = { h: rowPixels(height), ia: BooleanNumber.FALSE };
  for (const row of sheet.hiddenRows ?? []) rowData[row] = { ...rowData[row], hd: BooleanNumber.TRUE };
  const { rows, columns } = extent(sheet);
  const frozen = sheet.frozen ?? { rows: 0, columns: 0 };
  const extras: SheetExtras = { ...(sheet.visibility === 'veryHidden' && { veryHidden: true }), ...(sheet.print && { print: sheet.print }) };
  return {
    id,
    name: sheet.name,
    tabColor: sheet.tabColor ?? '',
    hidden: sheet.visibility === 'hidden' || sheet.visibility === 'veryHidden' ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    rowCount: rows,
    columnCount: columns,
    defaultColumnWidth: DEFAULT_COLUMN_WIDTH,
    defaultRowHeight: DEFAULT_ROW_HEIGHT,
    freeze: { xSplit: frozen.columns, ySplit: frozen.rows, startRow: frozen.rows || -1, startColumn: frozen.columns || -1 },
    mergeData: (sheet.merges ?? []).map(toGridRange),
    cellData: matrix.getMatrix(),
    columnData,
    rowData,
    showGridlines: sheet.showGridlines === false ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    rowHeader: { width: 42, hidden: BooleanNumber.FALSE },
    columnHeader: { height: 20, hidden: BooleanNumber.FALSE },
    custom: { ...extras },
  };
}

/**
 * A workbook file as the grid's own snapshot: cells and sheets in place, and the parts its plugins own
 * (names, tables, validation, conditional formats, charts) as their resources. `prefix` keeps every id apart
 * from those of a workbook the sheets are to be added to.
 */
export function toSnapshot(file: WorkbookFile, unitId: string, prefix = ''): IWorkbookData {
  const styles = new StyleSheet(prefix);
  const ids = file.sheets.map((_, index) => `${prefix}sheet${index + 1}`);
  const idOfSheet = (name: string) => ids[file.sheets.findIndex((sheet) => sheet.name === name)];
  const sheets: Record<string, Partial<IWorksheetData>> = {};
  const themes: Record<string, IRangeThemeStyleJSON> = {};
  const tables: TableResource = {};
  const validations: Record<string, unknown[]> = {};
  const conditionalFormats: Record<string, unknown[]> = {};
  const drawings: Record<string, { readonly data: Record<string, ISheetDrawing>; readonly order: string[] }> = {};

  file.sheets.forEach((sheet, index) => {
    const id = ids[index] ?? '';
    const gridSheet = toGridSheet(sheet, id, styles);
    sheets[id] = gridSheet;
    if (sheet.tables?.length) {
      tables[id] = { tables: sheet.tables.map((table, position) => toGridTable(table, `${id}-table${position + 1}`)), tableFilteredOutRows: [] };
      for (const table of sheet.tables) themes[tableTheme(table.style).name] = tableTheme(table.style);
    }
    if (sheet.validations?.length) validations[id] = sheet.validations.map((rule, position) => toGridValidation(rule, `${id}-rule${position + 1}`));
    if (sheet.conditionalFormats?.length) {
      conditionalFormats[id] = sheet.conditionalFormats.map((format, position) => toGridConditionalFormat(format, `${id}-format${position + 1}`));
    }
    if (sheet.charts?.length) {
      const charts = sheet.charts.map((chart, position) => toGridChart(chart, { unitId, sheetId: id, drawingId: `${id}-chart${position + 1}` }, sheetGeometry(gridSheet)));
      drawings[id] = { data: Object.fromEntries(charts.map((chart) => [chart.drawingId, chart])), order: charts.map((chart) => chart.drawingId) };
    }
  });

  const names: Record<string, IDefinedNamesServiceParam> = {};
  file.names.forEach((name, index) => {
    const id = `${prefix}name${index + 1}`;
    names[id] = toGridName(name, id, name.sheet === undefined ? undefined : idOfSheet(name.sheet));
  });
  const extras: WorkbookExtras = {
    ...(file.date1904 !== undefined && { date1904: file.date1904 }),
    ...(file.iterative !== undefined && { iterative: file.iterative }),
    ...(file.iteration !== undefined && { iteration: file.iteration }),
    ...(file.precisionAsDisplayed !== undefined && { precisionAsDisplayed: file.precisionAsDisplayed }),
    ...(file.manualCalculation !== undefined && { manualCalculation: file.manualCalculation }),
    ...(file.calculateOnLoad !== undefined && { calculateOnLoad: file.calculateOnLoad }),
    ...(file.autoOpenTaskpane !== undefined && { autoOpenTaskpane: file.autoOpenTaskpane }),
    ...(file.properties !== undefined && { properties: file.properties }),
  };
  const resource = (name: string, data: unknown) => ({ name, data: JSON.stringify(data) });
  return {
    id: unitId,
    name: file.properties?.title ?? '',
    appVersion: '0.25.1',
    locale: LocaleType.EN_US,
    styles: styles.styles,
    sheetOrder: ids,
    sheets,
    defaultStyle: { ff: 'Calibri', fs: 11 },
    custom: { ...extras },
    resources: [
      resource('SHEET_DEFINED_NAME_PLUGIN', names),
      resource('SHEET_RANGE_THEME_MODEL_PLUGIN', { rangeThemeStyleRuleMap: {}, rangeThemeStyleMapJson: themes }),
      resource('SHEET_TABLE_PLUGIN', tables),
      resource('SHEET_DATA_VALIDATION_PLUGIN', validations),
      resource('SHEET_CONDITIONAL_FORMATTING_PLUGIN', conditionalFormats),
      resource('SHEET_DRAWING_PLUGIN', drawings),
    ],
  };
}
