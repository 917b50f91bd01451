import type { RoiFunction } from '../engine/core/roiFunction';
import type { WordsFor } from '../locales';

export type FunctionWords = WordsFor<'engine' | 'functions'>;

/** What a locale says about one function. */
export interface FunctionTexts {
  readonly description: string;
  readonly result: string;
  readonly errors: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The words for a function; throws where the locale has none. */
export function functionTexts({ name, family }: RoiFunction, { functions, language }: FunctionWords): FunctionTexts {
  const families: Readonly<Record<string, Readonly<Record<string, FunctionTexts>>>> = functions.texts;
  const texts = families[family]?.[name];
  if (texts === undefined) throw new Error(`${language.tag}: no texts for ${name} in functions.texts.${family}`);
  return texts;
}
