import type { CellValue } from '../../engine/core/cellValue';
import type { Format } from '../../file/sheet/looks';
import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import { sharedRules, type InputRule } from './inputRules';
import type { Rows } from './periodAxis';

/** One column of a register. Its letter says where; the others need not be its neighbours. */
export interface RegisterColumn {
  readonly column: string;
  readonly head: string;
  readonly format: Format;
  /** The value of a line the user may change. */
  readonly value?: (index: number) => CellValue;
  /** The formula of a line, without `=`; where it gives none, the line has its value. */
  readonly formula?: (row: number, index: number) => string | undefined;
  readonly rule?: InputRule;
}

/** A list of lines for the user to fill: heads above the first of `rows`, then one line a row. With a name it is an Excel table. */
export function register(sheet: SheetBuilder, rows: Rows, columns: readonly RegisterColumn[], table?: string): void {
  const head = rows.first - 1;
  const rightAligned = columns.filter(({ format }) => !leftAligned.has(format)).map(({ column }) => column);
  sheet.heads(head, Object.fromEntries(columns.map((one) => [one.column, one.head])), rightAligned);
  rows.rows.forEach((row, index) => {
    for (const { column, format, value, formula } of columns) {
      const calculated = formula?.(row, index);
      if (calculated === undefined) sheet.input(`${column}${row}`, value?.(index) ?? null, format);
      else sheet.formula(`${column}${row}`, calculated, format);
    }
  });
  for (const { from, to, rule } of sharedRules(columns)) sheet.validate(`${from.column}${rows.first}:${to.column}${rows.last}`, rule);
  const [first, last] = [columns[0], columns[columns.length - 1]];
  if (table === undefined || !first || !last) return;
  sheet.table(`${first.column}${head}:${last.column}${rows.last}`, { name: table, columns: columns.map((one) => one.head), headerRow: true, totalsRow: false, style: 'TableStyleLight1' });
}

const leftAligned: ReadonlySet<Format> = new Set(['text', 'general', 'date']);
