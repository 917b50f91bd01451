import type { CellErrorCode } from '../../core/error';
import type { CellValue } from '../../core/cellValue';
import type { Label } from '../../core/roiFunction';
import type { Expression } from '../../formula/parse/ast';
import type { WorkbookModel } from '../../formula/workbookModel';

/**
 * A column that no straight sequence of operations yields: it is computed by its own loop over the block,
 * between the stretches of straight code before and after it.
 */
export type Pass = InternalRateOfReturnPass | DatedInternalRateOfReturnPass | EvaluatedPass;

/** What the reference evaluator works out, trial by trial. */
export type EvaluatedPass = CallPass | RecalculationPass;

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

/**
 * An expression that no column operation covers: the reference evaluator works it out once per trial, with the cells
 * and variables that differ from trial to trial replaced by the operands.
 */
export interface CallPass {
  readonly kind: 'call';
  readonly expression: Expression;
  /** Where the formula stands. */
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly arrays: boolean;
  readonly cells: readonly CallCell[];
  readonly variables: readonly CallVariable[];
  /** What names and tables mean there: sheets (with their hidden rows, without cells), names and tables of the workbook. */
  readonly book: WorkbookModel;
  /** The words of the labels met at the displayed values, by `labelKey`. */
  readonly labels: ReadonlyMap<string, string>;
  /** Which cell of an array is the result. */
  readonly resultRow: number;
  readonly resultColumn: number;
}

/**
 * A cell whose formula is recalculated as a whole in every trial, with nothing assumed about the shapes of its ranges and arrays:
 * the cells and calls given have the values of the trial, and whatever else the formula turns out to read is calculated from them.
 */
export interface RecalculationPass {
  readonly kind: 'recalculation';
  /** What all cells that one formula fills share. */
  readonly formula: RecalculatedFormula;
  /** Which of `formula.targets` this is. */
  readonly target: number;
}

export interface RecalculatedFormula {
  readonly book: WorkbookModel;
  readonly labels: ReadonlyMap<string, string>;
  readonly given: readonly GivenCell[];
  readonly draws: readonly GivenDraw[];
  readonly targets: readonly { readonly sheet: number; readonly row: number; readonly column: number }[];
}

export interface GivenCell {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  /** Key of the first cell of the array the cell belongs to; its own where it belongs to none. */
  readonly anchor: number;
  readonly value: CallValue;
}

/** A call that draws, by its place. */
export interface GivenDraw {
  readonly site: string;
  readonly kind: 'value' | 'score';
  readonly rows: readonly (readonly CallValue[])[];
  readonly single: boolean;
}

/** Tells labels apart. */
export function labelKey({ label, details }: Label): string {
  return details === undefined ? label : `${label} ${JSON.stringify(details)}`;
}

export interface CallCell {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly value: CallValue;
  /** Kept for a subtotal, which other subtotals leave out. */
  readonly formula?: string;
}

export interface CallVariable {
  readonly name: string;
  readonly rows: readonly (readonly CallValue[])[];
  readonly single: boolean;
}

/**
 * A value known at compile time; or the number of the operand column that holds it (with the one of its error codes);
 * or one of several such values, chosen by an operand column.
 */
export type CallValue = { readonly known: CellValue } | CallOperand | { readonly chosenBy: number; readonly options: readonly CallValue[] };

export interface CallOperand {
  readonly operand: number;
  readonly error: number | null;
  readonly type: 'number' | 'boolean';
}

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
