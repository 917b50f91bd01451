import { isCellError, type CellError } from '../../engine/core/cellValue';
import type { ParameterMetadata } from './functionsMetadata';

export type PreparedArguments = { readonly ok: true; readonly values: readonly unknown[] } | { readonly ok: false; readonly error: string };

/**
 * Arguments as Excel hands them to a custom function: a matrix parameter gets rows, an omitted one null, a
 * value is converted to the declared type. An error among the arguments, or a text where a number is
 * declared, becomes the cell's error without a call.
 */
export function prepareArguments(parameters: readonly ParameterMetadata[], args: readonly unknown[]): PreparedArguments {
  if (args.length > parameters.length && parameters.at(-1)?.repeating !== true) {
    return { ok: false, error: '#VALUE!' };
  }
  const values: unknown[] = [];
  for (const [index, parameter] of parameters.entries()) {
    if (parameter.repeating === true) {
      const rest = args.slice(index).map((arg) => prepare(parameter, arg));
      const failed = rest.find((value) => value instanceof Refusal);
      if (failed instanceof Refusal) {
        return { ok: false, error: failed.error };
      }
      values.push(rest);
      continue;
    }
    const value = prepare(parameter, args[index]);
    if (value instanceof Refusal) {
      return { ok: false, error: value.error };
    }
    values.push(value);
  }
  return { ok: true, values };
}

class Refusal {
  constructor(readonly error: string) {}
}

function prepare(parameter: ParameterMetadata, given: unknown): unknown {
  if (given === undefined || given === null) {
    return parameter.optional === true || parameter.dimensionality === 'matrix' || given === null ? null : new Refusal('#VALUE!');
  }
  if (parameter.dimensionality === 'matrix') {
    const rows = (Array.isArray(given) ? given : [[given]]) as readonly (readonly unknown[])[];
    const converted = rows.map((row) => row.map((value) => convert(parameter.type, value)));
    return converted.flat().find((value) => value instanceof Refusal) ?? converted;
  }
  return convert(parameter.type, Array.isArray(given) ? (given as readonly (readonly unknown[])[])[0]?.[0] : given);
}

function convert(type: string | undefined, value: unknown): unknown {
  if (isError(value)) {
    return new Refusal(value.error);
  }
  if (value === null || value === undefined || type === undefined || type === 'any') {
    return value ?? null;
  }
  switch (type) {
    case 'number':
      return toNumber(value);
    case 'string':
      return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
    case 'boolean':
      return toLogical(value);
    default:
      return value;
  }
}

function isError(value: unknown): value is CellError {
  return isCellError(value);
}

function toNumber(value: unknown): number | Refusal {
  if (typeof value === 'number') {
    return value;
  }
  if (typeof value === 'boolean') {
    return value ? 1 : 0;
  }
  const text = String(value).trim();
  const number = Number(text);
  return text === '' || !Number.isFinite(number) ? new Refusal('#VALUE!') : number;
}

function toLogical(value: unknown): boolean | Refusal {
  if (typeof value === 'boolean') {
    return value;
  }
  if (typeof value === 'number') {
    return value !== 0;
  }
  const text = String(value).trim().toUpperCase();
  return text === 'TRUE' || text === 'FALSE' ? text === 'TRUE' : new Refusal('#VALUE!');
}
