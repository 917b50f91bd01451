import type { RoiFunction } from '../engine/core/roiFunction';
import { functionTexts, type FunctionTexts, type FunctionWords } from './functionTexts';
import type { ParsedWrapper } from './parseWrappers';

/** Only these reach the engine unchanged: with any other type Excel converts first, and text silently becomes an error. */
const SUPPORTED_TYPES: readonly (string | undefined)[] = ['any', undefined];

/**
 * Everything that would go wrong in Excel without a word: a function without wrapper or wrapper without function, an id
 * given twice (the generator sees one file at a time), arguments that differ from the engine's in name, order, shape or
 * need, unsupported types, and texts missing in a language.
 */
export function metadataFaults(wrappers: readonly ParsedWrapper[], functions: readonly RoiFunction[], languages: readonly FunctionWords[]): readonly string[] {
  const faults: string[] = [];
  const seen = new Map<string, ParsedWrapper>();
  for (const wrapper of wrappers) {
    const { id } = wrapper.metadata;
    const twin = seen.get(id);
    if (twin !== undefined) faults.push(`${wrapper.file}: ${id} is declared in ${twin.file} already`);
    seen.set(id, wrapper);
    faults.push(...wrapper.errors.map((error) => `${wrapper.file}: ${error}`));
    if (wrapper.exportName.toUpperCase() !== id) faults.push(`${wrapper.file}: ${wrapper.exportName} must be named after its id ${id}`);
    if (!functions.some(({ name }) => name === id)) faults.push(`${wrapper.file}: the engine has no function ${id}`);
  }
  for (const declaration of functions) {
    const wrapper = seen.get(declaration.name);
    if (wrapper === undefined) faults.push(`${declaration.name} has no wrapper in src/functions`);
    else faults.push(...signatureFaults(declaration, wrapper));
    faults.push(...languages.flatMap((words) => textFaults(declaration, words)));
  }
  return faults;
}

function signatureFaults(declaration: RoiFunction, { file, metadata }: ParsedWrapper): readonly string[] {
  const faults: string[] = [];
  const signature = declaration.parameters.map(({ name, optional, matrix }) => describe(name, optional, matrix)).join(', ');
  const written = metadata.parameters
    .map(({ name, optional, dimensionality }) => describe(name, optional ?? false, dimensionality === 'matrix'))
    .join(', ');
  if (signature !== written) faults.push(`${file}: ${declaration.name}(${written}) should be (${signature})`);
  for (const { name, type } of [...metadata.parameters, { name: 'result', type: metadata.result?.type }]) {
    if (!SUPPORTED_TYPES.includes(type)) faults.push(`${file}: ${declaration.name}, ${name} has the type ${type}; use any or any[][]`);
  }
  return faults;
}

function describe(name: string, optional: boolean, matrix: boolean): string {
  return `${name}${optional ? '?' : ''}${matrix ? '[][]' : ''}`;
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
    ...(['description', 'result', 'errors'] as const).filter((key) => !texts[key]).map((key) => `${tag}: ${declaration.name} has no ${key}`),
    ...wanted.filter((name) => !texts.parameters[name]).map((name) => `${tag}: ${declaration.name} does not explain ${name}`),
    ...wanted.filter((name) => !names[name]).map((name) => `${tag}: argumentNames lacks ${name}`),
    ...Object.keys(texts.parameters)
      .filter((name) => !wanted.includes(name))
      .map((name) => `${tag}: ${declaration.name} has no argument ${name}`),
  ];
}
