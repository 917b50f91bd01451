import { type Measure } from '../../../engine/decide/measure';
import { type NumberKind } from '../../charts/numberText';
import { type ChosenCell } from '../chosenCell';
import { measureKind, readMeasure, type MeasureEntry } from '../measureEntry';
import { readEntry } from '../numberEntry';
import { type GoalSeekDraft } from './goalSeekDraft';

export type GoalSeekFault = 'required' | 'notANumber' | 'notAProbability' | 'sameCell' | 'limitsCrossed' | 'measure';

export interface GoalSeekQuestion {
  readonly change: ChosenCell;
  readonly output: ChosenCell;
  readonly measure: Measure;
  readonly target: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly whole: boolean;
}

export type GoalSeekReading = { readonly ok: true; readonly question: GoalSeekQuestion } | { readonly ok: false; readonly faults: Partial<Record<keyof GoalSeekDraft, GoalSeekFault>> };

/** The question that a filled-in form asks, or what stands in its way, field by field. */
export function readGoalSeek(draft: GoalSeekDraft, entry: MeasureEntry, changeKind: NumberKind, outputKind: NumberKind): GoalSeekReading {
  const faults: Partial<Record<keyof GoalSeekDraft, GoalSeekFault>> = {};
  const { change, output } = draft;
  if (change === null) faults.change = 'required';
  else if (change.address === output?.address) faults.change = 'sameCell';
  if (output === null) faults.output = 'required';
  const measure = readMeasure(entry, outputKind);
  if (measure.status === 'wrong') faults.measure = 'measure';
  const targetKind = measureKind(entry.kind, outputKind);
  const target = readEntry(draft.target, targetKind);
  if (target === null) faults.target = draft.target.trim() === '' ? 'required' : 'notANumber';
  else if (entry.kind.startsWith('probability') && (target < 0 || target > 1)) faults.target = 'notAProbability';
  const limit = (field: 'low' | 'high'): number | undefined => {
    if (draft[field].trim() === '') return undefined;
    const value = readEntry(draft[field], changeKind);
    if (value === null) faults[field] = 'notANumber';
    return value ?? undefined;
  };
  const [low, high] = [limit('low'), limit('high')];
  if (low !== undefined && high !== undefined && low >= high) faults.high = 'limitsCrossed';
  if (Object.keys(faults).length > 0 || change === null || output === null || target === null || measure.status === 'wrong') return { ok: false, faults };
  return { ok: true, question: { change, output, measure: measure.measure, target, low, high, whole: draft.whole } };
}
