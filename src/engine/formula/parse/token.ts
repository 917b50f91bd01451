import type { CellErrorCode } from '../../core/error';
import type { StructuredReference } from './ast';

/** One piece of a formula. `at` and `end` are offsets into its text. */
export type Token =
  | NumberToken
  | StringToken
  | ErrorToken
  | CellToken
  | AreaToken
  | SheetToken
  | SheetRangeToken
  | RefusedToken
  | NameToken
  | StructuredToken
  | SymbolToken
  | EndToken;

interface Span {
  readonly at: number;
  readonly end: number;
  /** True where white space stands before the token: between two references it is the intersection operator. */
  readonly spaceBefore: boolean;
}

export interface NumberToken extends Span {
  readonly kind: 'number';
  readonly value: number;
}

export interface StringToken extends Span {
  readonly kind: 'string';
  readonly value: string;
}

export interface ErrorToken extends Span {
  readonly kind: 'error';
  readonly value: CellErrorCode;
}

export interface CellToken extends Span {
  readonly kind: 'cell';
  readonly row: number;
  readonly column: number;
  readonly rowAbsolute: boolean;
  readonly columnAbsolute: boolean;
}

/** Whole columns or whole rows. */
export interface AreaToken extends Span {
  readonly kind: 'columns' | 'rows';
  readonly first: number;
  readonly last: number;
  readonly firstAbsolute: boolean;
  readonly lastAbsolute: boolean;
}

/** `Sheet1!` or `'My sheet'!`. */
export interface SheetToken extends Span {
  readonly kind: 'sheet';
  readonly sheet: string;
}

/** `Jan:Mar!` or `'Jan:Mar'!`: every sheet from one to another. */
export interface SheetRangeToken extends Span {
  readonly kind: 'sheets';
  readonly first: string;
  readonly last: string;
}

/** The prefix of a reference that can be read but not followed: `[1]Sheet1!`. */
export interface RefusedToken extends Span {
  readonly kind: 'refused';
  readonly why: 'formulaExternalLink';
  readonly what: string;
}

export interface NameToken extends Span {
  readonly kind: 'name';
  readonly name: string;
}

export interface StructuredToken extends Span {
  readonly kind: 'structured';
  readonly reference: Omit<StructuredReference, 'type' | 'at'>;
}

export interface SymbolToken extends Span {
  readonly kind: 'symbol';
  readonly symbol: '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=' | '%' | '@' | '#' | ':' | ',' | ';' | '(' | ')' | '{' | '}';
}

export interface EndToken extends Span {
  readonly kind: 'end';
}
