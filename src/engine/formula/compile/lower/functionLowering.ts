import type { FunctionCall } from '../../parse/ast';
import { Reference } from '../../evaluate/reference';
import { isLoweredMatrix, type Lowered, type Scalar } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';

/** How a call becomes columns; null where this call is better left to the evaluator, trial by trial. */
export type FunctionLowering = (lowering: Lowering, node: FunctionCall, frame: LoweringFrame) => { readonly value: Lowered } | null;

export type LoweringTable = Readonly<Record<string, FunctionLowering>>;

/** A function of single values, applied to each element where an array is given. `minimum` arguments are required. */
export function elementwise(minimum: number, maximum: number, apply: (lowering: Lowering, ...values: Scalar[]) => Scalar | null): FunctionLowering {
  return (lowering, { args }, frame) => {
    if (args.length < minimum || args.length > maximum) return null;
    const values = args.map((argument) => lowering.operand(argument, frame));
    let given = true;
    const value = lowering.broadcast(values, (...one) => {
      const lowered = apply(lowering, ...one);
      if (lowered === null) given = false;
      return lowered;
    });
    return given ? { value } : null;
  };
}

/** One value met while walking through the arguments of an aggregate. */
export interface Item {
  readonly value: Scalar;
  /** True for a value written as an argument of its own, which is converted; cells and elements are not. */
  readonly direct: boolean;
}

/** All values of the arguments in reading order. */
export function itemsOf(lowering: Lowering, { args }: FunctionCall, frame: LoweringFrame): Item[] {
  return args.flatMap((argument) => itemsIn(lowering, lowering.lower(argument, frame)));
}

export function itemsIn(lowering: Lowering, value: Lowered): Item[] {
  if (value === undefined) return [{ value: null, direct: true }];
  if (value instanceof Reference) return value.areas.flatMap((area) => valuesOf(lowering, new Reference([area])));
  if (isLoweredMatrix(value)) return value.flat().map((one) => ({ value: one, direct: false }));
  return [{ value: lowering.resolve(value, { sheet: 0, row: 0, column: 0, arrays: true, scope: undefined }) as Scalar, direct: true }];
}

function valuesOf(lowering: Lowering, reference: Reference): Item[] {
  return lowering.matrix(reference).flat().map((value) => ({ value, direct: false }));
}
