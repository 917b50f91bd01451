import type { Language, WordsFor } from '../locales';
import { languages } from '../locales/languages';
import { loadWords } from '../locales/loadWords';

export type CliWords = WordsFor<'cli' | 'engine' | 'pane'>;

const editions = new Map<Language, CliWords>();

/** Loads the words of every language, once: a workbook may speak another one than its reader. */
export async function loadCliWords(): Promise<void> {
  const missing = languages.filter(({ tag }) => !editions.has(tag));
  await Promise.all(missing.map(async ({ tag }) => editions.set(tag, await loadWords(tag, 'cli', 'engine', 'pane'))));
}

/** All words of a language that the command line uses. `loadCliWords` comes first. */
export function wordsIn(language: Language): CliWords {
  const words = editions.get(language);
  if (words === undefined) throw new Error('The words of the command line are not loaded');
  return words;
}

/** What the command line itself says. */
export function cliWords(language: Language): CliWords['cli'] {
  return wordsIn(language).cli;
}
