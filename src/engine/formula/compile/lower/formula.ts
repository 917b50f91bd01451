import type { Expression } from '../../parse/ast';
import { callPass } from './callPass';
import { firstOf, isUncertain, type Matrix, type Scalar } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';
import { WholeFormula } from './problem';

/** The value of a formula that fills one cell. A sum or difference at its end shows no rounding noise. */
export function lowerSingle(lowering: Lowering, expression: Expression, frame: LoweringFrame): Scalar {
  return orWhole(lowering, expression, frame, () => {
    const value = lowering.scalar(expression, frame);
    if (expression.type !== 'binary' || (expression.operator !== '+' && expression.operator !== '-') || !isUncertain(value)) return value;
    const left = lowering.scalar(expression.left, frame);
    return lowering.columns.settle(value, lowering.columns.toNumber(left));
  });
}

/** The value of a formula that may fill several cells. */
export function lowerArray(lowering: Lowering, expression: Expression, frame: LoweringFrame): Scalar | Matrix {
  return orWhole(lowering, expression, frame, () => lowering.operand(expression, frame));
}

/** Lowers a formula; where its parts mean different ranges in different trials, the evaluator takes it whole. */
function orWhole<T extends Scalar | Matrix>(lowering: Lowering, expression: Expression, frame: LoweringFrame, lower: () => T): T {
  try {
    return lower();
  } catch (thrown) {
    if (!(thrown instanceof WholeFormula)) throw thrown;
    const whole = lowering.resolve(callPass(lowering, expression, frame), frame);
    return (frame.arrays ? whole : firstOf(whole)) as T;
  }
}
