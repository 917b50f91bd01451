import type { CustomFunctionInfo } from '../object-model/spreadsheet';

/** One function as functions.json declares it. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly helpUrl?: string;
  readonly parameters: readonly ParameterMetadata[];
  readonly options?: {
    readonly cancelable?: boolean;
    readonly stream?: boolean;
    readonly requiresAddress?: boolean;
    readonly requiresParameterAddresses?: boolean;
  };
}

export interface ParameterMetadata {
  readonly name: string;
  readonly description?: string;
  readonly type?: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

export interface FunctionsMetadata {
  readonly functions: readonly FunctionMetadata[];
}

/** A function as the grid offers it while a formula is typed. */
export function functionInfo(metadata: FunctionMetadata, namespace: string): CustomFunctionInfo {
  return {
    name: `${namespace}.${metadata.name}`,
    description: metadata.description ?? '',
    ...(metadata.helpUrl === undefined ? {} : { helpUrl: metadata.helpUrl }),
    parameters: metadata.parameters.map((parameter) => ({
      name: parameter.name,
      description: parameter.description ?? '',
      optional: parameter.optional === true,
      matrix: parameter.dimensionality === 'matrix',
      ...(parameter.repeating === true ? { repeating: true } : {}),
    })),
  };
}

/** Names used twice, in whatever case: Excel would silently take one of them. */
export function duplicateFunctionNames(functions: readonly FunctionMetadata[]): readonly string[] {
  const names = functions.map((metadata) => metadata.name.toUpperCase());
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
