import type { EngineError } from '../../engine/core/error';
import { fail } from '../../engine/core/result';

/** Thrown inside the reader for a file that is whole but more than can be read; the door of the reader turns it into a failure. */
export class TooLargeError extends Error {
  constructor(readonly error: EngineError) {
    super(error.code);
  }

  static of(code: TooLarge, limit: number, blanks: Readonly<Record<string, string | number>> = {}): TooLargeError {
    return new TooLargeError({ code, cellError: '#VALUE!', details: { limit, ...blanks } });
  }
}

type TooLarge = 'fileTooManyCells' | 'fileArraysTooLarge' | 'fileDataTablesTooLarge' | 'fileTooManyNames' | 'fileTooManyTexts' | 'fileTextTooLong' | 'fileFormulasTooLong' | 'fileFormulaTooLong' | 'fileTooManyEmptyCells' | 'fileTooManyTableColumns';

/** Thrown inside the reader where a part is broken. */
export class DamagedPart extends Error {
  constructor(readonly part: string) {
    super(`part ${part}`);
  }
}

/** Reads a part; whatever is broken in it is told under its name. */
export function inPart<T>(part: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof TooLargeError || thrown instanceof DamagedPart) throw thrown;
    throw new DamagedPart(part);
  }
}

export function damaged(part: string) {
  return fail({ code: 'fileDamaged', cellError: '#VALUE!', details: { part: shortened(part) } });
}

/** The failure for whatever a part throws while it is read: too much of it, or something broken, and then where. */
export function readFailure(thrown: unknown, part: string) {
  return thrown instanceof TooLargeError ? fail(thrown.error) : damaged(thrown instanceof DamagedPart ? thrown.part : part);
}

const LONGEST_NAME = 100;

/** A hostile file may have a name of 65,000 letters, or one that moves the cursor of the terminal. */
function shortened(part: string): string {
  const plain = part.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?');
  return plain.length > LONGEST_NAME ? `${plain.slice(0, LONGEST_NAME)}…` : plain;
}
