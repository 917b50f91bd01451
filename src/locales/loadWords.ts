import { languages, type Language, type LanguageEntry } from './languages';
import type { Reader, Texts, WordsFor } from './words';

/** The words of one language for these readers, and nothing of any other. */
export async function loadWords<R extends Reader>(tag: Language, ...readers: readonly R[]): Promise<WordsFor<R>> {
  return wordsOf(entryOf(tag), ...readers);
}

/** As `loadWords`, of a language that need not be in the list. */
export async function wordsOf<R extends Reader>(entry: LanguageEntry, ...readers: readonly R[]): Promise<WordsFor<R>> {
  const { load, ...language } = entry;
  const parts = await Promise.all(readers.map((reader): Promise<Texts[Reader]> => load[reader]()));
  return Object.assign({ language }, ...parts) as WordsFor<R>;
}

function entryOf(tag: Language): LanguageEntry {
  return languages.find((entry) => entry.tag === tag) ?? languages[0];
}

/** The language of the list that somebody who asks for `tag` understands best: the same one, one of the same family, else the first. */
export function nearestLanguage(tag: string | null | undefined): Language {
  const wanted = tag?.toLowerCase() ?? '';
  const familyOf = (of: string): string => of.toLowerCase().split('-')[0]!;
  const nearest = languages.find((entry) => entry.tag.toLowerCase() === wanted) ?? languages.find((entry) => familyOf(entry.tag) === familyOf(wanted));
  return (nearest ?? languages[0]).tag;
}

/** Whether a text is the tag of a language of the list. */
export function isLanguage(tag: unknown): tag is Language {
  return languages.some((entry) => entry.tag === tag);
}
