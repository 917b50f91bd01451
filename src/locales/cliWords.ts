import { cli as enUS } from './en-US/cli';
import type { Words } from './en-US';
import type { Language } from './index';
import { cli as zhCN } from './zh-CN/cli';

export type CliWords = Words<typeof enUS>;

const words: Readonly<Record<Language, CliWords>> = { 'en-US': enUS, 'zh-CN': zhCN };

/** What the command line says; no page loads it. */
export function cliWords(language: Language): CliWords {
  return words[language];
}
