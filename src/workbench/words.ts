import type { Language, WordsFor } from '../locales';
import { languages } from '../locales/languages';
import { loadWords } from '../locales/loadWords';

type WorkbenchWords = WordsFor<'engine' | 'grid' | 'workbench'>;

const editions = new Map<Language, WorkbenchWords>();

/** Loads the words of every language: they are changed in a running page, on a developer's machine. */
export async function loadWorkbenchWords(): Promise<void> {
  await Promise.all(languages.map(async ({ tag }) => editions.set(tag, await loadWords(tag, 'engine', 'grid', 'workbench'))));
}

/** All words of a language that the workbench uses. `loadWorkbenchWords` comes first. */
export function wordsIn(language: Language): WorkbenchWords {
  const words = editions.get(language);
  if (words === undefined) throw new Error('The words of the workbench are not loaded');
  return words;
}

/** What the workbench says around the sheet. */
export function workbenchWords(language: Language): WorkbenchWords['workbench'] {
  return wordsIn(language).workbench;
}
