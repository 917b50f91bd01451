import type { EngineError } from './error';

/** The outcome of an engine call: a value, or an error as data. The engine throws only for a programmer's bug. */
export type Result<T> = Ok<T> | Failure;

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Failure {
  readonly ok: false;
  readonly error: EngineError;
}

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function fail(error: EngineError): Failure {
  return { ok: false, error };
}
