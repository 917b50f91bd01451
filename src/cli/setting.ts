import type { CellValue } from '../engine/core/cellValue';
import { Binding, type CellPosition } from '../engine/formula/evaluate/binding';
import { singleCell } from '../engine/formula/evaluate/singleCell';
import { cellKey, columnOf, rowOf, type CellRange, type WorkbookModel } from '../engine/formula/workbookModel';
import { parseAddress, splitSheet } from '../templates/xlsx/address';
import { UsageError } from './command';
import { csvValue } from './csvTable';

/** A cell that is set to a constant, by the position of its sheet. */
export interface Setting extends CellPosition {
  readonly value: CellValue;
}

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
  if (fillsMore(model, place)) throw new UsageError('settingInArray', { address });
  return { ...place, value: settingValue(written, model.date1904) };
}

export function settingValue(written: string, date1904: boolean): CellValue {
  if (/^\s*(true|false)\s*$/i.test(written)) return written.trim().toLowerCase() === 'true';
  const percent = /^\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*%\s*$/.exec(written);
  return percent ? Number(percent[1]) / 100 : csvValue(written, date1904);
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
  const range = split && parseAddress(split.address);
  if (!split || !range) throw new UsageError('badAddress', { address });
  const sheet = model.sheets.findIndex(({ name }) => name.toLowerCase() === split.sheet.toLowerCase());
  if (sheet < 0) throw new UsageError('noSuchSheet', { sheet: split.sheet, sheets: model.sheets.map(({ name }) => name).join(', ') });
  return { sheet, range };
}

/** True for a cell that a formula fills together with others: Excel changes no part of an array or of a data table. */
function fillsMore({ sheets }: WorkbookModel, { sheet, row, column }: CellPosition): boolean {
  const { cells } = sheets[sheet]!;
  const cell = cells.get(cellKey(row, column));
  if (cell?.dataTable === true) return true;
  for (const [key, { arrayRange, dynamic }] of cells) {
    if (arrayRange === undefined || dynamic === true) continue;
    const { top, left, bottom, right } = arrayRange;
    const single = top === bottom && left === right;
    if (!single && top === rowOf(key) && left === columnOf(key) && row >= top && row <= bottom && column >= left && column <= right) return true;
  }
  return false;
}
