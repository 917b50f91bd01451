import type { RoiFunction } from '../engine/core/roiFunction';
import { locale, type Language } from '../locales';

/** What a locale says about one function. */
export interface FunctionTexts {
  readonly description: string;
  readonly result: string;
  readonly errors: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The words for a function; throws where the locale has none. */
export function functionTexts({ name, family }: RoiFunction, language: Language): FunctionTexts {
  const families: Readonly<Record<string, Readonly<Record<string, FunctionTexts>>>> = locale(language).functions.texts;
  const texts = families[family]?.[name];
  if (texts === undefined) throw new Error(`${language}: no texts for ${name} in functions.texts.${family}`);
  return texts;
}
