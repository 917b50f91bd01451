import { isCellError, type CellError, type CellValue } from '../../core/cellValue';
import { sameText } from '../../formula/evaluate/compare';
import type { Expression } from '../../formula/parse/ast';
import { Reference } from '../../formula/evaluate/reference';
import type { NodeId } from '../ir/graph';
import type { SlowReason } from './problem';

/** One value of a formula in the compiled model. */
export type Scalar = CellValue | Uncertain | Choice;

export type Matrix = readonly (readonly Scalar[])[];

/** What an expression lowers to; `undefined` is an argument left out. */
export type Lowered = Scalar | Matrix | Reference | UncertainReference | MaskedMatrix | LoweredLambda | undefined;

/** A number or truth value that differs from trial to trial. */
export class Uncertain {
  /**
   * @param node The number (truth values are 0 and 1); not finite in trials in which Excel would show an error.
   * @param type How Excel would see it.
   * @param error Adds the column of error codes (0 where there is a value), when something asks for it; null where no trial can fail.
   * @param settled The value with the rounding noise of a final sum removed, as a cell shows it; for consumers that jump at zero.
   */
  constructor(
    readonly node: NodeId,
    readonly type: 'number' | 'boolean',
    readonly error: (() => NodeId) | null,
    readonly settled: NodeId = node,
  ) {}
}

/**
 * What a recalculated formula leaves in a cell that no column stands for: text that changes with the numbers, or a cell of a spill
 * whose size does. Formulas that read it are recalculated too.
 */
export class Recalculated extends Uncertain {
  constructor(
    node: NodeId,
    error: () => NodeId,
    readonly reason: SlowReason,
  ) {
    super(node, 'number', error);
  }
}

/** A value whose kind differs from trial to trial, such as `IF(x>0,x,"none")`: one of several alternatives. */
export class Choice {
  /**
   * @param index Which alternative a trial takes, from 0; never a fault.
   * @param options The alternatives; none of them is a choice itself.
   */
  constructor(
    readonly index: NodeId,
    readonly options: readonly (CellValue | Uncertain)[],
  ) {}
}

/** A whole number that may differ from trial to trial, and the bounds it keeps where its array is no error. */
export interface Edge {
  readonly node: NodeId;
  readonly low: number;
  readonly high: number;
}

/** A rectangle of one sheet that differs from trial to trial, such as `OFFSET(A1,n,0)` or `A1:INDEX(A1:A9,n)`. */
export class UncertainReference {
  /**
   * @param top Row of its first line, from 0; without meaning in trials in which the reference is an error, as the other edges.
   * @param failure Not finite in the trials in which the reference is an error; null where it never is.
   */
  constructor(
    readonly sheet: number,
    readonly top: Edge,
    readonly left: Edge,
    readonly height: Edge,
    readonly width: Edge,
    readonly failure: Uncertain | null,
  ) {}
}

/**
 * An array whose rows, or columns, are there in some trials only, such as `TAKE(A1:A9,n)` or `FILTER(A1:A9,B1:B9>x)`. Only what
 * counts by element understands it; whatever else meets it leaves the formula to the evaluator as a whole.
 */
export class MaskedMatrix {
  /**
   * @param values The array with all lines that are there in any trial.
   * @param rows The mask of the trials in which each row is there; null where all always are. False where the array is an error.
   * @param failure Not finite in the trials in which the array as a whole is an error; null where it never is.
   * @param otherwise The one value that stands for the array in trials in which no line is there.
   * @param leading True where the lines that are there always come before those that are not.
   * @param ofCells True for the values of a range: where that is one cell, they are no array but one value.
   */
  constructor(
    readonly values: Matrix,
    readonly rows: readonly NodeId[] | null,
    readonly columns: readonly NodeId[] | null,
    readonly failure: Uncertain | null,
    readonly otherwise: { readonly present: NodeId; readonly value: Scalar } | null,
    readonly leading: boolean,
    readonly ofCells = false,
  ) {}
}

export class LoweredLambda {
  constructor(
    readonly parameters: readonly string[],
    readonly body: Expression,
    readonly scope: LoweredScope | undefined,
    /** How many of the last parameters may be left out. */
    readonly optional = 0,
  ) {}
}

/** Variables of LET and LAMBDA, innermost first; names in upper case. */
export interface LoweredScope {
  readonly name: string;
  readonly value: Lowered;
  readonly outer: LoweredScope | undefined;
}

export function isUncertain(value: unknown): value is Uncertain {
  return value instanceof Uncertain;
}

export function isChoice(value: unknown): value is Choice {
  return value instanceof Choice;
}

/** True for a value that is the same in every trial. */
export function isKnown(value: Scalar): value is CellValue {
  return !(value instanceof Uncertain) && !(value instanceof Choice);
}

export function isLoweredMatrix(value: Lowered): value is Matrix {
  return Array.isArray(value);
}

/** True for one value, neither array nor reference. */
export function isSingleValue(value: Lowered): value is Scalar {
  return value !== undefined && !isLoweredMatrix(value) && !(value instanceof Reference) && !(value instanceof UncertainReference) && !(value instanceof MaskedMatrix) && !(value instanceof LoweredLambda);
}

export function isKnownError(value: Scalar): value is CellError {
  return isKnown(value) && isCellError(value);
}

/** The innermost variable of that name. */
export function variableOf(name: string, scope: LoweredScope | undefined): LoweredScope | undefined {
  for (let inner = scope; inner !== undefined; inner = inner.outer) if (sameText(inner.name, name)) return inner;
  return undefined;
}

/** The first element of an array. */
export function firstOf(value: Scalar | Matrix): Scalar {
  return isLoweredMatrix(value) ? (value[0]?.[0] ?? null) : value;
}
