import type { RoiFunction } from '../engine/core/roiFunction';
import { functionTexts, type FunctionTexts, type FunctionWords } from './functionTexts';

/** Excel cuts what is longer. */
const LONGEST_DESCRIPTION = 255;

/** What would go wrong in Excel without a word: an id given twice, and texts that a language lacks or that are too long. */
export function metadataFaults(functions: readonly RoiFunction[], languages: readonly FunctionWords[]): readonly string[] {
  const twice = functions.filter(({ name }, index) => functions.findIndex((other) => other.name === name) < index);
  return [...twice.map(({ name }) => `${name} is declared twice`), ...functions.flatMap((declaration) => languages.flatMap((words) => textFaults(declaration, words)))];
}

function textFaults(declaration: RoiFunction, words: FunctionWords): readonly string[] {
  let texts: FunctionTexts;
  try {
    texts = functionTexts(declaration, words);
  } catch (error) {
    return [(error as Error).message];
  }
  const names: Readonly<Record<string, string>> = words.argumentNames;
  const { tag } = words.language;
  const wanted = declaration.parameters.map(({ name }) => name);
  return [
    ...[texts.description, ...Object.values(texts.parameters)].filter((text) => text.length > LONGEST_DESCRIPTION).map((text) => `${tag}: ${declaration.name}: longer than ${LONGEST_DESCRIPTION} characters: ${text}`),
    ...(['description', 'result', 'errors'] as const).filter((key) => !texts[key]).map((key) => `${tag}: ${declaration.name} has no ${key}`),
    ...wanted.filter((name) => !texts.parameters[name]).map((name) => `${tag}: ${declaration.name} does not explain ${name}`),
    ...wanted.filter((name) => !names[name]).map((name) => `${tag}: argumentNames lacks ${name}`),
    ...Object.keys(texts.parameters)
      .filter((name) => !wanted.includes(name))
      .map((name) => `${tag}: ${declaration.name} has no argument ${name}`),
  ];
}
