import { cellError, isCellError, type CellError, type CellMatrix, type CellValue } from '../../core/cellValue';
import type { Expression } from '../parse/ast';
import { Reference } from './reference';

/** What an expression can yield: a cell's value, an array, a reference that is not read yet, or a function. */
export type Value = CellValue | CellMatrix | Reference | LambdaValue;

/** A function made by LAMBDA, with the variables it saw where it was written. */
export class LambdaValue {
  constructor(
    readonly parameters: readonly string[],
    /** How many trailing parameters are written in brackets and may be left out. */
    readonly optional: number,
    readonly body: Expression,
    readonly scope: Scope | undefined,
  ) {}
}

/** Variables of LET and LAMBDA, innermost first; names in upper case. `undefined` marks an omitted optional parameter. */
export interface Scope {
  readonly name: string;
  readonly value: Value | undefined;
  readonly outer: Scope | undefined;
}

export const NULL_ERROR = cellError('#NULL!');
export const DIVISION_ERROR = cellError('#DIV/0!');
export const VALUE_ERROR = cellError('#VALUE!');
export const REFERENCE_ERROR = cellError('#REF!');
export const NAME_ERROR = cellError('#NAME?');
export const NUMBER_ERROR = cellError('#NUM!');
export const NOT_AVAILABLE = cellError('#N/A');
export const SPILL_ERROR = cellError('#SPILL!');
export const CALCULATION_ERROR = cellError('#CALC!');

export function isMatrix(value: unknown): value is CellMatrix {
  return Array.isArray(value);
}

export function isReference(value: unknown): value is Reference {
  return value instanceof Reference;
}

export function isLambda(value: unknown): value is LambdaValue {
  return value instanceof LambdaValue;
}

export function isError(value: unknown): value is CellError {
  return isCellError(value);
}

/** A number as a cell shows it: whatever is not finite is #NUM!. */
export function numberOrError(value: number): CellValue {
  return Number.isFinite(value) ? value : NUMBER_ERROR;
}

export function columnsOf(matrix: CellMatrix): number {
  return matrix[0]?.length ?? 0;
}

/** A matrix of the given size, cell by cell. */
export function buildMatrix(rows: number, columns: number, cell: (row: number, column: number) => CellValue): CellMatrix {
  return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => cell(row, column)));
}

/** The cell of a matrix in a broadcast: single rows and columns repeat, beyond the edge stands #N/A. */
export function broadcastCell(matrix: CellMatrix, row: number, column: number): CellValue {
  const line = matrix[matrix.length === 1 ? 0 : row];
  const value = line?.[line.length === 1 ? 0 : column];
  return value === undefined ? NOT_AVAILABLE : value;
}
