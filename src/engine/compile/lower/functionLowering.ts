import { builtin } from '../../formula/evaluate/builtins/registry';
import { Reference } from '../../formula/evaluate/reference';
import type { Expression, FunctionCall } from '../../formula/parse/ast';
import type { NodeId } from '../ir/graph';
import { isKnown, isKnownError, isLoweredMatrix, isSingleValue, isUncertain, MaskedMatrix, UncertainReference, type Lowered, type Matrix, type Scalar } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';
import { presence } from './masks';
import { WholeFormula } from './problem';

/** How a call becomes columns; null where this call is better left to the evaluator, trial by trial. */
export type FunctionLowering = (lowering: Lowering, node: FunctionCall, frame: LoweringFrame) => { readonly value: Lowered } | null;

export type LoweringTable = Readonly<Record<string, FunctionLowering>>;

/** A function of single values, applied to each element where an array is given. `minimum` arguments are required. */
export function elementwise(minimum: number, maximum: number, apply: (lowering: Lowering, ...values: Scalar[]) => Scalar | null): FunctionLowering {
  const lower: FunctionLowering = (lowering, { args }, frame) => {
    if (args.length < minimum || args.length > maximum) return null;
    const values = args.map((argument) => lowering.anyOperand(argument, frame));
    let given = true;
    const value = lowering.broadcastAny(values, (...one) => {
      const lowered = apply(lowering, ...one);
      if (lowered === null) given = false;
      return lowered;
    });
    return given ? { value } : null;
  };
  return takingArguments(lower);
}

const byThemselves = new WeakSet<FunctionLowering>();

/** Marks a lowering that looks at its arguments by itself, arrays in place of single values among them. */
export function takingArguments(lower: FunctionLowering): FunctionLowering {
  byThemselves.add(lower);
  return lower;
}

export function takesArguments(lower: FunctionLowering): boolean {
  return byThemselves.has(lower);
}

/** One value met while walking through the arguments of an aggregate. */
export interface Item {
  readonly value: Scalar;
  /** True for a value written as an argument of its own, which is converted; cells and elements are not. */
  readonly direct: boolean;
  /** The mask of the trials in which the value is there at all; null for all. */
  readonly present: NodeId | null;
  /** True for what stands for an error of a whole array, and is no element of one. */
  readonly failure?: true;
}

/** Functions whose value may be a cell of a range: then text and truth values in it do not count as those given as values do. */
const MAY_BE_CELLS: ReadonlySet<string> = new Set(['IF', 'IFS', 'SWITCH', 'CHOOSE', 'IFERROR', 'IFNA', 'LET', 'INDEX', 'XLOOKUP', 'VLOOKUP', 'HLOOKUP', 'LOOKUP', 'REDUCE', 'OFFSET', 'INDIRECT']);

/** All values of the arguments in reading order. */
export function itemsOf(lowering: Lowering, { args }: FunctionCall, frame: LoweringFrame): Item[] {
  return args.flatMap((argument) => itemsOfArgument(lowering, argument, frame));
}

export function itemsOfArgument(lowering: Lowering, argument: Expression, frame: LoweringFrame): Item[] {
  const value = lowering.lower(argument, frame);
  if (mayBeCell(argument) && isSingleValue(value) && !countsEitherWay(value)) throw new WholeFormula();
  return itemsIn(lowering, value);
}

function mayBeCell(node: Expression): boolean {
  if (node.type === 'call') return MAY_BE_CELLS.has(node.name) || builtin(node.name) === undefined;
  return node.type === 'name' || node.type === 'apply';
}

/** True for a value that counts alike whether it stands in a cell or is written as an argument. */
export function countsEitherWay(value: Scalar): boolean {
  return isKnown(value) ? typeof value === 'number' || isKnownError(value) : isUncertain(value) && value.type === 'number';
}

function itemsIn(lowering: Lowering, value: Lowered): Item[] {
  if (value === undefined) return [{ value: null, direct: true, present: null }];
  if (value instanceof Reference) return value.areas.flatMap((area) => elements(lowering.matrix(new Reference([area]))));
  const array = lowering.array(value);
  if (array instanceof MaskedMatrix) {
    if (array.ofCells && !(value instanceof UncertainReference) && !array.values.flat().every(countsEitherWay)) throw new WholeFormula();
    return maskedItems(lowering, array);
  }
  if (isLoweredMatrix(array)) return elements(array);
  return [{ value: array, direct: !(value instanceof UncertainReference), present: null }];
}

function elements(matrix: Matrix): Item[] {
  return matrix.flat().map((value) => ({ value, direct: false, present: null }));
}

function maskedItems(lowering: Lowering, masked: MaskedMatrix): Item[] {
  const { values, failure, otherwise } = masked;
  const items = values.flatMap((line, row) => line.map((value, column): Item => ({ value, direct: false, present: presence(lowering.graph, masked, row, column) })));
  if (otherwise !== null) items.push({ value: otherwise.value, direct: true, present: otherwise.present });
  return failure === null ? items : [{ value: failure, direct: true, present: null, failure: true }, ...items];
}
