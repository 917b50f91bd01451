import * as englishCli from '../../src/locales/en-US/cli';
import { engine as englishEngine } from '../../src/locales/en-US/engine';
import * as englishFunctions from '../../src/locales/en-US/functions';
import * as englishManifest from '../../src/locales/en-US/manifest';
import { paneTexts as englishPane } from '../../src/locales/en-US/pane';
import { templateTexts as englishTemplates } from '../../src/locales/en-US/templates';
import * as englishWorkbench from '../../src/locales/en-US/workbench';
import type { Language, LanguageFacts, WordsFor } from '../../src/locales';
import { languages } from '../../src/locales/languages';
import type { Reader } from '../../src/locales/words';
import * as chineseCli from '../../src/locales/zh-CN/cli';
import { engine as chineseEngine } from '../../src/locales/zh-CN/engine';
import * as chineseFunctions from '../../src/locales/zh-CN/functions';
import * as chineseManifest from '../../src/locales/zh-CN/manifest';
import { paneTexts as chinesePane } from '../../src/locales/zh-CN/pane';
import { templateTexts as chineseTemplates } from '../../src/locales/zh-CN/templates';
import * as chineseWorkbench from '../../src/locales/zh-CN/workbench';

/** All but the spreadsheet's own words, which only a workbench loads. */
export type AllWords = WordsFor<Exclude<Reader, 'grid'>>;

function facts(tag: Language): LanguageFacts {
  const { load, ...language } = languages.find((entry) => entry.tag === tag)!;
  void load;
  return language;
}

const words: Readonly<Record<Language, AllWords>> = {
  'en-US': { language: facts('en-US'), ...englishCli, ...englishEngine, ...englishFunctions, ...englishManifest, ...englishPane, ...englishTemplates, ...englishWorkbench },
  'zh-CN': { language: facts('zh-CN'), ...chineseCli, ...chineseEngine, ...chineseFunctions, ...chineseManifest, ...chinesePane, ...chineseTemplates, ...chineseWorkbench },
};

/** All words of a language at once: tests do not wait for them. */
export function locale(language: Language): AllWords {
  return words[language];
}
