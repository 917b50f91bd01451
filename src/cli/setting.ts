import type { CellValue } from '../engine/core/cellValue';
import { Binding, type CellPosition } from '../engine/formula/evaluate/binding';
import { singleCell } from '../engine/formula/evaluate/singleCell';
import { cellKey, columnOf, rowOf, type CellRange, type WorkbookModel } from '../engine/formula/workbookModel';
import { parseCorners, cornersAddress, splitSheet } from '../engine/formula/parse/address';
import { serialOfIsoDate } from '../file/xlsx/sheetCells';
import { UsageError } from './command';
import { isPlainNumber } from './csv/writtenNumber';

/** A cell that is set to a constant, by the position of its sheet. */
export interface Setting extends CellPosition {
  readonly value: CellValue;
}

/** The most characters that a cell holds. */
const LONGEST_TEXT = 32_767;

/**
 * `Inputs!C5=0.12` or `Rate=12%`: numbers, percentages, ISO dates (in the date system of the workbook), TRUE and FALSE are
 * read as such, anything else is text; nothing empties the cell.
 */
export function parseSetting(text: string, model: WorkbookModel): Setting {
  const match = /^((?:'(?:[^']|'')*'!)?[^=]+)=([^]*)$/.exec(text);
  if (match === null) throw new UsageError('badSetting', { text });
  const [, address = '', written = ''] = match;
  if (written.startsWith('=')) throw new UsageError('settingIsFormula', { text });
  const place = singleCell(address, new Binding(model)) ?? firstOf(address, model);
  refuseParts(model, place, address);
  const value = settingValue(written, model.date1904);
  if (typeof value === 'string' && value.length > LONGEST_TEXT) throw new UsageError('settingTooLong', { cell: address, length: value.length, maximum: LONGEST_TEXT });
  refuseHeader(model, place, address, value);
  return { ...place, value };
}

export function settingValue(written: string, date1904: boolean): CellValue {
  if (/^\s*(true|false)\s*$/i.test(written)) return written.trim().toLowerCase() === 'true';
  const percent = /^\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*%\s*$/.exec(written);
  return percent ? Number(percent[1]) / 100 : plainValue(written, date1904);
}

/** A plain number, an ISO date, or text; what has leading zeros or more digits than a cell keeps is an identifier. */
function plainValue(field: string, date1904: boolean): CellValue {
  const text = field.trim();
  if (text === '') return null;
  if (isPlainNumber(text)) {
    const digits = text.replace(/^[+-]/, '');
    const identifier = /^0\d/.test(digits) || /^\d{16,}$/.test(digits);
    const number = Number(text);
    return identifier || !Number.isFinite(number) ? text : number;
  }
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? serialOfIsoDate(text, date1904) : field;
}

function firstOf(address: string, model: WorkbookModel): CellPosition {
  const { sheet, range } = locate(address, model);
  if (range.top !== range.bottom || range.left !== range.right) throw new UsageError('settingNeedsOneCell', { address });
  return { sheet, row: range.top, column: range.left };
}

/** The cells an address, a defined name or a table stands for. */
export function locate(address: string, model: WorkbookModel): { readonly sheet: number; readonly range: CellRange } {
  const named = model.names.find(({ name, sheet }) => sheet === undefined && name.toLowerCase() === address.toLowerCase());
  const split = splitSheet(named?.formula ?? address);
  const range = split && parseCorners(split.cells);
  if (split?.sheet === undefined || range === null) throw new UsageError('badAddress', { address });
  const wanted = split.sheet.toLowerCase();
  const sheet = model.sheets.findIndex(({ name }) => name.toLowerCase() === wanted);
  if (sheet < 0) throw new UsageError('noSuchSheet', { sheet: split.sheet, sheets: model.sheets.map(({ name }) => name).join(', ') });
  return { sheet, range };
}

/** A table knows its columns by the words above them: a file in which they differ is repaired by Excel. */
function refuseHeader({ sheets, tables }: WorkbookModel, { sheet, row, column }: CellPosition, cell: string, value: CellValue): void {
  const own = sheets[sheet];
  for (const { name, sheet: on, range, headerRow } of tables) {
    const isHeader = headerRow && on === own?.name && row === range.top && column >= range.left && column <= range.right;
    if (isHeader && value !== own?.cells.get(cellKey(row, column))?.value) throw new UsageError('settingInTableHeader', { cell, table: name });
  }
}

/** What fills several cells at once cannot be changed in one of them, by nobody: Excel refuses it too. */
function refuseParts({ sheets }: WorkbookModel, { sheet, row, column }: CellPosition, cell: string): void {
  const { cells } = sheets[sheet]!;
  if (cells.get(cellKey(row, column))?.dataTable === true) throw new UsageError('settingInDataTable', { cell });
  for (const [key, { arrayRange, dynamic }] of cells) {
    if (arrayRange === undefined || dynamic === true) continue;
    const inside = row >= arrayRange.top && row <= arrayRange.bottom && column >= arrayRange.left && column <= arrayRange.right;
    const alone = arrayRange.top === arrayRange.bottom && arrayRange.left === arrayRange.right;
    if (inside && !(alone && rowOf(key) === row && columnOf(key) === column)) throw new UsageError('settingInArray', { cell, array: cornersAddress(arrayRange) });
  }
}
