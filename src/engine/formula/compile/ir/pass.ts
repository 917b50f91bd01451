import type { CellErrorCode } from '../../../core/error';
import type { CellValue } from '../../../core/cellValue';

/**
 * A column that no straight sequence of operations yields: it is computed by its own loop over the block,
 * between the stretches of straight code before and after it.
 */
export type Pass = InternalRateOfReturnPass | DatedInternalRateOfReturnPass | CallPass;

/** IRR of the operand columns (flows at times 0, 1, 2 …). No root is a fault, #NUM!. */
export interface InternalRateOfReturnPass {
  readonly kind: 'internalRateOfReturn';
  readonly guess: number;
}

/** XIRR of the operand columns, which fall due after `years` (fractions of 365 days). */
export interface DatedInternalRateOfReturnPass {
  readonly kind: 'datedInternalRateOfReturn';
  readonly guess: number;
  readonly years: readonly number[];
}

/** A worksheet function evaluated by the reference evaluator once per trial. */
export interface CallPass {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly CallArgument[];
  readonly date1904: boolean;
  /** Which cell of a result that spills is taken. */
  readonly row: number;
  readonly column: number;
}

/** One argument: a single value, or a rectangle by row (`isReference` tells a range of cells from an array). */
export interface CallArgument {
  readonly rows: readonly (readonly CallValue[])[];
  readonly single: boolean;
  readonly isReference: boolean;
}

/** A value known at compile time, or the number of the operand column that holds it. */
export type CallValue = { readonly known: CellValue } | { readonly operand: number; readonly boolean: boolean };

/** Error codes as numbers (Excel's ERROR.TYPE), for the error column beside a pass. */
const errorNumbers: Readonly<Record<CellErrorCode, number>> = {
  '#NULL!': 1,
  '#DIV/0!': 2,
  '#VALUE!': 3,
  '#REF!': 4,
  '#NAME?': 5,
  '#NUM!': 6,
  '#N/A': 7,
  '#SPILL!': 9,
  '#BUSY!': 13,
  '#CALC!': 14,
};

export function errorNumber(code: CellErrorCode): number {
  return errorNumbers[code];
}

export function errorOfNumber(number: number): CellErrorCode {
  for (const [code, value] of Object.entries(errorNumbers)) if (value === number) return code as CellErrorCode;
  return '#VALUE!';
}
