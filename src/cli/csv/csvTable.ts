import Papa from 'papaparse';
import { cellKey, MAX_COLUMNS, MAX_ROWS, type CellModel, type SheetModel, type TableModel } from '../../engine/formula/workbookModel';
import { UsageError } from '../command';
import { decodeText } from './decodeText';
import { splitDelimiter } from './delimiter';
import { columnProblem, decimalEvidence, readColumn, type ColumnField, type ColumnNote } from './readColumn';
import type { Decimal } from './writtenNumber';

/** A CSV file as a table that formulas can name: `orders` is its body, `orders[amount]` one column. */
export interface CsvTable {
  readonly sheet: SheetModel;
  readonly table: TableModel;
  /** What is to be said about how columns were read. */
  readonly notes: readonly { readonly column: string; readonly note: ColumnNote }[];
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
 * Reads the text of a CSV file, with any usual delimiter. How numbers are written is found for each column as a whole; a
 * column that no single habit explains is refused. ISO dates become serial days; a number with leading zeros or more digits
 * than a cell keeps is an identifier and stays text. `decimal` decides where the file does not.
 */
export function csvTable(name: string, file: string, bytes: Uint8Array, decimal?: Decimal): CsvTable {
  const { delimiter, body: text, lines } = splitDelimiter(decodeText(file, bytes));
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: 'greedy' });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) throw new UsageError('csvBroken', { file, line: (broken.row ?? 0) + 1 + lines });
  const [head, ...body] = data;
  if (head === undefined || body.length === 0) throw new UsageError('csvEmpty', { file });
  const columns = head.map((title, index) => title.trim() || `Column${index + 1}`);
  const twice = columns.find((title, index) => columns.findIndex((other) => other.toLowerCase() === title.toLowerCase()) < index);
  if (twice !== undefined) throw new UsageError('csvColumnTwice', { file, column: twice });
  if (columns.length > MAX_COLUMNS || body.length >= MAX_ROWS) throw new UsageError('csvTooLarge', { file, rows: body.length, columns: columns.length });
  body.forEach((row, index) => {
    if (row.length > columns.length) throw new UsageError('csvRowTooLong', { file, line: index + 2 + lines, found: row.length, expected: columns.length });
  });

  const fields = columns.map((_, column) => body.map((row, index): ColumnField => ({ text: (row[column] ?? '').trim(), line: index + 2 + lines })));
  const read = readColumns(file, columns, fields, decimal);
  const cells = new Map<number, CellModel>(columns.map((title, column) => [cellKey(0, column), { value: title }]));
  body.forEach((row, index) => {
    for (let column = 0; column < columns.length; column++) {
      const value = read[column]?.values[index] ?? null;
      // Text keeps the spaces it has.
      if (value !== null) cells.set(cellKey(index + 1, column), { value: typeof value === 'string' ? (row[column] ?? value) : value });
    }
  });
  return {
    sheet: { name, cells },
    table: { name, sheet: name, range: { top: 0, left: 0, bottom: body.length, right: columns.length - 1 }, columns, headerRow: true, totalsRow: false },
    notes: columns.flatMap((column, index) => (read[index]?.notes ?? []).map((note) => ({ column, note }))),
  };
}

function readColumns(file: string, columns: readonly string[], fields: readonly (readonly ColumnField[])[], chosen: Decimal | undefined) {
  const evidence = fields.map(decimalEvidence);
  const [somePoint, someComma] = [evidence.some(({ point }) => point !== undefined), evidence.some(({ comma }) => comma !== undefined)];
  // Where a column does not tell, the others of the file may.
  const usual = chosen ?? (someComma && !somePoint ? 'comma' : 'point');
  return fields.map((column, index) => {
    const own = evidence[index]!;
    const problem = columnProblem(column, own);
    if (problem?.kind === 'mixedCurrencies' || (problem !== undefined && chosen === undefined)) {
      const { first, second, kind } = problem;
      throw new UsageError(kind === 'mixedDecimals' ? 'csvMixedDecimals' : 'csvMixedCurrencies', {
        file,
        column: columns[index] ?? '',
        first: first.text,
        firstLine: first.line,
        second: second.text,
        secondLine: second.line,
      });
    }
    const decimal = chosen ?? (own.comma !== undefined ? 'comma' : own.point !== undefined ? 'point' : usual);
    return readColumn(column, decimal, chosen === undefined && own.point === undefined && own.comma === undefined);
  });
}
