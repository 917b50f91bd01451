import { cellError, isCellError, type CellError, type CellMatrix, type CellValue } from '../../core/cellValue';
import type { Expression } from '../parse/ast';
import { isTooLarge } from './limits';
import { type Area, Reference } from './reference';
import { arrayTooLarge } from './signals';

/** What an expression can yield: a cell's value, an array, a reference that is not read yet, or a function. */
export type Value = CellValue | CellMatrix | MixedArray | Reference | LambdaValue;

/** One element of an array that holds more than the values of cells. */
export type ArrayElement = CellValue | Reference | LambdaValue;

/** An array with references or functions among its elements: OFFSET with an array of distances, VSTACK of LAMBDAs. */
export class MixedArray {
  constructor(readonly rows: readonly (readonly ArrayElement[])[]) {}

  get columns(): number {
    return this.rows[0]?.length ?? 0;
  }

  /** The element in a broadcast: single rows and columns repeat, beyond the edge stands #N/A. */
  at(row: number, column: number): ArrayElement {
    const line = this.rows[this.rows.length === 1 ? 0 : row];
    const element = line?.[line.length === 1 ? 0 : column];
    return element === undefined ? NOT_AVAILABLE : element;
  }

  /** What is left where values are wanted: Excel reads no reference inside an array, and shows no function. */
  get values(): CellMatrix {
    return this.rows.map((row) => row.map((element) => (isReference(element) ? VALUE_ERROR : isLambda(element) ? CALCULATION_ERROR : element)));
  }
}

/** An array of any elements; a plain one where they are all values of cells. */
export function arrayOf(rows: readonly (readonly ArrayElement[])[]): CellMatrix | MixedArray {
  const mixed = rows.some((row) => row.some((element) => isReference(element) || isLambda(element)));
  return mixed ? new MixedArray(rows) : (rows as CellMatrix);
}

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

/** A function of the worksheet handed over by its name alone: SUM in `BYROW(A1:C3, SUM)`. */
export class NamedFunction extends LambdaValue {
  constructor(readonly name: string) {
    super([], 0, { type: 'omitted', at: 0 }, undefined);
  }
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

export function isMixed(value: unknown): value is MixedArray {
  return value instanceof MixedArray;
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

/** The rectangles a value refers to, those inside an array of references included. */
export function areasOf(value: Value): readonly Area[] {
  if (isReference(value)) return value.areas;
  return isMixed(value) ? value.rows.flat().flatMap((element) => (isReference(element) ? element.areas : [])) : [];
}

/** A number as a cell shows it: whatever is not finite is #NUM!. */
export function numberOrError(value: number): CellValue {
  return Number.isFinite(value) ? value : NUMBER_ERROR;
}

export function columnsOf(matrix: CellMatrix): number {
  return matrix[0]?.length ?? 0;
}

/** A matrix of the given size, cell by cell. One that is too large is not calculated. */
export function buildMatrix(rows: number, columns: number, cell: (row: number, column: number) => CellValue): CellMatrix {
  if (isTooLarge(rows, columns)) throw arrayTooLarge();
  return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => cell(row, column)));
}

/** The cell of a matrix in a broadcast: single rows and columns repeat, beyond the edge stands #N/A. */
export function broadcastCell(matrix: CellMatrix, row: number, column: number): CellValue {
  const line = matrix[matrix.length === 1 ? 0 : row];
  const value = line?.[line.length === 1 ? 0 : column];
  return value === undefined ? NOT_AVAILABLE : value;
}
