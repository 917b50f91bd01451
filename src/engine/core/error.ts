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
