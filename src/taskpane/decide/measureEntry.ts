import { type Measure } from '../../engine/decide/measure';
import { fillPhrase, type Language, type PaneWords } from '../../locales';
import { entryText, readEntry } from './numberEntry';
import { numberText, type NumberKind } from '../charts/numberText';

/** What is asked of a result, as it is entered. */
export interface MeasureEntry {
  readonly kind: Measure['kind'];
  /** In percent, such as `90`. */
  readonly percentile: string;
  readonly threshold: string;
}

export type MeasureReading =
  | { readonly status: 'ready'; readonly measure: Measure }
  | { readonly status: 'wrong'; readonly field: 'percentile' | 'threshold'; readonly reason: 'required' | 'notANumber' | 'outOfRange' };

export const PERCENTILE_LIMITS = { minimum: 1, maximum: 99 } as const;

/** `resultKind` says how the result is written, and with it a threshold for it. */
export function readMeasure({ kind, percentile, threshold }: MeasureEntry, resultKind: NumberKind): MeasureReading {
  if (kind === 'value' || kind === 'mean') return { status: 'ready', measure: { kind } };
  const field = kind === 'percentile' ? 'percentile' : 'threshold';
  const text = field === 'percentile' ? percentile : threshold;
  const value = field === 'percentile' ? readEntry(text.replace(/[%％]\s*$/, ''), 'amount') : readEntry(text, resultKind);
  if (value === null) return { status: 'wrong', field, reason: text.trim() === '' ? 'required' : 'notANumber' };
  if (kind !== 'percentile') return { status: 'ready', measure: { kind, threshold: value } };
  const { minimum, maximum } = PERCENTILE_LIMITS;
  return value >= minimum && value <= maximum ? { status: 'ready', measure: { kind, probability: value / 100 } } : { status: 'wrong', field, reason: 'outOfRange' };
}

/** How the measure itself is written: a chance in percent, everything else as the result is. */
export function measureKind(kind: Measure['kind'], resultKind: NumberKind): NumberKind {
  return isProbability(kind) ? 'percent' : resultKind;
}

export function isProbability(kind: Measure['kind']): boolean {
  return kind === 'probabilityAtLeast' || kind === 'probabilityAtMost';
}

/** The measure in words: `P10 of Profit`, `P(Profit ≥ 0)`. */
export function measureText(measure: Measure, output: string, resultKind: NumberKind, words: PaneWords, language: Language): string {
  const { measures } = words.decide;
  switch (measure.kind) {
    case 'value':
      return fillPhrase(measures.value, { output });
    case 'mean':
      return fillPhrase(measures.mean, { output });
    case 'percentile':
      return fillPhrase(measures.percentile, { output, percentile: entryText(measure.probability * 100, 'amount') });
    case 'probabilityAtLeast':
      return fillPhrase(measures.atLeast, { output, threshold: numberText(measure.threshold, resultKind, language) });
    case 'probabilityAtMost':
      return fillPhrase(measures.atMost, { output, threshold: numberText(measure.threshold, resultKind, language) });
  }
}
