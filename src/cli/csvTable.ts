import Papa from 'papaparse';
import type { CellValue } from '../engine/core/cellValue';
import { cellKey, MAX_COLUMNS, MAX_ROWS, type CellModel, type SheetModel, type TableModel } from '../engine/formula/workbookModel';
import { serialOfIsoDate } from '../templates/xlsx/sheetCells';
import { UsageError } from './command';

/** A CSV file as a table that formulas can name: `orders` is its body, `orders[amount]` one column. */
export interface CsvTable {
  readonly sheet: SheetModel;
  readonly table: TableModel;
}

/** `name=file.csv` */
export function parseBinding(binding: string): { readonly name: string; readonly file: string } {
  const equals = binding.indexOf('=');
  const name = binding.slice(0, equals);
  if (equals < 1 || equals === binding.length - 1) throw new UsageError('badBinding', { binding });
  // A name that reads as a cell or a number could not be told from one in a formula.
  if (!/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) || /^([A-Za-z]{1,3}\d+|[rc]\d*)$/i.test(name)) throw new UsageError('badTableName', { name });
  return { name, file: binding.slice(equals + 1) };
}

/**
 * Reads the text of a CSV file, with any usual delimiter. Numbers become numbers and ISO dates serial days; a
 * number with leading zeros or more digits than a double holds is an identifier and stays text.
 */
export function csvTable(name: string, file: string, bytes: Uint8Array): CsvTable {
  const text = decode(file, bytes);
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) throw new UsageError('csvBroken', { file, line: (broken.row ?? 0) + 1 });
  const [head, ...body] = data;
  if (head === undefined || body.length === 0) throw new UsageError('csvEmpty', { file });
  const columns = head.map((title, index) => title.trim() || `Column${index + 1}`);
  const twice = columns.find((title, index) => columns.findIndex((other) => other.toLowerCase() === title.toLowerCase()) < index);
  if (twice !== undefined) throw new UsageError('csvColumnTwice', { file, column: twice });
  if (columns.length > MAX_COLUMNS || body.length >= MAX_ROWS) throw new UsageError('csvTooLarge', { file, rows: body.length, columns: columns.length });

  const cells = new Map<number, CellModel>(columns.map((title, column) => [cellKey(0, column), { value: title }]));
  body.forEach((row, index) => {
    if (row.length > columns.length) throw new UsageError('csvRowTooLong', { file, line: index + 2, found: row.length, expected: columns.length });
    row.forEach((field, column) => {
      const value = csvValue(field);
      if (value !== null) cells.set(cellKey(index + 1, column), { value });
    });
  });
  return {
    sheet: { name, cells },
    table: { name, sheet: name, range: { top: 0, left: 0, bottom: body.length, right: columns.length - 1 }, columns, headerRow: true, totalsRow: false },
  };
}

export function csvValue(field: string, date1904 = false): CellValue {
  const text = field.trim();
  if (text === '') return null;
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
    const digits = text.replace(/^[+-]/, '');
    const identifier = /^0\d/.test(digits) || /^\d{16,}$/.test(digits);
    const number = Number(text);
    return identifier || !Number.isFinite(number) ? text : number;
  }
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? serialOfIsoDate(text, date1904) : field;
}

function decode(file: string, bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Chinese Excel saves CSV in the code page of the system.
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    } catch {
      throw new UsageError('csvEncoding', { file });
    }
  }
}
