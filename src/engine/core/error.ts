/** The error values a cell can show. */
export type CellErrorCode =
  | '#NULL!'
  | '#DIV/0!'
  | '#VALUE!'
  | '#REF!'
  | '#NAME?'
  | '#NUM!'
  | '#N/A'
  | '#SPILL!'
  | '#CALC!'
  | '#BUSY!';

/**
 * What went wrong, as data. `code` names a sentence in every locale (`locales/<language>/errors.ts`);
 * the other fields fill its blanks. The engine never writes prose.
 */
export interface EngineError {
  readonly code: string;
  readonly cellError: CellErrorCode;
  /** Name of the argument at fault, as the user sees it in the formula wizard. */
  readonly parameter?: string;
  /** The value received, as a number or the text of the cell. */
  readonly received?: string | number | boolean | null;
  /** Further blanks of the sentence: limits, lengths, cell addresses. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/** The fields of an error that vary from case to case. */
export type ErrorFacts = Pick<EngineError, 'parameter' | 'received' | 'details'>;

/** An argument that is not what the function takes: `#VALUE!`. */
export function invalidArgument(code: string, facts: ErrorFacts = {}): EngineError {
  return { code, cellError: '#VALUE!', ...facts };
}

/** A question that has no numeric answer: `#NUM!`. */
export function noSolution(code: string, facts: ErrorFacts = {}): EngineError {
  return { code, cellError: '#NUM!', ...facts };
}

/** An answer that does not exist in the data, such as the payback of a project that never pays back: `#N/A`. */
export function notAvailable(code: string, facts: ErrorFacts = {}): EngineError {
  return { code, cellError: '#N/A', ...facts };
}

/** A ratio whose denominator is zero: `#DIV/0!`. */
export function zeroDenominator(code: string, facts: ErrorFacts = {}): EngineError {
  return { code, cellError: '#DIV/0!', ...facts };
}
