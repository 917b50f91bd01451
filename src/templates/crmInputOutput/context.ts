import type { LanguageFacts, WordsFor } from '../../locales';
import type { Looks } from '../../file/sheet/looks';
import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import { checksState } from '../blocks/checks';
import { sheetHead } from '../blocks/sheetHead';
import type { TimeSheet } from '../blocks/timeSheet';
import { acrossFixed, axis, cashFlowAt, inputsAt, timelineAt } from './layout';

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

export function head({ words, sheets }: Build, role: SheetRole, subtitle: string, stateCell: string): void {
  sheetHead(sheets[role], words.title, subtitle, stateCell, checksState(sheets.checks));
}

/** A sheet of this workbook with the quarters across it. */
export function timeSheet({ sheets }: Build, role: 'costs' | 'benefits' | 'cashFlow' | 'scenarios', timeline = timelineAt): TimeSheet {
  return { sheet: sheets[role], axis, timeline, currency: currencyOf(sheets.inputs) };
}

export function currencyOf(inputs: SheetBuilder): string {
  return inputs.ref(inputsAt.currency);
}

/** `SUMPRODUCT` of a row of another sheet with the flags of the horizon. */
export function withinHorizon({ sheets }: Build, reference: string): string {
  return `SUMPRODUCT(${reference},${sheets.cashFlow.ref(acrossFixed(cashFlowAt.flag))})`;
}
