import type { cli } from './en-US/cli';
import type { engine } from './en-US/engine';
import type { functions } from './en-US/functions';
import type { manifest } from './en-US/manifest';
import type { paneTexts } from './en-US/pane';
import type { templateTexts } from './en-US/templates';
import type { workbench } from './en-US/workbench';
import type { LanguageFacts } from './languages';
import type { Plural } from './phrase';

/** The same keys with any words, and a phrase that counts where the first language has one. */
export type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] extends Plural ? Plural : Translated<T[K]> };

/**
 * The words of a language by who reads them: each part is loaded by itself. The first language is the type of all, so a phrase
 * that another one lacks does not compile.
 */
export interface Texts {
  readonly engine: Translated<typeof engine>;
  readonly functions: { readonly functions: Translated<typeof functions> };
  readonly pane: Translated<typeof paneTexts>;
  readonly templates: Translated<typeof templateTexts>;
  readonly cli: { readonly cli: Translated<typeof cli> };
  readonly workbench: { readonly workbench: Translated<typeof workbench> };
  /** The spreadsheet's own words, and its name for the language. */
  readonly grid: { readonly grid: { readonly locale: string; readonly words: object } };
  readonly manifest: { readonly manifest: Translated<typeof manifest> };
}

export type Reader = keyof Texts;

type Together<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer All) => void ? All : never;

/** The language itself and the words of one or more readers in it. */
export type WordsFor<R extends Reader> = { readonly language: LanguageFacts } & Together<Texts[R]>;

/** Those areas of the words that somebody needs, whoever loaded them. */
export type Words<K extends keyof Together<Texts[Reader]>> = { readonly language: LanguageFacts } & Pick<Together<Texts[Reader]>, K>;

export type EngineWords = WordsFor<'engine'>;
export type PaneWords = WordsFor<'engine' | 'pane'>;
