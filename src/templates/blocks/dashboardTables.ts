import type { CellStyle } from '../../file/workbookFile';
import type { Format } from '../../file/sheet/looks';
import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import { ROUNDING, type Check } from './checks';
import type { Rows } from './periodAxis';
import { currencyUnit } from './timeSheet';

/** A headline figure: its label, its value, and how it comes about. */
export interface Headline {
  /** Its cell in column C; the label stands in B, the currency in D, the explanation in E. */
  readonly cell: string;
  readonly label: string;
  readonly explanation: string;
  readonly formula: string;
  readonly format: Format;
  /** Stands behind the number in the same cell, which stays a number: who reads the cell's text alone, as the task pane does, reads both. */
  readonly unit?: string;
  /** The cell that names the currency, for amounts. */
  readonly currency?: string;
  /** Large and bold, for what a reader looks for first. */
  readonly strong?: boolean;
}

export function headlines(sheet: SheetBuilder, figures: readonly Headline[]): void {
  const { looks } = sheet;
  for (const { cell, label, explanation, formula, format, unit, currency, strong = false } of figures) {
    const row = Number(cell.slice(1));
    sheet.put(`B${row}`, label, strong ? { ...looks.label, bold: true } : looks.label);
    const figure = withUnit(looks.linked(format), unit);
    sheet.formula(cell, formula, format, strong ? { ...looks.big, ...numberLook(figure) } : figure);
    if (currency !== undefined) currencyUnit(sheet, row, currency);
    sheet.put(`E${row}`, explanation, looks.subtitle).height(row, strong ? 22 : 17);
  }
}

function withUnit(style: CellStyle, unit?: string): CellStyle {
  return unit === undefined ? style : { ...style, numberFormat: `${style.numberFormat ?? '0'}" ${unit}"` };
}

function numberLook({ numberFormat }: CellStyle) {
  return { horizontal: 'right', ...(numberFormat === undefined ? {} : { numberFormat }) } as const;
}

export interface YearWords {
  readonly years: string;
  readonly yearColumns: { readonly year: string; readonly costs: string; readonly benefits: string; readonly net: string; readonly roi: string };
}

/** What has been spent and brought in by the end of each year. The flows and the years of their periods are rows of another sheet. */
export function yearTable(sheet: SheetBuilder, { first, rows }: Rows, words: YearWords, flows: { readonly years: string; readonly costs: string; readonly benefits: string }): void {
  const { looks } = sheet;
  const columns = words.yearColumns;
  sheet.section(`B${first - 2}:G${first - 2}`, words.years);
  sheet.heads(first - 1, { B: columns.year, C: columns.costs, D: columns.benefits, E: columns.net, F: columns.roi }, ['C', 'D', 'E', 'F']);
  rows.forEach((row, index) => {
    sheet.put(`B${row}`, index + 1, { ...looks.label, horizontal: 'left' });
    const soFar = (flow: string) => `SUMIF(${flows.years},"<="&$B${row},${flow})`;
    sheet.formula(`C${row}`, soFar(flows.costs), 'amount').formula(`D${row}`, soFar(flows.benefits), 'amount');
    sheet.formula(`E${row}`, `D${row}-C${row}`, 'amount').formula(`F${row}`, `IF(C${row}=0,0,E${row}/C${row})`, 'wholePercent');
  });
}

/** Parts of a whole: their names, amounts and shares. */
export function shareTable(
  sheet: SheetBuilder,
  { first, last, rows }: Rows,
  words: { readonly title: string; readonly part: string; readonly amount: string; readonly percent: string },
  parts: readonly { readonly name: string; readonly amount: string }[],
): void {
  sheet.section(`B${first - 2}:G${first - 2}`, words.title);
  sheet.heads(first - 1, { B: words.part, C: words.amount, D: words.percent }, ['C', 'D']);
  parts.forEach(({ name, amount }, index) => {
    const row = rows[index];
    if (row === undefined) return;
    sheet.formula(`B${row}`, name, 'general').formula(`C${row}`, amount, 'amount');
    sheet.formula(`D${row}`, `IF(SUM($C$${first}:$C$${last})=0,0,C${row}/SUM($C$${first}:$C$${last}))`, 'wholePercent');
  });
}

