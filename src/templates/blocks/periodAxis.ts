import { columnLetters } from '../../engine/formula/parse/address';
import type { Format } from '../../file/sheet/looks';
import type { SheetBuilder } from '../../file/sheet/sheetBuilder';

/**
 * The columns that stand for time: today, then one period each. They are the same on every sheet of a template, so
 * that a formula may look straight up or across, and a reader finds a period where it was on the sheet before.
 */
export interface PeriodAxis {
  /** Letters of the first and last period column. */
  readonly first: string;
  readonly last: string;
  readonly columns: readonly string[];
  /** The column left of the first: empty, so that "the period before the first" counts as zero. */
  readonly gap: string;
  /** How many periods make a year: 4 for quarters. */
  readonly perYear: number;
}

/** `columns` counts today as well: thirteen of them are today and three years of quarters. */
export function periodAxis(firstColumn: number, columns: number, perYear: number): PeriodAxis {
  const letters = Array.from({ length: columns }, (_, index) => columnLetters(firstColumn + index));
  return { first: letters[0] ?? 'A', last: letters[letters.length - 1] ?? 'A', columns: letters, gap: columnLetters(firstColumn - 1), perYear };
}

/** `G9:S9`. */
export function acrossPeriods({ first, last }: PeriodAxis, row: number): string {
  return `${first}${row}:${last}${row}`;
}

/** `$G$9:$S$9`. */
export function acrossPeriodsFixed({ first, last }: PeriodAxis, row: number): string {
  return `$${first}$${row}:$${last}$${row}`;
}

/** Rows that follow one another. */
export interface Rows {
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly rows: readonly number[];
}

export function rowsFrom(first: number, count: number): Rows {
  return { first, last: first + count - 1, count, rows: Array.from({ length: count }, (_, index) => first + index) };
}

/** One formula for every period of a row: `make` gets the column's letter and that of the column before it. */
export type PeriodFormula = (column: string, before: string) => string;

export function periodRow(sheet: SheetBuilder, axis: PeriodAxis, row: number, format: Format, make: PeriodFormula, total = false): void {
  axis.columns.forEach((column, index) => {
    const formula = make(column, axis.columns[index - 1] ?? axis.gap);
    const plain = formula.includes('!') ? sheet.looks.linked(format) : sheet.looks.calculated(format);
    sheet.formula(`${column}${row}`, formula, format, total ? sheet.looks.total(plain) : plain);
  });
  if (total) sheet.fill(`B${row}:${axis.last}${row}`, sheet.looks.total(sheet.looks.label));
}
