import { createContext, useContext } from 'react';
import { type Language, type PaneWords } from '../locales';

/** The words of the language in use, which are loaded before anything is drawn. */
export const WordsContext = createContext<PaneWords | null>(null);

export function usePhrases(): PaneWords {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('The pane is rendered without its words');
  return words;
}

/** The tag by which `Intl` writes numbers and dates. */
export function useLanguage(): Language {
  return usePhrases().language.tag as Language;
}
