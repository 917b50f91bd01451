import type { EngineError } from '../../engine/core/error';
import { fail } from '../../engine/core/result';

/** Thrown inside the reader for a file that is whole but more than can be read; the door of the reader turns it into a failure. */
export class TooLargeError extends Error {
  constructor(readonly error: EngineError) {
    super(error.code);
  }

  static cells(limit: number): TooLargeError {
    return new TooLargeError({ code: 'fileTooManyCells', cellError: '#VALUE!', details: { limit } });
  }

  static arrays(limit: number): TooLargeError {
    return new TooLargeError({ code: 'fileArraysTooLarge', cellError: '#VALUE!', details: { limit } });
  }
}

export function damaged(part: string) {
  return fail({ code: 'fileDamaged', cellError: '#VALUE!', details: { part } });
}

/** The failure for whatever a part throws while it is read: too much of it, or something broken, and then where. */
export function readFailure(thrown: unknown, part: string) {
  return thrown instanceof TooLargeError ? fail(thrown.error) : damaged(part);
}
