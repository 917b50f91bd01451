import type { EngineError } from '../../core/error';
import { UnsupportedSignal, VolatileSignal } from '../../formula/evaluate/signals';

/** Thrown while a formula is lowered and caught at its cell: the cell cannot be simulated, and why. */
export class LoweringProblem {
  constructor(readonly error: EngineError) {}
}

/** Thrown when a formula needs cells that are not lowered yet: they come first, then the formula is tried again. */
export class PendingCells {
  constructor(readonly cells: readonly { readonly sheet: number; readonly key: number }[]) {}
}

/** Why a formula is not turned into columns but recalculated in every trial. */
export type SlowReason =
  /** The size or the place of a range or array depends on uncertain values. */
  | 'shape'
  /** It works with text that depends on uncertain values. */
  | 'text'
  /** At a drawn trial its columns gave another value than the recalculated workbook. */
  | 'proof'
  /** A function in it has no columns of its own. */
  | 'function'
  /** It is on a circular reference that some trials may close, or reads one. */
  | 'circle'
  /** It is on a circular reference that the workbook wants iterated, or reads one. */
  | 'iteration';

/** Thrown where a part of a formula means different ranges, or different texts, in different trials: the formula is recalculated as a whole. */
export class WholeFormula {
  constructor(readonly reason: SlowReason = 'shape') {}
}

export type ProblemCode =
  | 'simulationUnsupportedFunction'
  | 'simulationTextResult'
  | 'simulationUncertainParameter'
  | 'simulationFormula'
  | 'simulationVolatile'
  | 'simulationShownPrecision'
  | 'simulationTableDraws'
  | 'simulationRepeatedDraw'
  | 'simulationArraySize';

export function problem(code: ProblemCode, details: Readonly<Record<string, string | number>> = {}): LoweringProblem {
  return new LoweringProblem({ code, cellError: '#VALUE!', details });
}

/** What the evaluator cannot work out is a problem of the cell. */
export function namingProblems<T>(evaluate: () => T): T {
  try {
    return evaluate();
  } catch (signal) {
    if (signal instanceof UnsupportedSignal) {
      const { reason, feature } = signal;
      throw reason.code === 'unsupportedFunction' ? problem('simulationUnsupportedFunction', { function: feature }) : new LoweringProblem({ ...reason, cellError: '#VALUE!' });
    }
    if (signal instanceof VolatileSignal) throw problem('simulationVolatile');
    throw signal;
  }
}
