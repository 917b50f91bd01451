import type { CellValue } from '../engine/core/cellValue';
import { cellKey, columnOf, rowOf, type CellModel, type CellRange } from '../engine/formula/workbookModel';
import { serialOfIsoDate } from '../templates/xlsx/sheetCells';
import { parseAddress, rangeAddress, splitSheet } from '../templates/xlsx/address';
import type { PackageModel } from '../templates/xlsx/readModel';
import type { Setting } from './changedCells';
import { UsageError } from './command';
import { isPlainNumber } from './csv/writtenNumber';

/** The most characters that a cell holds. */
const LONGEST_TEXT = 32_767;

/** `Inputs!C5=0.12`: numbers, percentages, ISO dates, TRUE and FALSE are read as such, anything else is text; nothing empties the cell. */
export function parseSetting(text: string, model: PackageModel): Setting {
  const equals = text.indexOf('=', text.lastIndexOf('!'));
  const address = text.slice(0, equals);
  const written = text.slice(equals + 1);
  if (equals < 1) throw new UsageError('badSetting', { text });
  if (written.startsWith('=')) throw new UsageError('settingIsFormula', { text });
  const { sheet, range } = locate(address, model);
  if (range.top !== range.bottom || range.left !== range.right) throw new UsageError('settingNeedsOneCell', { address });
  refuseParts(model, sheet, range, address);
  const value = settingValue(written, model.date1904);
  if (typeof value === 'string' && value.length > LONGEST_TEXT) throw new UsageError('settingTooLong', { cell: address, length: value.length, maximum: LONGEST_TEXT });
  refuseHeader(model, sheet, range, address, value);
  return { sheet, row: range.top, column: range.left, value };
}

/** The cells an address, a defined name or a table stands for. */
export function locate(address: string, model: PackageModel): { readonly sheet: number; readonly range: CellRange } {
  const named = model.names.find(({ name, sheet }) => sheet === undefined && name.toLowerCase() === address.toLowerCase());
  const split = splitSheet(named?.formula ?? address);
  const range = split && parseAddress(split.address);
  if (!split || !range) throw new UsageError('badAddress', { address });
  const sheet = model.sheets.findIndex(({ name }) => name.toLowerCase() === split.sheet.toLowerCase());
  if (sheet < 0) throw new UsageError('noSuchSheet', { sheet: split.sheet, sheets: model.sheets.map(({ name }) => name).join(', ') });
  return { sheet, range };
}

function settingValue(written: string, date1904: boolean): CellValue {
  if (/^(true|false)$/i.test(written)) return written.toLowerCase() === 'true';
  const percent = /^([+-]?(?:\d+\.?\d*|\.\d+))\s*%$/.exec(written);
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

/** A table knows its columns by the words above them: a file in which they differ is repaired by Excel. */
function refuseHeader({ sheets, tables }: PackageModel, sheet: number, { top, left }: CellRange, cell: string, value: CellValue): void {
  const own = sheets[sheet];
  for (const { name, sheet: on, range, headerRow } of tables) {
    const isHeader = headerRow && on === own?.name && top === range.top && left >= range.left && left <= range.right;
    if (isHeader && value !== own?.cells.get(cellKey(top, left))?.value) throw new UsageError('settingInTableHeader', { cell, table: name });
  }
}

/** What fills several cells at once cannot be changed in one of them, by nobody: Excel refuses it too. */
function refuseParts({ sheets }: PackageModel, sheet: number, { top, left }: CellRange, cell: string): void {
  const cells = sheets[sheet]?.cells ?? new Map<number, CellModel>();
  if (cells.get(cellKey(top, left))?.dataTable === true) throw new UsageError('settingInDataTable', { cell });
  for (const [key, { arrayRange, dynamic }] of cells) {
    if (arrayRange === undefined || dynamic === true) continue;
    const inside = top >= arrayRange.top && top <= arrayRange.bottom && left >= arrayRange.left && left <= arrayRange.right;
    const alone = arrayRange.top === arrayRange.bottom && arrayRange.left === arrayRange.right;
    if (inside && !(alone && rowOf(key) === top && columnOf(key) === left)) throw new UsageError('settingInArray', { cell, array: rangeAddress(arrayRange) });
  }
}
