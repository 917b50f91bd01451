import type { CellErrorCode } from '../../core/error';

/** The syntax tree of an Excel formula. Positions (`at`) are zero-based offsets into the source text. */
export type Expression =
  | NumberLiteral
  | StringLiteral
  | BooleanLiteral
  | ErrorLiteral
  | ArrayLiteral
  | CellReference
  | RangeReference
  | AreaReference
  | SheetRangeReference
  | NameReference
  | StructuredReference
  | SpillReference
  | UnaryOperation
  | BinaryOperation
  | FunctionCall
  | LambdaCall
  | OmittedArgument;

interface Node {
  readonly at: number;
}

export interface NumberLiteral extends Node {
  readonly type: 'number';
  readonly value: number;
}

export interface StringLiteral extends Node {
  readonly type: 'string';
  readonly value: string;
}

export interface BooleanLiteral extends Node {
  readonly type: 'boolean';
  readonly value: boolean;
}

export interface ErrorLiteral extends Node {
  readonly type: 'error';
  readonly value: CellErrorCode;
}

/** `{1,2;3,4}`: rows of constants. */
export interface ArrayLiteral extends Node {
  readonly type: 'array';
  readonly rows: readonly (readonly (number | string | boolean | { readonly error: CellErrorCode })[])[];
}

/** One cell. Rows and columns are zero-based; a `$` makes them absolute (matters only when a formula is moved). */
export interface CellReference extends Node {
  readonly type: 'cell';
  readonly sheet?: string;
  readonly row: number;
  readonly column: number;
  readonly rowAbsolute: boolean;
  readonly columnAbsolute: boolean;
}

/** `A1:B2`, `A:C` (whole columns) or `2:5` (whole rows), with corners in order. */
export interface AreaReference extends Node {
  readonly type: 'area';
  readonly sheet?: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly wholeColumns: boolean;
  readonly wholeRows: boolean;
  /** The edges with a `$`; left out where none has one. */
  readonly absolute?: Readonly<Partial<Record<'top' | 'left' | 'bottom' | 'right', true>>>;
}

/** `Jan:Mar!B2`: the same cells on every sheet from one to another, in the order of their tabs. */
export interface SheetRangeReference extends Node {
  readonly type: 'sheets';
  readonly first: string;
  readonly last: string;
  /** The cells, without a sheet. */
  readonly target: CellReference | AreaReference;
}

/** `X:Y` where an end is itself an expression, e.g. `A1:INDEX(B:B,3)`. */
export interface RangeReference extends Node {
  readonly type: 'range';
  readonly from: Expression;
  readonly to: Expression;
}

/** A defined name, or a variable of LET or LAMBDA. */
export interface NameReference extends Node {
  readonly type: 'name';
  readonly name: string;
  readonly sheet?: string;
}

/** `Table[Col]`, `Table[@Col]`, `Table[[#Headers],[A]:[C]]`; without a table name it means the table around the cell. */
export interface StructuredReference extends Node {
  readonly type: 'structured';
  readonly table?: string;
  readonly items: readonly ('all' | 'data' | 'headers' | 'totals' | 'thisRow')[];
  readonly firstColumn?: string;
  readonly lastColumn?: string;
}

/** `A1#`: the whole spill that starts in the cell. */
export interface SpillReference extends Node {
  readonly type: 'spill';
  readonly anchor: Expression;
}

export interface UnaryOperation extends Node {
  readonly type: 'unary';
  /** `@` is implicit intersection, `%` stands after its operand. */
  readonly operator: '-' | '+' | '%' | '@';
  readonly operand: Expression;
}

export interface BinaryOperation extends Node {
  readonly type: 'binary';
  /** `' '` is intersection, `,` (inside parentheses) union. */
  readonly operator: '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=' | ' ' | ',';
  readonly left: Expression;
  readonly right: Expression;
}

/** A call by name. `name` is upper case with file prefixes removed: `XLOOKUP`, `ROI.PHASED`. */
export interface FunctionCall extends Node {
  readonly type: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
}

/** A call of a computed function: `LAMBDA(x,x+1)(2)`. */
export interface LambdaCall extends Node {
  readonly type: 'apply';
  readonly callee: Expression;
  readonly args: readonly Expression[];
}

/** An argument left out between commas. */
export interface OmittedArgument extends Node {
  readonly type: 'omitted';
}
