import type { Language } from '../../locales';
import { nearestLanguage } from '../../locales/loadWords';

export type Theme = 'light' | 'dark';

export interface PageParameters {
  readonly language: Language;
  readonly theme: Theme;
  /** A workbook on this server to open at the start. */
  readonly workbook: string | null;
  /** The key of a workbook handed over by the window that opened this one. */
  readonly handed: string | null;
}

/** `?lang=zh-CN&theme=dark&workbook=/assets/templates/crm.xlsx`; without them the browser's own wishes. */
export function pageParameters(search: string, browserLanguage: string, prefersDark: boolean): PageParameters {
  const given = new URLSearchParams(search);
  const theme = given.get('theme');
  return {
    language: nearestLanguage(given.get('lang') ?? browserLanguage),
    theme: theme === 'dark' || theme === 'light' ? theme : prefersDark ? 'dark' : 'light',
    workbook: given.get('workbook'),
    handed: given.get('handed'),
  };
}
