import { isCellError, type CellError, type CellValue } from '../../../core/cellValue';
import { sameText } from '../../evaluate/compare';
import type { Expression } from '../../parse/ast';
import type { Reference } from '../../evaluate/reference';
import type { NodeId } from '../ir/graph';
import type { SlowReason } from './problem';

/** One value of a formula in the compiled model. */
export type Scalar = CellValue | Uncertain | Choice;

export type Matrix = readonly (readonly Scalar[])[];

/** What an expression lowers to; `undefined` is an argument left out. */
export type Lowered = Scalar | Matrix | Reference | LoweredLambda | undefined;

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

export class LoweredLambda {
  constructor(
    readonly parameters: readonly string[],
    readonly body: Expression,
    readonly scope: LoweredScope | undefined,
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
