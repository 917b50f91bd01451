import type { SlowReason } from '../engine/compile/lower/problem';
import { fillPhrase, locale, type Language } from '../locales';
import { cliWords } from '../locales/cliWords';

/** Tells that a formula is evaluated trial by trial, and why. */
export function slowSentence(cell: string, reason: SlowReason, feature: string, language: Language): string {
  const cli = cliWords(language);
  const { simulate } = locale(language);
  return fillPhrase(cli.slowCell, { cell, reason: fillPhrase(simulate.run.slowReasons[reason], { feature }) });
}
