import type { FunctionCall } from '../../formula/parse/ast';
import { callPass } from './callPass';
import { decidedBranches } from './decidedBranches';
import { takesArguments } from './functionLowering';
import { isUncertainCall } from '../uncertainCalls';
import { lowerUncertainCall } from './inputs';
import { lifted } from './lift';
import { isLoweredMatrix, isUncertain, variableOf, type Lowered } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';
import { lowerings } from './lowerings';
import { WholeFormula } from './problem';
import { answersTruth, hasFixedShape } from './resultShape';

/** The value of a call: a variable's, an input's, columns of its own, a defined function's, or what the evaluator finds trial by trial. */
export function lowerCall(lowering: Lowering, node: FunctionCall, frame: LoweringFrame): Lowered {
  const { name, args } = node;
  const variable = variableOf(name, frame.scope);
  if (variable !== undefined) return lowering.apply(variable.value, args, frame);
  if (isUncertainCall(name)) return lowerUncertainCall(lowering, node, frame);
  const taken = decidedBranches(lowering, node, frame)?.taken;
  if (taken !== undefined && taken.type !== 'omitted') return lowering.lower(taken, frame);
  const lowered = ownColumns(lowering, node, frame);
  if (lowered !== null && !(lowered instanceof WholeFormula)) return lowered.value;
  if (lowering.workbook.binding.name(name, frame) !== undefined) return lowering.apply(lowering.callee(name, frame), args, frame);
  return trialByTrial(lowering, node, frame, lowered ?? new WholeFormula());
}

/** Null, or the reason, where the evaluator must decide: a part that means different ranges in different trials may still be part of one number. */
function ownColumns(lowering: Lowering, node: FunctionCall, frame: LoweringFrame): { readonly value: Lowered } | WholeFormula | null {
  const lower = lowerings.get(node.name);
  if (lower === undefined) return null;
  try {
    return (takesArguments(lower) ? null : lifted(lowering, node, frame)) ?? lower(lowering, node, frame);
  } catch (thrown) {
    if (thrown instanceof WholeFormula) return thrown;
    throw thrown;
  }
}

/** A call alone is left to the evaluator where its answer is of the same kind and size in every trial; else the formula is, as a whole. */
function trialByTrial(lowering: Lowering, node: FunctionCall, frame: LoweringFrame, whole: WholeFormula): Lowered {
  if (!hasFixedShape(lowering, node, frame)) throw whole;
  const value = callPass(lowering, node, frame);
  if (answersTruth(node.name) && !isTruth(value)) throw new WholeFormula();
  return value;
}

function isTruth(value: Lowered): boolean {
  if (isLoweredMatrix(value)) return value.every((row) => row.every(isTruth));
  return isUncertain(value) && value.type === 'boolean';
}
