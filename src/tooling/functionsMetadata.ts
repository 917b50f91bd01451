import type { ICustomFunctionsMetadata, IFunction } from 'custom-functions-metadata';
import type { RoiFunction } from '../engine/core/roiFunction';
import { roiFunctions } from '../engine/library';
import { parameterName } from '../locales/describeError';
import { functionTexts, type FunctionWords } from './functionTexts';
import type { ParsedWrapper } from './parseWrappers';

/**
 * What Excel is told about the functions: the shape of the wrappers in the order of the library, in the words of a
 * language. The wrappers must be free of faults (`metadataFaults`).
 */
export function functionsMetadata(wrappers: readonly ParsedWrapper[], words: FunctionWords): ICustomFunctionsMetadata {
  const functions = roiFunctions.map((declaration) => {
    const wrapper = wrappers.find(({ metadata }) => metadata.id === declaration.name);
    if (wrapper === undefined) throw new Error(`${declaration.name} has no wrapper`);
    return localised(declaration, wrapper.metadata, words);
  });
  return { functions, enums: [] };
}

function localised(declaration: RoiFunction, metadata: IFunction, words: FunctionWords): IFunction {
  const texts = functionTexts(declaration, words);
  return {
    ...metadata,
    description: texts.description,
    parameters: metadata.parameters.map((parameter) => ({
      ...parameter,
      name: parameterName(parameter.name, words),
      description: texts.parameters[parameter.name],
    })),
  };
}
