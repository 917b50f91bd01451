import type { LanguageFacts, WordsFor } from '../../locales';
import { colors, type Looks } from '../../file/sheet/looks';
import { periodRow } from '../periodAxis';
import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import { axis, inputsAt, periodRows } from './layout';

/** The words of this workbook. */
export type Words = WordsFor<'templates'>['workbooks']['crmInputOutput'];

export type SheetRole = keyof Words['sheets'];

/** What every sheet is built with. */
export interface Build {
  readonly words: Words;
  readonly looks: Looks;
  readonly language: LanguageFacts;
  readonly sheets: Readonly<Record<SheetRole, SheetBuilder>>;
}

/** Title, purpose, and the state of all checks at the top of a sheet. */
export function sheetHead(build: Build, role: SheetRole, subtitle: string, stateCell: string): void {
  const sheet = build.sheets[role];
  const { looks, words } = build;
  sheet.put('B1', `${words.title} · ${words.sheets[role]}`, looks.title).height(1, 26);
  sheet.put('B2', subtitle, looks.subtitle);
  const { checks } = build.sheets;
  sheet.formula(stateCell, checks.ref('$C$3'), 'general', { ...looks.label, bold: true, horizontal: 'left' });
  sheet.highlight(stateCell, `${checks.ref('$F$3')}=0`, { color: colors.good });
  sheet.highlight(stateCell, `${checks.ref('$F$3')}>0`, { color: colors.bad });
}

/** The four rows that say what each period column is. The Costs sheet counts; the others follow it. */
export function timeline(build: Build, role: 'costs' | 'benefits' | 'cashFlow' | 'scenarios', firstRow: number = periodRows.period): void {
  const sheet = build.sheets[role];
  const { costs, inputs } = build.sheets;
  const { looks } = build;
  const words = build.words.timeline;
  const { phaseEnds } = inputsAt;
  const [period, label, year, phase] = [0, 1, 2, 3].map((offset) => firstRow + offset) as [number, number, number, number];
  const labels = [words.period, words.label, words.year, words.phase];
  labels.forEach((text, offset) => sheet.put(`B${firstRow + offset}`, text, offset === 1 ? looks.columnHead : looks.label));
  const source = (row: number) => (column: string) => costs.ref(`${column}$${row}`);
  if (role !== 'costs') {
    periodRow(sheet, axis, period, 'integer', source(periodRows.period));
    periodRow(sheet, axis, label, 'general', source(periodRows.label));
    periodRow(sheet, axis, year, 'integer', source(periodRows.year));
    periodRow(sheet, axis, phase, 'integer', source(periodRows.phase));
  } else {
    sheet.put(`C${label}`, words.today, looks.note).put(`D${label}`, words.quarterPrefix, looks.note);
    periodRow(sheet, axis, period, 'integer', (column) => `COLUMN(${column}${period})-COLUMN($${axis.first}${period})`);
    periodRow(sheet, axis, label, 'general', (column) => `IF(${column}$${period}=0,$C$${label},$D$${label}&${column}$${period})`);
    periodRow(sheet, axis, year, 'integer', (column) => `MAX(1,ROUNDUP(${column}$${period}/4,0))`);
    const after = (row: number) => `${inputs.ref(`$C$${row}`)}`;
    periodRow(sheet, axis, phase, 'integer', (column) => `1+${phaseEnds.rows.map((row) => `(${column}$${period}>${after(row)})`).join('+')}`);
  }
  for (const column of axis.columns) sheet.restyle(`${column}${label}`, looks.columnHeadRight);
  sheet.fill(`C${label}:F${label}`, looks.columnHead);
}

/** Widths of a sheet with a time axis: label, constant, unit, total, a gap, then the periods. */
export function timeColumns(sheet: SheetBuilder): void {
  sheet.columns({ A: 2, B: 40, C: 13, D: 11, E: 14, F: 2, ...Object.fromEntries(axis.columns.map((column) => [column, 11])) });
  sheet.freeze(periodRows.phase, 2);
}

/** A row's total over all periods, in column E. */
export function rowTotal(sheet: SheetBuilder, row: number, total = false): void {
  const look = sheet.looks.calculated('amount');
  sheet.formula(`E${row}`, `SUM(${axis.first}${row}:${axis.last}${row})`, 'amount', total ? sheet.looks.total(look) : look);
}

/** The currency as the unit of a row. */
export function currencyUnit(build: Build, sheet: SheetBuilder, row: number, column = 'D'): void {
  sheet.formula(`${column}${row}`, build.sheets.inputs.ref(inputsAt.currency), 'general', { ...build.looks.unit, color: colors.link });
}

/** The words of a section band across a time sheet. */
export function timeSection(sheet: SheetBuilder, row: number, words: string): void {
  sheet.section(`B${row}:${axis.last}${row}`, words);
}

/** `SUMPRODUCT` of a row of another sheet with the flags of the horizon. */
export function withinHorizon(build: Build, reference: string, flagRow: number): string {
  return `SUMPRODUCT(${reference},${build.sheets.cashFlow.ref(`$${axis.first}$${flagRow}:$${axis.last}$${flagRow}`)})`;
}
