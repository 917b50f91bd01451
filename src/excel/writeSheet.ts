import { cellKey, columnOf, rowOf, type CellRange } from '../engine/formula/workbookModel';
import type { SheetFile } from '../file/workbookFile';
import { cornersAddress } from '../engine/formula/parse/address';
import { type SheetChange, type SheetName, type WrittenSheet } from '../workbook/sheetWriter';
import { literalToExcel } from './cellContents';
import { drawChart } from './drawChart';
import { rowBlocks } from './rowBlocks';
import { dress, rectangles, styledAreas } from './sheetStyles';

const visibilities = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

/** Asks for everything a described sheet holds, without waiting: contents first, since tables and charts look at them. Needs ExcelApi 1.9. */
export function writeSheet(context: Excel.RequestContext, target: Excel.Worksheet, sheet: WrittenSheet, cellsPerRequest: number): void {
  writeCells(target, sheet.cells, cellsPerRequest);
  sizeLines(target, sheet);
  for (const { range, name, headerRow, style, totalsRow } of sheet.tables ?? []) {
    const table = target.tables.add(cornersAddress(range), headerRow);
    table.name = name;
    if (style !== undefined) table.style = style;
    if (totalsRow) table.showTotals = true;
  }
  if (sheet.visibility !== undefined) target.visibility = visibilities[sheet.visibility];
  if (sheet.tabColor !== undefined) target.tabColor = sheet.tabColor;
  if (sheet.showGridlines === false) target.showGridlines = false;
  const { rows = 0, columns = 0 } = sheet.frozen ?? {};
  if (rows > 0 && columns > 0) target.freezePanes.freezeAt(target.getRange(cornersAddress({ top: 0, left: 0, bottom: rows - 1, right: columns - 1 })));
  else if (rows > 0) target.freezePanes.freezeRows(rows);
  else if (columns > 0) target.freezePanes.freezeColumns(columns);
  if (sheet.print !== undefined) {
    target.pageLayout.paperSize = 'A4' as Excel.PaperType.a4;
    target.pageLayout.orientation = sheet.print.landscape === true ? 'Landscape' : 'Portrait';
    if (sheet.print.fitToWidth === true) target.pageLayout.zoom = { horizontalFitToPages: 1 };
  }
  for (const chart of sheet.charts ?? []) drawChart(context, target, chart, sheet.cells);
}

/** Writes the described cells over what is there; a cell without a style loses the one it has. */
export function changeSheet(target: Excel.Worksheet, change: SheetChange, cellsPerRequest: number): void {
  for (const area of rectangles(change.cells.keys())) target.getRange(cornersAddress(area)).clear('Formats');
  writeCells(target, change.cells, cellsPerRequest);
  sizeLines(target, change);
}

/** Empties a sheet of all that a description can hold, so that it can be written anew. The collections must be loaded. */
export function emptySheet(sheet: Excel.Worksheet, { tables, charts }: { readonly tables: readonly Excel.Table[]; readonly charts: readonly Excel.Chart[] }): void {
  charts.forEach((chart) => chart.delete());
  tables.forEach((table) => table.delete());
  sheet.freezePanes.unfreeze();
  sheet.getRange().clear('All');
}

/** Names that belong to the sheet; those it has already are pointed at their new place. */
export function nameRanges(sheet: Excel.Worksheet, names: readonly SheetName[], known: ReadonlySet<string>): void {
  for (const { name, range } of names) {
    if (known.has(name.toLowerCase())) sheet.names.getItem(name).delete();
    sheet.names.add(name, sheet.getRange(cornersAddress(range)));
  }
}

function writeCells(target: Excel.Worksheet, cells: SheetFile['cells'], cellsPerRequest: number): void {
  const written = [...cells].filter(([, cell]) => cell.spilled !== true);
  if (written.length === 0) return;
  for (const area of rectangles(written.map(([key]) => key))) {
    for (const block of rowBlocks(area, cellsPerRequest)) {
      const contents = contentsOf(block, cells);
      if (contents.some((row) => row.some((content) => content !== ''))) target.getRange(cornersAddress(block)).formulas = contents;
    }
  }
  for (const [key, { link, value }] of written) {
    if (link === undefined) continue;
    const cell = target.getRange(cornersAddress(singleCell(key)));
    const textToDisplay = typeof value === 'string' ? { textToDisplay: value } : {};
    cell.hyperlink = /^[a-z][a-z0-9+.-]+:/i.test(link) ? { address: link, ...textToDisplay } : { documentReference: link, ...textToDisplay };
  }
  for (const { style, areas } of styledAreas(cells)) {
    // One range after the other: Excel on the desktop takes the list separator of the computer in a list of ranges.
    for (const area of areas) {
      const range = target.getRange(cornersAddress(area));
      dress(range.format, style);
      if (style.numberFormat !== undefined) range.numberFormat = filled(area, style.numberFormat);
    }
  }
}

function sizeLines(target: Excel.Worksheet, { columnWidths = {}, rowHeights = {} }: Pick<WrittenSheet, 'columnWidths' | 'rowHeights'>): void {
  for (const [column, width] of Object.entries(columnWidths)) target.getRangeByIndexes(0, Number(column), 1, 1).format.columnWidth = pointsOfCharacters(width);
  for (const [row, height] of Object.entries(rowHeights)) target.getRangeByIndexes(Number(row), 0, 1, 1).format.rowHeight = height;
}

/** A column of the standard font holds so many digits of seven pixels and five pixels of space. */
function pointsOfCharacters(width: number): number {
  return Math.round(width * 7 + 5) * 0.75;
}

function contentsOf({ top, left, bottom, right }: CellRange, cells: SheetFile['cells']): (string | number | boolean)[][] {
  return Array.from({ length: bottom - top + 1 }, (_row, row) =>
    Array.from({ length: right - left + 1 }, (_column, column) => {
      const cell = cells.get(cellKey(top + row, left + column));
      return cell?.formula === undefined ? literalToExcel(cell?.value ?? null) : `=${cell.formula}`;
    }),
  );
}

function filled<T>({ top, left, bottom, right }: CellRange, content: T): T[][] {
  return Array.from({ length: bottom - top + 1 }, () => new Array<T>(right - left + 1).fill(content));
}

function singleCell(key: number): CellRange {
  return { top: rowOf(key), left: columnOf(key), bottom: rowOf(key), right: columnOf(key) };
}