/** One result beside each name, such as the return by scenario. */
export function resultTable(
  sheet: SheetBuilder,
  { first, rows }: Rows,
  words: { readonly title: string; readonly name: string; readonly result: string },
  entries: readonly { readonly name: string; readonly result: string }[],
): void {
  sheet.section(`B${first - 2}:G${first - 2}`, words.title);
  sheet.heads(first - 1, { B: words.name, C: words.result }, ['C']);
  entries.forEach(({ name, result }, index) => {
    const row = rows[index];
    if (row !== undefined) sheet.formula(`B${row}`, name, 'general').formula(`C${row}`, result, 'wholePercent');
  });
}

const SUMMARY_ROWS = 13;

export function summaryPlace(first: number) {
  return { first, last: first + SUMMARY_ROWS - 1, area: `B${first}:C${first + SUMMARY_ROWS - 1}`, returnRow: first + 7 } as const;
}

/** All measures of two rows of flows, by `ROI.SUMMARY`. */
export function summaryTable(
  sheet: SheetBuilder,
  at: ReturnType<typeof summaryPlace>,
  title: string,
  flows: { readonly costs: string; readonly benefits: string; readonly discountRate: string; readonly perYear: number },
): void {
  const { looks } = sheet;
  sheet.section(`B${at.first - 1}:G${at.first - 1}`, title);
  sheet.spill(at.area, `ROI.SUMMARY(${flows.costs},${flows.benefits},${flows.discountRate},${flows.perYear},"SIMPLE")`, (row, column) => {
    if (row === 0) return column === 0 ? looks.columnHead : looks.columnHeadRight;
    return column === 0 ? looks.label : looks.calculated(summaryFormats[row - 1] ?? 'factor');
  });
}

const summaryFormats: readonly Format[] = ['amount', 'amount', 'amount', 'amount', 'amount', 'amount', 'wholePercent', 'factor', 'wholePercent', 'factor', 'factor', 'factor'];

/** The add-in's return is that of the headline. */
export function summaryCheck(sheet: SheetBuilder, at: ReturnType<typeof summaryPlace>, returnCell: string): Omit<Check, 'description'> {
  return { where: sheet.ref(`C${at.returnRow}`), found: `${sheet.ref(returnCell)}-${sheet.spilledRef(at.area, `$C$${at.returnRow}`)}`, allowed: 0.000001 };
}

/** Heads, one row for each phase, and the whole. */
export function phasePlace(first: number, phases: number) {
  return { first, last: first + phases + 1, area: `B${first}:L${first + phases + 1}`, phases: { first: first + 1, last: first + phases } } as const;
}

/** The return of each phase, by `ROI.PHASED`. */
export function phaseTable(
  sheet: SheetBuilder,
  at: ReturnType<typeof phasePlace>,
  title: string,
  flows: { readonly costs: string; readonly benefits: string; readonly discountRate: string; readonly perYear: number; readonly phaseEnds: string; readonly phaseNames: string },
): void {
  const { looks } = sheet;
  const rate = `(1+${flows.discountRate})^(1/${flows.perYear})-1`;
  sheet.section(`B${at.first - 1}:M${at.first - 1}`, title).height(at.first, 30);
  sheet.spill(at.area, `ROI.PHASED(${flows.costs},${flows.benefits},${flows.phaseEnds},${rate},${flows.phaseNames})`, (row, column) => {
    if (row === 0) return column === 0 ? looks.columnHead : column === RANGE_COLUMN ? { ...looks.columnHead, indent: 1 } : looks.columnHeadRight;
    const look = column === 0 ? looks.label : column === RANGE_COLUMN ? { ...looks.calculated('factor'), horizontal: 'left' as const, indent: 1 } : looks.calculated(phaseFormats[column] ?? 'amount');
    return row === at.last - at.first ? looks.total(look) : look;
  });
}

const RANGE_COLUMN = 10;
const phaseFormats: Readonly<Record<number, Format>> = { 1: 'integer', 2: 'integer', 6: 'wholePercent', 8: 'wholePercent' };

/** The phases add up to the whole. */
export function phasesCheck(sheet: SheetBuilder, at: ReturnType<typeof phasePlace>, net: string): Omit<Check, 'description'> {
  return { where: sheet.ref(`G${at.last}`), found: `${net}-${sheet.spilledRef(at.area, `$G$${at.last}`)}`, allowed: ROUNDING };
}
