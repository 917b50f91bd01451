import { periodRow } from './periodAxis';
import type { TimeSheet } from './timeSheet';

export interface TimelineWords {
  readonly period: string;
  readonly label: string;
  readonly year: string;
  readonly phase: string;
}

export interface TimelineCells {
  /** The cells with the word for today and with what stands before the number of every other period. */
  readonly today: string;
  readonly prefix: string;
  /** The cells with the last period of each phase but the last. */
  readonly phaseEnds: readonly string[];
}

/** The timeline that counts: one sheet of a workbook has it, the others follow. */
export function countingTimeline(time: TimeSheet, words: TimelineWords, { today, prefix, phaseEnds }: TimelineCells): void {
  const { sheet, axis, timeline } = time;
  const { period, label, year, phase } = timeline;
  labels(time, words);
  periodRow(sheet, axis, period, 'integer', (column) => `COLUMN(${column}${period})-COLUMN($${axis.first}${period})`);
  periodRow(sheet, axis, label, 'general', (column) => `IF(${column}$${period}=0,${today},${prefix}&${column}$${period})`);
  periodRow(sheet, axis, year, 'integer', (column) => `MAX(1,ROUNDUP(${column}$${period}/${axis.perYear},0))`);
  periodRow(sheet, axis, phase, 'integer', (column) => ['1', ...phaseEnds.map((end) => `(${column}$${period}>${end})`)].join('+'));
  heads(time);
}

/** The timeline of another sheet. */
export function followingTimeline(time: TimeSheet, words: TimelineWords, source: TimeSheet): void {
  const { sheet, axis, timeline } = time;
  labels(time, words);
  for (const kind of ['period', 'label', 'year', 'phase'] as const) {
    periodRow(sheet, axis, timeline[kind], kind === 'label' ? 'general' : 'integer', (column) => source.sheet.ref(`${column}$${source.timeline[kind]}`));
  }
  heads(time);
}

function labels({ sheet, timeline }: TimeSheet, words: TimelineWords): void {
  for (const kind of ['period', 'label', 'year', 'phase'] as const) sheet.put(`B${timeline[kind]}`, words[kind], kind === 'label' ? sheet.looks.columnHead : sheet.looks.label);
}

function heads({ sheet, axis, timeline: { label } }: TimeSheet): void {
  for (const column of axis.columns) sheet.restyle(`${column}${label}`, sheet.looks.columnHeadRight);
  sheet.fill(`C${label}:${axis.gap}${label}`, sheet.looks.columnHead);
}
