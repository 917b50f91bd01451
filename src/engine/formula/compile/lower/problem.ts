import type { EngineError } from '../../../core/error';
import { UnsupportedSignal, VolatileSignal } from '../../evaluate/signals';

/** Thrown while a formula is lowered and caught at its cell: the cell cannot be simulated, and why. */
export class LoweringProblem {
  constructor(readonly error: EngineError) {}
}

/** Thrown when a formula needs cells that are not lowered yet: they come first, then the formula is tried again. */
export class PendingCells {
  constructor(readonly cells: readonly { readonly sheet: number; readonly key: number }[]) {}
}

/** Thrown where a part of a formula means different ranges, or different texts, in different trials: the evaluator takes the formula as a whole. */
export class WholeFormula {}

export type ProblemCode =
  | 'simulationUnsupportedFunction'
  | 'simulationTextResult'
  | 'simulationUncertainReference'
  | 'simulationUncertainParameter'
  | 'simulationFormula'
  | 'simulationVolatile'
  | 'simulationShownPrecision'
  | 'simulationTableDraws'
  | 'simulationArraySize';

export function problem(code: ProblemCode, details: Readonly<Record<string, string | number>> = {}): LoweringProblem {
  return new LoweringProblem({ code, cellError: '#VALUE!', details });
}

/** What the evaluator cannot work out is a problem of the cell. */
export function namingProblems<T>(evaluate: () => T): T {
  try {
    return evaluate();
  } catch (signal) {
    if (signal instanceof UnsupportedSignal) throw problem('simulationUnsupportedFunction', { function: signal.feature });
    if (signal instanceof VolatileSignal) throw problem('simulationVolatile');
    throw signal;
  }
}
