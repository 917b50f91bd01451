import { cellAddress } from '../../engine/formula/parse/address';
import type { CellValue } from '../../engine/core/cellValue';
import type { CellRange } from '../../engine/formula/workbookModel';
import { ENGINE_VERSION } from '../../engine/version';
import { fillPhrase } from '../../locales';
import { timeText } from '../writing/timeText';
import { LAST_COLUMN, type Report } from './report';

/** The record stands below its heading, words in one column and facts in the next. */
export interface WrittenRecord {
  readonly nextRow: number;
  /** The cell that tells models apart. */
  readonly fingerprint: CellRange;
}

/** What it takes to repeat the run, and how it was checked against the sheet. */
export function writeRecord(report: Report, top: number): WrittenRecord {
  const { words, looks, sheet } = report;
  sheet.section(`B${top + 1}:${LAST_COLUMN}${top + 1}`, words.record);
  const facts = recordedFacts(report);
  facts.forEach(({ label, value, numberFormat }, index) => {
    const row = top + 1 + index;
    sheet.put(cellAddress(row, 1), label);
    sheet.put(cellAddress(row, 2), value, { ...looks.label, horizontal: 'left', ...(numberFormat === undefined ? {} : { numberFormat }) });
  });
  const after = top + 1 + facts.length;
  sheet.put(cellAddress(after, 1), words.repeat, { ...looks.note, wrap: false });
  const fingerprintRow = top + 1 + facts.findIndex(({ label }) => label === report.engineWords.language.report.fingerprint);
  return { nextRow: after + 1, fingerprint: { top: fingerprintRow, left: 2, bottom: fingerprintRow, right: 2 } };
}

interface Fact {
  readonly label: string;
  readonly value: CellValue;
  readonly numberFormat?: string;
}

function recordedFacts({ run, words, engineWords: { language } }: Report): readonly Fact[] {
  const { result, model, settings, finishedAt, totalMs } = run;
  const trials = result.trials.toLocaleString(language.tag);
  const { cells, maxRelativeDifference } = model.proof;
  const difference = maxRelativeDifference === 0 ? '0' : maxRelativeDifference.toExponential(1);
  const facts: Fact[] = [
    result.stoppedEarly ? { label: words.trials, value: fillPhrase(words.stoppedEarly, { trials }) } : { label: words.trials, value: result.trials, numberFormat: '#,##0' },
    { label: words.seed, value: result.seed },
    { label: words.method, value: words[settings.method] },
    { label: words.finishedAt, value: timeText(finishedAt) },
    { label: words.duration, value: fillPhrase(words.seconds, { seconds: (totalMs / 1000).toFixed(totalMs < 10_000 ? 2 : 0) }) },
    { label: words.engine, value: fillPhrase(words.engineVersion, { version: ENGINE_VERSION }) },
    { label: language.report.fingerprint, value: result.fingerprint },
    { label: words.proof, value: fillPhrase(words.proofText, { cells: cells.toLocaleString(language.tag), points: run.provedPoints.toLocaleString(language.tag), difference }) },
  ];
  if (model.slow.length > 0) facts.push({ label: words.slowCells, value: listed(model.slow.map(({ cell }) => cell)) });
  if (model.approximated.length > 0) facts.push({ label: words.approximated, value: listed(model.approximated) });
  if (model.correlations.length > 0) facts.push({ label: words.correlations, value: model.correlations.map(({ cell }) => cell).join(', ') });
  if (model.frozen.length > 0) facts.push({ label: words.frozen, value: model.frozen.join(', ') });
  return facts;
}

const MOST_NAMED = 20;

function listed(cells: readonly string[]): string {
  return [...cells.slice(0, MOST_NAMED), ...(cells.length > MOST_NAMED ? ['…'] : [])].join(', ');
}
