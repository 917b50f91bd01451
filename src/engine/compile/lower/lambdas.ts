import { isLoweredMatrix, type LoweredLambda, type Lowered, type Scalar } from './lowered';
import type { Lowering, LoweringFrame } from './lowering';

/** What a LAMBDA answers for one element: it must be one value. */
export function elementOfLambda(lowering: Lowering, lambda: LoweredLambda, args: readonly Lowered[], frame: LoweringFrame): Scalar {
  const value = lowering.resolve(lowering.applyValues(lambda, args, frame), { ...frame, arrays: true });
  if (!isLoweredMatrix(value)) return value;
  return value.length === 1 && value[0]!.length === 1 ? value[0]![0]! : { error: '#CALC!' };
}
