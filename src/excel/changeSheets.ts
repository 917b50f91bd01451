import { cellKey, type CellRange } from '../engine/formula/workbookModel';
import { cornersAddress, parseReference } from '../engine/formula/parse/address';
import { freeSheetName } from '../workbook/freeSheetName';
import { renamedSheet } from '../workbook/renamedSheet';
import { type AddSheetOptions, type SheetChange, type WrittenSheet } from '../workbook/sheetWriter';
import { WorkbookError } from '../workbook/workbookError';
import { type CellContent } from '../workbook/writing/cellContent';
import { toExcel } from './cellContents';
import { NAME_FACTS, ownNames } from './names';
import type { RunningCommand } from './runCommand';
import { rectangles } from './sheetStyles';
import { changeSheet, emptySheet, nameRanges, writeSheet } from './writeSheet';

/** Adds a described sheet in two requests: one to see what is there, one to write. */
export async function addSheet({ context, added }: RunningCommand, sheet: WrittenSheet, { replaces, names = [], cells = new Map(), activate = false }: AddSheetOptions, cellsPerRequest: number): Promise<string> {
  const { target, name, known } = replaces === undefined ? await newSheet(context, sheet.name) : await emptiedSheet(context, replaces);
  writeSheet(context, target, renamedSheet(sheet, name), cellsPerRequest);
  nameRanges(target, names, known);
  putCells(context, cells);
  if (activate) {
    target.activate();
    target.getRange('A1').select();
  }
  if (replaces === undefined) added.set(name, 'halfWritten');
  await context.sync();
  if (replaces === undefined) added.set(name, 'written');
  return name;
}

/** A sheet to write on. */
interface Target {
  readonly target: Excel.Worksheet;
  readonly name: string;
  /** The names that it has already, in small letters. */
  readonly known: ReadonlySet<string>;
}

async function newSheet(context: Excel.RequestContext, wanted: string): Promise<Target> {
  const worksheets = context.workbook.worksheets.load('items/name');
  await context.sync();
  const name = freeSheetName(wanted, worksheets.items.map((sheet) => sheet.name));
  return { target: worksheets.add(name), name, known: new Set() };
}

async function emptiedSheet(context: Excel.RequestContext, name: string): Promise<Target> {
  const target = context.workbook.worksheets.getItem(name).load('name');
  const charts = target.charts.load('items/name');
  const tables = target.tables.load('items/name');
  const names = target.names.load(NAME_FACTS);
  await context.sync();
  emptySheet(target, { charts: charts.items, tables: tables.items });
  return { target, name: target.name, known: lowerCase(names) };
}

function lowerCase(names: Excel.NamedItemCollection): ReadonlySet<string> {
  return new Set(ownNames(names).map(({ name }) => name.toLowerCase()));
}

export async function updateSheet(context: Excel.RequestContext, name: string, change: SheetChange, cellsPerRequest: number): Promise<void> {
  const target = context.workbook.worksheets.getItem(name);
  const known = target.names.load(NAME_FACTS);
  await context.sync();
  changeSheet(target, change, cellsPerRequest);
  nameRanges(target, change.names ?? [], lowerCase(known));
  await context.sync();
}

export async function deleteSheets(context: Excel.RequestContext, names: readonly string[]): Promise<void> {
  const sheets = names.map((name) => context.workbook.worksheets.getItemOrNullObject(name));
  await context.sync();
  for (const sheet of sheets) if (!sheet.isNullObject) sheet.delete();
  await context.sync();
}

export async function writeCells(context: Excel.RequestContext, cells: ReadonlyMap<string, CellContent>): Promise<void> {
  putCells(context, cells);
  await context.sync();
}

/** Cells that stand together are written together. */
function putCells(context: Excel.RequestContext, cells: ReadonlyMap<string, CellContent>): void {
  for (const [sheet, contents] of bySheet(cells)) {
    const target = context.workbook.worksheets.getItem(sheet);
    for (const area of rectangles(contents.keys())) target.getRange(cornersAddress(area)).formulas = matrix(area, contents);
  }
}

function bySheet(cells: ReadonlyMap<string, CellContent>): ReadonlyMap<string, Map<number, CellContent>> {
  const sheets = new Map<string, Map<number, CellContent>>();
  for (const [address, content] of cells) {
    const parsed = parseReference(address);
    if (parsed === null || parsed.range === null) throw new WorkbookError('notFound', address);
    const sheet = sheets.get(parsed.sheet) ?? new Map<number, CellContent>();
    sheets.set(parsed.sheet, sheet.set(cellKey(parsed.range.top, parsed.range.left), content));
  }
  return sheets;
}

function matrix({ top, left, bottom, right }: CellRange, contents: ReadonlyMap<number, CellContent>): ReturnType<typeof toExcel>[][] {
  return Array.from({ length: bottom - top + 1 }, (_row, row) =>
    Array.from({ length: right - left + 1 }, (_column, column) => toExcel(contents.get(cellKey(top + row, left + column)))),
  );
}
