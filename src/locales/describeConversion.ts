import { fillPhrase } from './phrase';
import type { Words } from './words';

/** A remark of a conversion as the engine reports it. */
interface Remark {
  readonly kind: string;
  readonly call: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

interface Refusal {
  readonly reason: string;
  readonly call: string;
  readonly suggestion: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** What changed its place, scale or meaning on the way, in a sentence. */
export function describeTrap({ kind, call, details }: Remark, words: Words<'moveIn'>): string {
  const sentences: Readonly<Record<string, string>> = words.moveIn.traps;
  return fillPhrase(sentences[kind] ?? kind, { ...details, call });
}

/** Why a formula was left as it is, and what to do instead. */
export function describeRefusal({ reason, call, suggestion, details }: Refusal, { moveIn, language }: Words<'moveIn'>): string {
  const why: Readonly<Record<string, string>> = moveIn.reasons;
  const what: Readonly<Record<string, string>> = moveIn.suggestions;
  const sentence = fillPhrase(why[reason] ?? reason, { ...details, call });
  return `${sentence}${language.sentenceGap}${what[suggestion] ?? ''}`;
}
