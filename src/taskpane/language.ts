import { createContext, useContext } from 'react';
import { locale, type Language, type Locale } from '../locales';

export const LanguageContext = createContext<Language>('en-US');

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The words of the language in use. */
export function usePhrases(): Locale {
  return locale(useLanguage());
}
