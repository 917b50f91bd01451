import type { CellValue } from '../../core/cellValue';
import type { CellArgument } from '../../core/roiFunction';
import { isMatrix, isReference, type Value } from '../../formula/evaluate/value';
import { Reference } from '../../formula/evaluate/reference';
import type { Expression } from '../../formula/parse/ast';
import type { CallValue } from '../ir/pass';
import { isLoweredMatrix } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';

/** An argument that parameters shape: its cells, whose operands are outputs of the model's argument program. */
export interface ArgumentCells {
  readonly rows: readonly (readonly CallValue[])[];
  /** One value rather than an array of one. */
  readonly single: boolean;
}

/** The arguments with which an uncertain input is declared. */
export interface DeclaredArguments {
  /** At the displayed values. */
  readonly args: readonly CellArgument[];
  /** How they come about, undefined for one left out; null where they are the same in every run. */
  readonly parametric: readonly (ArgumentCells | undefined)[] | null;
}

/** Reads the arguments of a declaration: they may depend on parameters, but not on what differs from trial to trial. */
export function declaredArguments(lowering: Lowering, args: readonly Expression[], frame: LoweringFrame): DeclaredArguments {
  const arrays: LoweringFrame = { ...frame, arrays: true };
  const known = lowering.areAllKnown(args, frame);
  return {
    args: args.map((argument) => (argument.type === 'omitted' ? undefined : asArgument(lowering, lowering.evaluate(argument, arrays)))),
    parametric: known ? null : args.map((argument) => (argument.type === 'omitted' ? undefined : cellsOf(lowering, argument, arrays))),
  };
}

function asArgument(lowering: Lowering, value: Value): CellArgument {
  if (isReference(value)) return lowering.interpreter.read(value);
  return isMatrix(value) ? value : (value as CellValue);
}

function cellsOf(lowering: Lowering, argument: Expression, frame: LoweringFrame): ArgumentCells {
  const lowered = lowering.lower(argument, frame);
  const value = lowered instanceof Reference ? lowering.read(lowered) : lowered;
  return { rows: lowering.matrix(value).map((row) => row.map((cell) => lowering.inputs.argumentValue(cell))), single: !isLoweredMatrix(value) };
}
