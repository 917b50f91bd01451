import type { EngineError } from '../../core/error';

/** The formula needs a function or feature this evaluator does not have: the cell gets no value rather than a wrong one. */
export class UnsupportedSignal {
  constructor(readonly feature: string) {}

  get reason(): EngineError {
    return { code: 'unsupportedFunction', cellError: '#NAME?', details: { function: this.feature } };
  }
}

/** The formula asked for the time or a random number while volatile cells keep their stored values. */
export class VolatileSignal {}

/** The formula needs a cell on a circular reference, or is on one: no function may turn that into a value. */
export class CircularSignal {
  constructor(readonly reason: EngineError) {}
}
