import { colors, type Format } from '../../file/sheet/looks';
import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import { periodRow, type PeriodAxis, type PeriodFormula } from './periodAxis';

/** The four rows that say what each period column is. */
export interface TimelineRows {
  readonly period: number;
  readonly label: number;
  readonly year: number;
  readonly phase: number;
}

export function timelineRows(first: number): TimelineRows {
  return { period: first, label: first + 1, year: first + 2, phase: first + 3 };
}

/** A sheet with a time axis: label in B, a constant of the row in C, its unit in D, the total in E, a gap, then the periods. */
export interface TimeSheet {
  readonly sheet: SheetBuilder;
  readonly axis: PeriodAxis;
  readonly timeline: TimelineRows;
  /** The cell that names the currency. */
  readonly currency: string;
}

export interface TimeHeadWords {
  readonly total: string;
  readonly constant: string;
  readonly unit: string;
}

export function timeColumns({ sheet, axis, timeline }: TimeSheet): void {
  sheet.columns({ A: 2, B: 40, C: 13, D: 11, E: 14, [axis.gap]: 2, ...Object.fromEntries(axis.columns.map((column) => [column, 11])) });
  sheet.freeze(timeline.phase, 2);
}

/** The heads of the columns before the periods, in line with the labels of these. */
export function timeHeads({ sheet, timeline }: TimeSheet, words: TimeHeadWords): void {
  const row = timeline.label;
  sheet.put(`E${row}`, words.total, sheet.looks.columnHeadRight).put(`C${row}`, words.constant, sheet.looks.columnHeadRight).put(`D${row}`, words.unit, sheet.looks.columnHead);
}

/** The words of a section band across a time sheet. */
export function timeSection({ sheet, axis }: TimeSheet, row: number, words: string): void {
  sheet.section(`B${row}:${axis.last}${row}`, words);
}

/** A row's total over all periods. */
export function rowTotal({ sheet, axis }: TimeSheet, row: number, total = false): void {
  const look = sheet.looks.calculated('amount');
  sheet.formula(`E${row}`, `SUM(${axis.first}${row}:${axis.last}${row})`, 'amount', total ? sheet.looks.total(look) : look);
}

/** The currency as the unit of a row. */
export function currencyUnit(sheet: SheetBuilder, row: number, currency: string, column = 'D', total = false): void {
  const look = { ...sheet.looks.unit, color: colors.link };
  sheet.formula(`${column}${row}`, currency, 'general', total ? { ...sheet.looks.total(look), bold: false } : look);
}

/** A row of amounts, with its unit and its total. A label that is left out stands there already, or is a formula of its own. */
export function amountRow(time: TimeSheet, row: number, label: string | undefined, make: PeriodFormula, total = false): void {
  const { sheet, axis } = time;
  if (label !== undefined) sheet.put(`B${row}`, label, total ? sheet.looks.total(sheet.looks.label) : sheet.looks.label);
  currencyUnit(sheet, row, time.currency, 'D', total);
  rowTotal(time, row, total);
  periodRow(sheet, axis, row, 'amount', make, total);
}

/** A row of balances, shares or marks: they have no meaningful sum over the periods. */
export function levelRow({ sheet, axis }: TimeSheet, row: number, label: string, format: Format, make: PeriodFormula, total = false): void {
  sheet.put(`B${row}`, label, total ? sheet.looks.total(sheet.looks.label) : sheet.looks.label);
  periodRow(sheet, axis, row, format, make, total);
}
