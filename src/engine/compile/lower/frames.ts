import type { Frame } from '../../formula/evaluate/frame';
import { Reference } from '../../formula/evaluate/reference';
import { LambdaValue, type Scope, type Value } from '../../formula/evaluate/value';
import { isChoice, isKnown, isLoweredMatrix, isUncertain, LoweredLambda, MaskedMatrix, UncertainReference, type Lowered, type LoweredScope } from './lowered';
import type { LoweringFrame } from './lowering';

/** The frame of an argument made for arrays. */
export function arrayFrame(frame: LoweringFrame): LoweringFrame {
  return frame.arrays ? frame : { ...frame, arrays: true, onlyInArgument: true };
}

/** The frame in which IF and CHOOSE decide. */
export function decidingFrame(frame: LoweringFrame): LoweringFrame {
  return frame.onlyInArgument === true ? { ...frame, arrays: false } : frame;
}

/** Where the reference evaluator stands, with the variables that are the same in every trial. */
export function evaluationFrame({ sheet, row, column, arrays, onlyInArgument = false, scope }: LoweringFrame): Frame {
  return { sheet, row, column, arrays, onlyInArgument, scope: knownScope(scope) };
}

function knownScope(scope: LoweredScope | undefined): Scope | undefined {
  if (scope === undefined) return undefined;
  const outer = knownScope(scope.outer);
  const { name, value } = scope;
  if (value instanceof LoweredLambda) return { name, value: new LambdaValue(value.parameters, value.optional, value.body, knownScope(value.scope)), outer };
  return { name, value: value instanceof Reference || isKnownValue(value) ? (value as Value | undefined) : null, outer };
}

/** True for a value of a variable that is the same in every trial. */
export function isKnownValue(value: Lowered): boolean {
  if (isUncertain(value) || isChoice(value)) return false;
  if (isLoweredMatrix(value)) return value.every((row) => row.every(isKnown));
  return !(value instanceof LoweredLambda) && !(value instanceof Reference) && !(value instanceof UncertainReference) && !(value instanceof MaskedMatrix);
}
