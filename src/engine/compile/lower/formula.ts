import type { Expression } from '../../formula/parse/ast';
import { isLoweredMatrix, isUncertain, type Matrix, type Scalar } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';
import { WholeFormula } from './problem';
import { recalculation } from './recalculation';

/** The value of a formula that fills one cell. A sum or difference at its end shows no rounding noise. */
export function lowerSingle(lowering: Lowering, expression: Expression, frame: LoweringFrame): Scalar {
  return shownValue(lowering, singleValue(lowering, expression, frame));
}

/** A formula that comes to an empty cell shows 0. */
function shownValue({ columns }: Lowering, value: Scalar): Scalar {
  return columns.spread(value, (one) => one ?? 0);
}

function singleValue(lowering: Lowering, expression: Expression, frame: LoweringFrame): Scalar {
  return orWhole(lowering, expression, frame, () => {
    const value = lowering.firstScalar(expression, frame);
    if (expression.type !== 'binary' || (expression.operator !== '+' && expression.operator !== '-') || !isUncertain(value)) return value;
    const left = lowering.firstScalar(expression.left, frame);
    return lowering.columns.settle(value, lowering.columns.toNumber(left));
  });
}

/** The value of a formula that may fill several cells. */
export function lowerArray(lowering: Lowering, expression: Expression, frame: LoweringFrame): Scalar | Matrix {
  const value = orWhole(lowering, expression, frame, () => lowering.operand(expression, frame));
  return isLoweredMatrix(value) ? value.map((row) => row.map((one) => shownValue(lowering, one))) : shownValue(lowering, value);
}

/** Lowers a formula; where its parts mean different ranges, or different texts, in different trials it is recalculated as a whole. */
function orWhole<T extends Scalar | Matrix>(lowering: Lowering, expression: Expression, frame: LoweringFrame, lower: () => T): T {
  lowering.begin(frame);
  try {
    return lower();
  } catch (thrown) {
    if (!(thrown instanceof WholeFormula)) throw thrown;
    return recalculation(lowering, expression, frame, thrown.reason) as T;
  }
}
