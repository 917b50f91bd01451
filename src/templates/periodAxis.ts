import { columnLetters } from '../engine/formula/parse/address';
import type { Format } from '../file/sheet/looks';
import type { SheetBuilder } from '../file/sheet/sheetBuilder';

/**
 * The columns that stand for time. They are the same on every sheet of a template, so that a formula
 * may look straight up or across, and a reader finds a quarter where it was on the sheet before.
 */
export interface PeriodAxis {
  /** Letters of the first and last period column. */
  readonly first: string;
  readonly last: string;
  readonly columns: readonly string[];
}

export function periodAxis(firstColumn: number, periods: number): PeriodAxis {
  const columns = Array.from({ length: periods }, (_, index) => columnLetters(firstColumn + index));
  return { first: columns[0] ?? 'A', last: columns[columns.length - 1] ?? 'A', columns };
}

/** `G9:S9`, or with `$` before the columns for use in other columns. */
export function acrossPeriods({ first, last }: PeriodAxis, row: number, absolute = false): string {
  return absolute ? `$${first}${row}:$${last}${row}` : `${first}${row}:${last}${row}`;
}

/** One formula for every period of a row: `make` gets the column's letter and that of the column before it. */
export function periodRow(sheet: SheetBuilder, axis: PeriodAxis, row: number, format: Format, make: (column: string, before: string) => string, total = false): void {
  axis.columns.forEach((column) => {
    const { columns } = axis;
    const index = columns.indexOf(column);
    const formula = make(column, index === 0 ? previousLetters(column) : (columns[index - 1] ?? column));
    const plain = formula.includes('!') ? sheet.looks.linked(format) : sheet.looks.calculated(format);
    sheet.formula(`${column}${row}`, formula, format, total ? sheet.looks.total(plain) : plain);
  });
  if (total) sheet.fill(`B${row}:${axis.last}${row}`, sheet.looks.total(sheet.looks.label));
}

/** The column left of the axis: empty, so that "the period before the first" counts as zero. */
function previousLetters(column: string): string {
  const index = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 2;
  return columnLetters(index);
}
