import type { Texts } from './words';

/** What a program has to know of a language besides its words. Numbers, dates and plurals follow `Intl` by the tag. */
export interface LanguageFacts {
  /** BCP 47. Office names its languages so, and the files that Office and templates have per language are named after it. */
  readonly tag: string;
  /** As its speakers write it, for whoever looks for it in a list. */
  readonly ownName: string;
  readonly fonts: {
    /** Of the sheets that the add-in writes: one that every Excel in this language has. */
    readonly sheet: string;
    /** Of pictures, as a list for CSS. */
    readonly picture: string;
  };
  /** Letters are as wide as they are high, so half as many make a line. */
  readonly isWide: boolean;
  /** Letters by which a text is known to be in this language; null where others write the same ones. */
  readonly letters: RegExp | null;
  /** Between two sentences. */
  readonly sentenceGap: string;
  /** Between the members of a list. */
  readonly listSeparator: string;
  /** Title and heading by which a report in this language is known as one, whatever language its reader speaks. */
  readonly report: { readonly title: string; readonly fingerprint: string };
}

/** A language with a way to its words, each part by itself. */
export interface LanguageEntry extends LanguageFacts {
  readonly load: { readonly [Reader in keyof Texts]: () => Promise<Texts[Reader]> };
}

/** Every language there is. The first is the one that the others are translated from, and what a speaker of none of them gets. */
export const languages = [
  {
    tag: 'en-US',
    ownName: 'English',
    fonts: { sheet: 'Calibri', picture: 'Segoe UI, sans-serif' },
    isWide: false,
    letters: null,
    sentenceGap: ' ',
    listSeparator: ', ',
    report: { title: 'Simulation report', fingerprint: 'Fingerprint of the model' },
    load: {
      engine: async () => (await import('./en-US/engine')).engine,
      functions: async () => await import('./en-US/functions'),
      pane: async () => (await import('./en-US/pane')).paneTexts,
      templates: async () => (await import('./en-US/templates')).templateTexts,
      cli: async () => await import('./en-US/cli'),
      workbench: async () => await import('./en-US/workbench'),
      grid: async () => await import('./en-US/grid'),
      manifest: async () => await import('./en-US/manifest'),
    },
  },
  {
    tag: 'zh-CN',
    ownName: '简体中文',
    fonts: { sheet: 'Microsoft YaHei', picture: 'Segoe UI, Microsoft YaHei, sans-serif' },
    isWide: true,
    letters: /\p{Script=Han}/u,
    sentenceGap: '',
    listSeparator: '、',
    report: { title: '模拟报告', fingerprint: '模型指纹' },
    load: {
      engine: async () => (await import('./zh-CN/engine')).engine,
      functions: async () => await import('./zh-CN/functions'),
      pane: async () => (await import('./zh-CN/pane')).paneTexts,
      templates: async () => (await import('./zh-CN/templates')).templateTexts,
      cli: async () => await import('./zh-CN/cli'),
      workbench: async () => await import('./zh-CN/workbench'),
      grid: async () => await import('./zh-CN/grid'),
      manifest: async () => await import('./zh-CN/manifest'),
    },
  },
] as const satisfies readonly LanguageEntry[];

export type Language = (typeof languages)[number]['tag'];
