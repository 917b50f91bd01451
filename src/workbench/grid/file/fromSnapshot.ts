import { ObjectMatrix, type ICellData, type IObjectMatrixPrimitiveType, type IRange, type ISheetDataValidationRule, type IStyleData, type IWorkbookData, type IWorksheetData, type Nullable } from '@univerjs/core';
import type { IDefinedNamesServiceParam } from '@univerjs/engine-formula';
import type { IConditionFormattingRule } from '@univerjs/sheets-conditional-formatting';
import type { ISheetDrawing } from '@univerjs/sheets-drawing';
import { cellKey, type CellRange, type DataTableModel } from '../../../engine/formula/workbookModel';
import type { CellFile, SheetFile, WorkbookFile } from '../../../file/workbookFile';
import { fromGridValue, type CellExtras } from './cell';
import { fromGridChart, isGridChart } from './chart';
import { fromGridConditionalFormat } from './conditionalFormat';
import { cellsInTables, markedDataTables } from './dataTables';
import { fromGridName } from './name';
import { fromGridRange } from './range';
import { columnCharacters, rowPoints } from './size';
import { fromGridStyle } from './style';
import { fromGridTable } from './table';
import { sheetGeometry, type SheetExtras, type TableResource, type WorkbookExtras } from './toSnapshot';
import { fromGridValidation } from './validation';

/** The spills of one sheet: their rectangles by first cell, and what they put into the other cells. */
export interface SheetSpills {
  readonly ranges: IObjectMatrixPrimitiveType<Nullable<IRange>>;
  readonly cells: IObjectMatrixPrimitiveType<Nullable<ICellData>>;
}

export interface SnapshotContext {
  /** By sheet id. */
  readonly spills: (sheetId: string) => SheetSpills;
  readonly activeSheetId?: string;
}

export function resourceOf<T>(snapshot: IWorkbookData, name: string, empty: T): T {
  const data = snapshot.resources?.find((resource) => resource.name === name)?.data;
  return data ? (JSON.parse(data) as T) : empty;
}

function cellsOf(sheet: Partial<IWorksheetData>, styleOf: (style: ICellData['s']) => IStyleData | undefined, spills: SheetSpills): ReadonlyMap<number, CellFile> {
  const cells = new Map<number, CellFile>();
  const ranges = new ObjectMatrix(spills.ranges);
  const spilled = new ObjectMatrix(spills.cells);
  const put = (row: number, column: number, cell: Nullable<ICellData>) => {
    if (!cell) return;
    const formula = cell.f || undefined;
    const range: CellRange | undefined = formula === undefined ? undefined : spillRange(ranges.getValue(row, column));
    const own = fromGridValue(cell);
    const spill = own === null && formula === undefined ? fromGridValue(spilled.getValue(row, column)) : null;
    const gridStyle = styleOf(cell.s);
    const extras = (cell.custom ?? {}) as CellExtras;
    const style = { ...(gridStyle && fromGridStyle(gridStyle)), ...(extras.locked !== undefined && { locked: extras.locked }) };
    const file: CellFile = {
      value: own ?? spill,
      ...(formula !== undefined && { formula: formula.replace(/^=/, '') }),
      ...(range && { arrayRange: range, dynamic: true }),
      ...(spill !== null && { spilled: true }),
      ...(Object.keys(style).length > 0 && { style }),
      ...(extras.link !== undefined && { link: extras.link }),
      ...(extras.comment !== undefined && { comment: extras.comment }),
    };
    if (Object.keys(file).length > 1 || file.value !== null) cells.set(cellKey(row, column), file);
  };
  new ObjectMatrix(sheet.cellData ?? {}).forValue((row, column, cell) => put(row, column, cell));
  spilled.forValue((row, column, cell) => {
    if (cell && !cells.has(cellKey(row, column))) cells.set(cellKey(row, column), { value: fromGridValue(cell), spilled: true });
  });
  return cells;
}

/** Cells of a data table hold no formula of their own. */
function withTableCells(cells: ReadonlyMap<number, CellFile>, tables: readonly DataTableModel[]): ReadonlyMap<number, CellFile> {
  if (tables.length === 0) return cells;
  const marked = new Map(cells);
  for (const key of cellsInTables(tables)) {
    const { value = null, formula, ...rest } = marked.get(key) ?? {};
    if (formula === undefined) marked.set(key, { value, ...rest, dataTable: true });
  }
  return marked;
}

function spillRange(range: Nullable<IRange>): CellRange | undefined {
  if (!range) return undefined;
  const { top, left, bottom, right } = fromGridRange(range);
  return top === bottom && left === right ? undefined : { top, left, bottom, right };
}

