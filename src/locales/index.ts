import { enUS, type Locale } from './en-US';
import { zhCN } from './zh-CN';

export type { Locale } from './en-US';
export type Language = 'en-US' | 'zh-CN';

const locales: Readonly<Record<Language, Locale>> = { 'en-US': enUS, 'zh-CN': zhCN };

export function locale(language: Language): Locale {
  return locales[language];
}

/** The nearest language we speak: any Chinese becomes zh-CN, everything else en-US. */
export function nearestLanguage(tag: string | null | undefined): Language {
  return tag?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en-US';
}

/** Fills `{name}` blanks in a phrase. */
export function fillPhrase(phrase: string, blanks: Readonly<Record<string, string | number>>): string {
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => (name in blanks ? String(blanks[name]) : whole));
}
