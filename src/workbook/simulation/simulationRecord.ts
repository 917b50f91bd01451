import type { WorkbookPort } from '../port';
import { formatReference } from '../../engine/formula/parse/address';
import { checkedRecord } from './checkedRecord';
import type { SimulationSettings } from './settings';
import type { FinishedRun } from './simulatorState';
import { fieldsOf, isWhole } from './untrusted';

/** What remains of a run in the document: enough for SIMSTAT and for the line "last run", far below the limit of a setting. */
export interface SimulationRecord {
  readonly outputs: readonly RecordedOutput[];
  readonly settings: SimulationSettings;
  readonly trials: number;
  readonly seed: string;
  readonly fingerprint: string;
  /** ISO 8601. */
  readonly finishedAt: string;
  readonly totalMs: number;
  /** What was compared before the run. */
  readonly proof: { readonly cells: number; readonly points: number; readonly maxRelativeDifference: number };
}

export interface RecordedOutput {
  readonly name: string;
  /** Such as `Model!C7`. */
  readonly address: string;
  /** Trials with a value, and trials in which the output is an error. */
  readonly count: number;
  readonly failed: number;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly standardError: number;
  readonly min: number;
  readonly max: number;
  /** Points of the percentile curve, rising: value and probability. */
  readonly curve: readonly Point[];
  /** Exact answers to what cells of the workbook asked of the run. */
  readonly answers: Answers;
}

export interface Answers {
  /** Value and probability. */
  readonly percentiles: readonly Point[];
  /** Value and the share of the trials at or below it. */
  readonly targets: readonly Point[];
  /** Mean of the lowest share of the outcomes, and that share. */
  readonly tails: readonly Point[];
}

export type Point = readonly [value: number, probability: number];

/** Bumped when the shape above changes: a record of another shape is as good as none. */
const VERSION = 1;
const SETTING = 'roi.lastSimulation';

/** All settings of an add-in together may take 200 KB of a document; more outputs than fit are left out, the last ones first. */
const LONGEST_RECORD = 100_000;
/** Other versions may keep more. */
const LONGEST_READ = 1_000_000;

/** `answers` by the position of the output. */
export function recordOf({ model, result, settings, finishedAt, totalMs }: FinishedRun, answers: readonly Answers[]): SimulationRecord {
  return {
    outputs: result.outputs.map(({ output, count, failed, mean, standardDeviation, standardError, min, max, curve }, position) => ({
      name: output.name,
      address: formatReference({ sheet: output.sheet, range: { top: output.row, left: output.column, bottom: output.row, right: output.column } }),
      count,
      failed,
      mean,
      standardDeviation,
      standardError,
      min,
      max,
      curve,
      answers: answers[position]!,
    })),
    settings,
    trials: result.trials,
    seed: result.seed,
    fingerprint: result.fingerprint,
    finishedAt: finishedAt.toISOString(),
    totalMs,
    proof: { cells: model.proof.cells, points: model.proof.points, maxRelativeDifference: model.proof.maxRelativeDifference },
  };
}

export async function writeRecord(port: Pick<WorkbookPort, 'setSetting'>, record: SimulationRecord): Promise<void> {
  const textOf = (outputs: number): string => JSON.stringify({ version: VERSION, record: { ...record, outputs: record.outputs.slice(0, outputs) } }, keepInfinite);
  let outputs = record.outputs.length;
  let text = textOf(outputs);
  while (text.length > LONGEST_RECORD && outputs > 0) {
    outputs = Math.floor((outputs * LONGEST_RECORD) / text.length);
    text = textOf(outputs);
  }
  await port.setSetting(SETTING, text);
}

export async function clearRecord(port: Pick<WorkbookPort, 'setSetting'>): Promise<void> {
  await port.setSetting(SETTING, '');
}

/** What the document keeps of its last run. */
export interface ReadRecord {
  /** Null where it keeps none, one of another version, or one that cannot be of a run. */
  readonly record: SimulationRecord | null;
  /** Something stands there that no run wrote. */
  readonly isDamaged: boolean;
}

/** The record of the document. It may have been written by anybody, so that nothing of it goes further unchecked. */
export async function readRecord(port: Pick<WorkbookPort, 'setting'>): Promise<ReadRecord> {
  const text = await port.setting(SETTING);
  if (text === null || text === '') return { record: null, isDamaged: false };
  try {
    const kept = text.length <= LONGEST_READ ? fieldsOf(JSON.parse(text, restoreInfinite)) : null;
    if (isWhole(kept?.['version'], VERSION + 1, Infinity)) return { record: null, isDamaged: false };
    const record = kept?.['version'] === VERSION ? checkedRecord(kept['record']) : null;
    return { record, isDamaged: record === null };
  } catch {
    // No JSON, or nested deeper than any record is.
    return { record: null, isDamaged: true };
  }
}

/** JSON has no word for these. */
const UNWRITABLE = [Infinity, -Infinity, NaN];

function keepInfinite(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value;
}

function restoreInfinite(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('number' in value)) return value;
  return UNWRITABLE.find((one) => String(one) === value.number) ?? value;
}