function numbered<T, V>(record: Readonly<Record<number, T | null | undefined>> | undefined, read: (entry: T) => V | undefined): Readonly<Record<number, V>> {
  const result: Record<number, V> = {};
  for (const [index, entry] of Object.entries(record ?? {})) {
    const value = entry ? read(entry as T) : undefined;
    if (value !== undefined) result[Number(index)] = value;
  }
  return result;
}

function notEmpty<K extends string, V extends object>(key: K, value: V): { readonly [P in K]?: V } {
  return (Object.keys(value).length > 0 ? { [key]: value } : {}) as { readonly [P in K]?: V };
}

export function fromSnapshot(snapshot: IWorkbookData, context: SnapshotContext): WorkbookFile {
  const tables = resourceOf<TableResource>(snapshot, 'SHEET_TABLE_PLUGIN', {});
  const validations = resourceOf<Record<string, ISheetDataValidationRule[]>>(snapshot, 'SHEET_DATA_VALIDATION_PLUGIN', {});
  const conditionalFormats = resourceOf<Record<string, IConditionFormattingRule[]>>(snapshot, 'SHEET_CONDITIONAL_FORMATTING_PLUGIN', {});
  const drawings = resourceOf<Record<string, { readonly data: Record<string, ISheetDrawing>; readonly order: readonly string[] }>>(snapshot, 'SHEET_DRAWING_PLUGIN', {});
  const names = resourceOf<Record<string, IDefinedNamesServiceParam>>(snapshot, 'SHEET_DEFINED_NAME_PLUGIN', {});
  const styleOf = (style: ICellData['s']) => (typeof style === 'string' ? (snapshot.styles[style] ?? undefined) : (style ?? undefined)) as IStyleData | undefined;
  const sheetName = (id: string) => snapshot.sheets[id]?.name;

  const sheets = snapshot.sheetOrder.map((id): SheetFile => {
    const sheet = snapshot.sheets[id] ?? {};
    const extras = (sheet.custom ?? {}) as SheetExtras;
    const geometry = sheetGeometry(sheet);
    const sheetDrawings = drawings[id];
    const hiddenRows = Object.keys(numbered(sheet.rowData, (row) => row.hd || undefined)).map(Number);
    const hiddenColumns = Object.keys(numbered(sheet.columnData, (column) => column.hd || undefined)).map(Number);
    const dataTables = markedDataTables(sheet.cellData);
    const frozen = { rows: sheet.freeze?.ySplit ?? 0, columns: sheet.freeze?.xSplit ?? 0 };
    return {
      name: sheet.name ?? '',
      cells: withTableCells(cellsOf(sheet, styleOf, context.spills(id)), dataTables),
      ...(dataTables.length > 0 && { dataTables }),
      ...notEmpty('columnWidths', numbered(sheet.columnData, (column) => (column.w === undefined ? undefined : columnCharacters(column.w)))),
      ...notEmpty('rowHeights', numbered(sheet.rowData, (row) => (row.h === undefined || row.ia ? undefined : rowPoints(row.h)))),
      ...notEmpty('hiddenRows', hiddenRows),
      ...notEmpty('hiddenColumns', hiddenColumns),
      ...(frozen.rows + frozen.columns > 0 && { frozen }),
      ...notEmpty('merges', (sheet.mergeData ?? []).map((range) => fromGridRange(range))),
      ...(sheet.showGridlines === 0 && { showGridlines: false }),
      ...(sheet.tabColor && { tabColor: sheet.tabColor }),
      ...(sheet.hidden && { visibility: extras.veryHidden ? ('veryHidden' as const) : ('hidden' as const) }),
      ...(extras.print && { print: extras.print }),
      ...notEmpty('tables', (tables[id]?.tables ?? []).map(fromGridTable)),
      ...notEmpty('validations', (validations[id] ?? []).flatMap(fromGridValidation)),
      ...notEmpty('conditionalFormats', (conditionalFormats[id] ?? []).flatMap(fromGridConditionalFormat)),
      ...notEmpty('charts', (sheetDrawings?.order ?? []).flatMap((drawingId) => {
        const drawing = sheetDrawings?.data[drawingId];
        return drawing && isGridChart(drawing) ? [fromGridChart(drawing, geometry)] : [];
      })),
    };
  });
  const active = context.activeSheetId === undefined ? undefined : sheetName(context.activeSheetId);
  return {
    sheets,
    names: Object.values(names).map((name) => fromGridName(name, sheetName)),
    ...(active !== undefined && { activeSheet: active }),
    ...((snapshot.custom ?? {}) as WorkbookExtras),
  };
}
