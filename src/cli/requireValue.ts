import type { Result } from '../engine/core/result';
import type { EngineError } from '../engine/core/error';

/** A file that cannot be read ends the command; the sentence for the reason is the engine's. */
export class UnreadableFile extends Error {
  constructor(readonly error: EngineError) {
    super(error.code);
  }
}

export function requireValue<T>(result: Result<T>): T {
  if (!result.ok) throw new UnreadableFile(result.error);
  return result.value;
}
