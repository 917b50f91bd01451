import type { EngineError } from '../../core/error';

/** Thrown inside the parser and caught at its door, where it becomes a Failure. */
export class FormulaError {
  constructor(readonly error: EngineError) {}
}

/** A formula that cannot be read. `position` is the one-based character where reading stopped. */
export function formulaError(code: FormulaErrorCode, position: number, details: Readonly<Record<string, string | number>> = {}): FormulaError {
  return new FormulaError({ code, cellError: '#NAME?', details: { position: position + 1, ...details } });
}

export type FormulaErrorCode =
  | 'formulaUnexpected'
  | 'formulaUnfinished'
  | 'formulaUnclosedText'
  | 'formulaUnclosedBracket'
  | 'formulaUnknownError'
  | 'formulaTooDeep'
  | 'formulaTooLong'
  | 'formulaExternalLink';
