import type { RoiFunction, RoiParameter } from '../engine/core/roiFunction';
import { parameterName } from '../locales/describeError';
import { functionTexts, type FunctionWords } from './functionTexts';

/** functions.json, as Office reads it. @see https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-json */
export interface FunctionsMetadata {
  readonly functions: readonly FunctionMetadata[];
  readonly enums: readonly never[];
}

interface FunctionMetadata {
  readonly description: string;
  readonly id: string;
  readonly name: string;
  readonly options?: { readonly cancelable: true };
  readonly parameters: readonly ParameterMetadata[];
  readonly result: Matrix;
}

interface ParameterMetadata extends Matrix {
  readonly name: string;
  readonly optional?: true;
  /** Only `any` reaches the engine unchanged: with another type Excel converts first, and text silently becomes an error. */
  readonly type: 'any';
  readonly description: string | undefined;
}

interface Matrix {
  readonly dimensionality?: 'matrix';
}

/** What Excel is told about the functions, in the order of the library and in the words of a language. */
export function functionsMetadata(functions: readonly RoiFunction[], words: FunctionWords): FunctionsMetadata {
  return { functions: functions.map((declaration) => metadataOf(declaration, words)), enums: [] };
}

function metadataOf(declaration: RoiFunction, words: FunctionWords): FunctionMetadata {
  const { name, parameters, result, cancellable } = declaration;
  const texts = functionTexts(declaration, words);
  return {
    description: texts.description,
    id: name,
    name,
    ...(cancellable && { options: { cancelable: true } }),
    parameters: parameters.map((parameter) => parameterOf(parameter, texts.parameters, words)),
    result: dimensionality(result === 'table'),
  };
}

function parameterOf({ name, optional, matrix }: RoiParameter, explained: Readonly<Record<string, string>>, words: FunctionWords): ParameterMetadata {
  return { ...dimensionality(matrix), name: parameterName(name, words), ...(optional && { optional: true }), type: 'any', description: explained[name] };
}

function dimensionality(matrix: boolean): Matrix {
  return matrix ? { dimensionality: 'matrix' } : {};
}
