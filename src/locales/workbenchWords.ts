import type { Words } from './en-US';
import { workbench as enUS } from './en-US/workbench';
import type { Language } from './index';
import { workbench as zhCN } from './zh-CN/workbench';

export type WorkbenchWords = Words<typeof enUS>;

const words: Readonly<Record<Language, WorkbenchWords>> = { 'en-US': enUS, 'zh-CN': zhCN };

/** What the workbench says around the sheet; the add-in does not load it. */
export function workbenchWords(language: Language): WorkbenchWords {
  return words[language];
}
