import { fillPhrase, formFor, type Phrase } from './phrase';
import type { EngineWords } from './words';

interface Label {
  readonly label: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** A label of the engine in the words of a language. */
export function labelText({ label, details = {} }: Label, { labels, language }: Pick<EngineWords, 'labels' | 'language'>): string {
  const phrases: Readonly<Record<string, Phrase>> = labels;
  const phrase = phrases[label] ?? label;
  return fillPhrase(typeof phrase === 'string' ? phrase : formFor(phrase, Number(details[phrase.by]), language), details);
}
