import type { SlowReason } from '../engine/compile/lower/problem';
import { fillPhrase, type Language } from '../locales';
import { cliWords, wordsIn } from './words';

/** Tells that a formula is evaluated trial by trial, and why. */
export function slowSentence(cell: string, reason: SlowReason, feature: string, language: Language): string {
  const cli = cliWords(language);
  const { simulate } = wordsIn(language);
  return fillPhrase(cli.slowCell, { cell, reason: fillPhrase(simulate.run.slowReasons[reason], { feature }) });
}
