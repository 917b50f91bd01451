import { absoluteReference, cellAddress } from '../../engine/formula/parse/address';
import type { CellRange } from '../../engine/formula/workbookModel';
import type { Words } from '../../locales';
import type { Looks } from '../../file/sheet/looks';
import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import type { CellStyle } from '../../file/workbookFile';
import type { NumberLooks } from './numberLooks';
import type { TableCell, TableMeasure } from './decisionTable';

/** What a table is written with. Rows and columns are zero-based, as everywhere but in `SheetBuilder`. */
export interface TableSheet {
  readonly sheet: SheetBuilder;
  readonly looks: Looks;
  readonly words: Words<'decide'>['decide'];
  readonly numbers: NumberLooks;
}

/** Row of the heads and column of the first of them. */
export const TOP = 3;
export const LEFT = 1;

/** Rows and columns that a chart covers. */
const CHART_ROWS = 20;
const CHART_COLUMNS = 8;

export function measureText({ statistic, output }: TableMeasure): string {
  return statistic ?? output.label;
}

/** The heads of a table: words at the left of the first column, at the right of the others, over columns wide enough for them. */
export function putHeads({ sheet, looks }: TableSheet, heads: readonly string[], row = TOP): void {
  heads.forEach((text, index) => sheet.put(cellAddress(row, LEFT + index), text, index === 0 ? looks.columnHead : looks.columnHeadRight));
  sheet.height(row + 1, 32);
}

/** A number, or nothing where the result is an error. */
export function putNumber({ sheet, looks }: TableSheet, row: number, column: number, value: number | null, numberFormat: string, look: CellStyle = looks.label): void {
  sheet.put(cellAddress(row, column), value !== null && Number.isFinite(value) ? value : null, { ...look, numberFormat, horizontal: 'right' });
}

/** The address of a cell, as a link to it. */
export function putLink({ sheet, looks }: TableSheet, row: number, column: number, { address }: TableCell): void {
  sheet.put(cellAddress(row, column), address, { ...looks.link, horizontal: 'right' }, { link: address });
}

/** The area of a chart whose top left corner is at this cell. */
export function chartArea(row: number, column: number, columns = CHART_COLUMNS): string {
  return `${cellAddress(row, column)}:${cellAddress(row + CHART_ROWS, column + columns)}`;
}

/** A reference to a range of the sheet itself, as charts take it. */
export function reference({ sheet }: TableSheet, range: CellRange): string {
  return absoluteReference({ sheet: sheet.name, range });
}
