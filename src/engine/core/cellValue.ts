import type { CellErrorCode, EngineError } from './error';

/** An error standing in a cell; `reason` says why, where the engine raised it. */
export interface CellError {
  readonly error: CellErrorCode;
  readonly reason?: EngineError;
}

/** What a cell can hold. `null` is an empty cell; dates are serial days. */
export type CellValue = number | string | boolean | null | CellError;

/** A rectangle of cells, by row. Never jagged, never empty in either direction. */
export type CellMatrix = readonly (readonly CellValue[])[];

export function isCellError(value: unknown): value is CellError {
  return typeof value === 'object' && value !== null && 'error' in value;
}

export function cellError(error: CellErrorCode, reason?: EngineError): CellError {
  return reason === undefined ? { error } : { error, reason };
}
