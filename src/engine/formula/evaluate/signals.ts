import type { EngineError } from '../../core/error';
import { MOST_ARRAY_CELLS, MOST_STEPS } from './limits';

/** The formula needs a function or feature this evaluator does not have: the cell gets no value rather than a wrong one. */
export class UnsupportedSignal {
  constructor(readonly feature: string) {}

  get reason(): EngineError {
    const limit = LIMITS[this.feature];
    if (limit !== undefined) return { code: limit.code, cellError: '#CALC!', details: { limit: limit.most } };
    return { code: 'unsupportedFunction', cellError: '#NAME?', details: { function: this.feature } };
  }
}

/** Features that are missing because of their size. */
const LIMITS: Readonly<Record<string, { readonly code: string; readonly most: number }>> = {
  'array too large': { code: 'arrayTooLarge', most: MOST_ARRAY_CELLS },
  'too much work': { code: 'calculationTooLong', most: MOST_STEPS },
};

export function arrayTooLarge(): UnsupportedSignal {
  return new UnsupportedSignal('array too large');
}

export function tooMuchWork(): UnsupportedSignal {
  return new UnsupportedSignal('too much work');
}

/** The feature behind the error of a cell that could not be calculated; undefined where the error is a value like others. */
export function missingFeature(reason: EngineError | undefined): string | undefined {
  if (reason?.code === 'unsupportedFunction') return String(reason.details?.['function'] ?? '');
  return Object.keys(LIMITS).find((feature) => LIMITS[feature]!.code === reason?.code);
}

/** The formula asked for the time or a random number while volatile cells keep their stored values. */
export class VolatileSignal {}

/** The formula needs a cell on a circular reference, or is on one: no function may turn that into a value. */
export class CircularSignal {
  constructor(readonly reason: EngineError) {}
}
