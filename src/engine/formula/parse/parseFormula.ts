import { fail, ok, type Result } from '../../core/result';
import { MAX_COLUMNS, MAX_ROWS } from '../workbookModel';
import type { AreaReference, ArrayLiteral, BinaryOperation, CellReference, Expression } from './ast';
import { FormulaError, formulaError } from './formulaError';
import { nameWithoutFilePrefix } from './functionName';
import type { SymbolToken, Token } from './token';
import { tokenize } from './tokenize';

/** Excel itself stops at 8,192 characters as typed; file prefixes may lengthen the stored text. */
const MAX_LENGTH = 32768;
/** Excel nests functions 64 deep; operators, parentheses and signs add to that. */
const MAX_NESTING = 512;
/** Height of the tree, long chains such as `A1+A2+…` included: later walks over the tree may recurse safely. */
const MAX_HEIGHT = 2000;

/** How files store `A1:.B9` and its kin, with the argument of TRIMRANGE that means the same: empty edges in front (1), behind (2) or both (3). */
const TRIMMED_RANGES: Readonly<Record<string, number>> = { _TRO_LEADING: 1, _TRO_TRAILING: 2, _TRO_ALL: 3 };

const BINDING: Readonly<Record<string, number>> = {
  '=': 1, '<>': 1, '<': 1, '<=': 1, '>': 1, '>=': 1,
  '&': 2,
  '+': 3, '-': 3,
  '*': 4, '/': 4,
  '^': 5,
};
const PERCENT = 6;
const PREFIX = 7;
const INTERSECTION = 9;
const RANGE = 10;
const SPILL = 11;

/**
 * Reads an Excel formula, as stored in a file or as typed in en-US, with or without its leading `=`.
 *
 * Precedence, tightest first: `#`, range `:`, intersection (a space), union (`,` inside parentheses),
 * signs and `@`, `%`, `^`, `*` `/`, `+` `-`, `&`, comparisons; so `-2^2` is 4, as in Excel.
 * A formula that cannot be read is a Failure whose details give the one-based `position`; links to other
 * workbooks (`formulaExternalLink`) are refused by name.
 * Linear in the length of the text; nesting is bounded, so no text can exhaust the stack.
 *
 * @example parseFormula('1+2*3')
 */
export function parseFormula(text: string): Result<Expression> {
  try {
    if (text.length > MAX_LENGTH) throw formulaError('formulaTooLong', MAX_LENGTH, { limit: MAX_LENGTH, received: text.length });
    return ok(new Parser(text).parse());
  } catch (error) {
    if (error instanceof FormulaError) return fail(error.error);
    throw error;
  }
}

class Parser {
  private readonly tokens: Token[];
  private index = 0;
  private nesting = 0;
  private height = 0;

  constructor(private readonly text: string) {
    this.tokens = tokenize(text);
    const refused = this.tokens.find((token) => token.kind === 'refused');
    if (refused !== undefined) throw formulaError(refused.why, refused.at, { reference: refused.what });
  }

  parse(): Expression {
    const first = this.peek();
    if (first.kind === 'symbol' && first.symbol === '=' && first.at === this.text.search(/\S/)) this.index++;
    const expression = this.expression(0);
    if (this.peek().kind !== 'end') this.unexpected();
    return expression;
  }

  private peek(): Token {
    return this.tokens[this.index] ?? { kind: 'end', at: this.text.length, end: this.text.length, spaceBefore: false };
  }

  private next(): Token {
    const token = this.peek();
    this.index++;
    return token;
  }

  private at(symbol: SymbolToken['symbol']): boolean {
    const token = this.peek();
    return token.kind === 'symbol' && token.symbol === symbol;
  }

  private accept(symbol: SymbolToken['symbol']): boolean {
    if (!this.at(symbol)) return false;
    this.index++;
    return true;
  }

  private expect(symbol: SymbolToken['symbol']): void {
    if (!this.accept(symbol)) this.unexpected();
  }

  private unexpected(): never {
    const token = this.peek();
    if (token.kind === 'end') throw formulaError('formulaUnfinished', token.at);
    throw formulaError('formulaUnexpected', token.at, { found: this.text.slice(token.at, token.end) });
  }

  private grow(): void {
    if (++this.height > MAX_HEIGHT) throw formulaError('formulaTooDeep', this.peek().at, { limit: MAX_HEIGHT });
  }

  private expression(minimum: number): Expression {
    if (++this.nesting > MAX_NESTING) throw formulaError('formulaTooDeep', this.peek().at, { limit: MAX_NESTING });
    const heightBefore = this.height;
    let left = this.prefix();
    for (;;) {
      const extended = this.extend(left, minimum);
      if (extended === undefined) break;
      this.grow();
      left = extended;
    }
    this.nesting--;
    this.height = heightBefore;
    return left;
  }

  /** One operator after `left` that binds tighter than `minimum`, or undefined. */
  private extend(left: Expression, minimum: number): Expression | undefined {
    const token = this.peek();
    if (token.kind !== 'symbol') {
      return token.spaceBefore && minimum < INTERSECTION && opensReference(token) && isReferenceLike(left) ? this.intersection(left) : undefined;
    }
    const { symbol } = token;
    if (symbol === '(' && !token.spaceBefore && isCallable(left)) {
      this.index++;
      return { type: 'apply', callee: left, args: this.callArguments(), at: token.at };
    }
    if (symbol === '#' && minimum < SPILL && isReferenceLike(left)) {
      this.index++;
      return { type: 'spill', anchor: left, at: left.at };
    }
    if (symbol === ':' && minimum < RANGE) {
      this.index++;
      return joinRange(left, this.expression(RANGE), token.at);
    }
    if (symbol === '(' && token.spaceBefore && minimum < INTERSECTION && isReferenceLike(left)) return this.intersection(left);
    if (symbol === '%' && minimum < PERCENT) {
      this.index++;
      return { type: 'unary', operator: '%', operand: left, at: token.at };
    }
    const binding = BINDING[symbol];
    if (binding === undefined || binding <= minimum) return undefined;
    this.index++;
    return { type: 'binary', operator: binaryOperator(symbol), left, right: this.expression(binding), at: token.at };
  }

  private intersection(left: Expression): Expression {
    const at = this.peek().at;
    return { type: 'binary', operator: ' ', left, right: this.expression(INTERSECTION), at };
  }

  private prefix(): Expression {
    const token = this.next();
    const { at } = token;
    switch (token.kind) {
      case 'number':
        return { type: 'number', value: token.value, at };
      case 'string':
        return { type: 'string', value: token.value, at };
      case 'error':
        return { type: 'error', value: token.value, at };
      case 'structured':
        return { type: 'structured', ...token.reference, at };
      case 'cell':
      case 'columns':
      case 'rows':
        return plainReference(token, undefined);
      case 'sheet':
        return this.onSheet(token.sheet, at);
      case 'sheets':
        return this.acrossSheets(token.first, token.last, at);
      case 'name':
        return this.named(token.name, at);
      case 'symbol':
        if (token.symbol === '-' || token.symbol === '+' || token.symbol === '@') {
          return { type: 'unary', operator: token.symbol, operand: this.expression(PREFIX), at };
        }
        if (token.symbol === '(') return this.parenthesized();
        if (token.symbol === '{') return this.arrayLiteral(at);
        if (token.symbol === '#') throw formulaError('formulaUnknownError', at);
        break;
      case 'refused':
      case 'end':
        break;
    }
    this.index--;
    return this.unexpected();
  }

  private onSheet(sheet: string, at: number): Expression {
    const token = this.next();
    if (token.kind === 'cell' || token.kind === 'columns' || token.kind === 'rows') return { ...plainReference(token, sheet), at };
    if (token.kind === 'name') return { type: 'name', name: nameWithoutFilePrefix(token.name), sheet, at };
    this.index--;
    return this.unexpected();
  }

  private acrossSheets(first: string, last: string, at: number): Expression {
    const token = this.next();
    if (token.kind === 'cell' || token.kind === 'columns' || token.kind === 'rows') return { type: 'sheets', first, last, target: plainReference(token, undefined), at };
    this.index--;
    return this.unexpected();
  }

  private named(fileName: string, at: number): Expression {
    const name = nameWithoutFilePrefix(fileName);
    const opens = this.peek();
    if (opens.kind === 'symbol' && opens.symbol === '(' && !opens.spaceBefore) {
      this.index++;
      const args = this.callArguments();
      const [only] = args;
      const upper = name.toUpperCase();
      if (only !== undefined && args.length === 1 && upper === 'SINGLE') return { type: 'unary', operator: '@', operand: only, at };
      if (only !== undefined && args.length === 1 && upper === 'ANCHORARRAY') return { type: 'spill', anchor: only, at };
      const trimmed = TRIMMED_RANGES[upper];
      if (only !== undefined && args.length === 1 && trimmed !== undefined) {
        const which: Expression = { type: 'number', value: trimmed, at };
        return { type: 'call', name: 'TRIMRANGE', args: [only, which, which], at };
      }
      return { type: 'call', name: upper, args, at };
    }
    if (/^(true|false)$/i.test(name)) return { type: 'boolean', value: name.length === 4, at };
    return { type: 'name', name, at };
  }

  /** What stands between the parentheses of a call; the opening one is behind us. */
  private callArguments(): Expression[] {
    if (this.accept(')')) return [];
    const args: Expression[] = [];
    for (;;) {
      const token = this.peek();
      const omitted = token.kind === 'symbol' && (token.symbol === ',' || token.symbol === ')');
      args.push(omitted ? { type: 'omitted', at: token.at } : this.expression(0));
      if (this.accept(')')) return args;
      this.expect(',');
    }
  }

  private parenthesized(): Expression {
    let inside = this.expression(0);
    while (this.at(',')) {
      const { at } = this.next();
      this.grow();
      inside = { type: 'binary', operator: ',', left: inside, right: this.expression(0), at };
    }
    this.expect(')');
    return inside;
  }

  private arrayLiteral(at: number): ArrayLiteral {
    const rows: (number | string | boolean | { error: ArrayError })[][] = [[]];
    for (;;) {
      rows[rows.length - 1]?.push(this.constant());
      if (this.accept('}')) break;
      if (this.accept(';')) rows.push([]);
      else this.expect(',');
    }
    const width = rows[0]?.length ?? 0;
    if (rows.some((row) => row.length !== width)) throw formulaError('formulaUnexpected', at, { found: this.text.slice(at, this.peek().at) });
    return { type: 'array', rows, at };
  }

  private constant(): number | string | boolean | { error: ArrayError } {
    let sign = 1;
    let signed = false;
    while (this.at('-') || this.at('+')) {
      if (this.at('-')) sign = -sign;
      signed = true;
      this.index++;
    }
    const token = this.next();
    if (token.kind === 'number') return this.accept('%') ? (sign * token.value) / 100 : sign * token.value;
    if (!signed && token.kind === 'string') return token.value;
    if (!signed && token.kind === 'error') return { error: token.value };
    if (!signed && token.kind === 'name' && /^(true|false)$/i.test(token.name)) return token.name.length === 4;
    this.index--;
    return this.unexpected();
  }
}

type ArrayError = Extract<Token, { kind: 'error' }>['value'];

function binaryOperator(symbol: SymbolToken['symbol']): BinaryOperation['operator'] {
  switch (symbol) {
    case '%':
    case '@':
    case '#':
    case ':':
    case ';':
    case '(':
    case ')':
    case '{':
    case '}':
      throw new Error(`${symbol} takes no right operand`);
    default:
      return symbol;
  }
}

function plainReference(token: Extract<Token, { kind: 'cell' | 'columns' | 'rows' }>, sheet: string | undefined): CellReference | AreaReference {
  const where = sheet === undefined ? {} : { sheet };
  if (token.kind === 'cell') {
    const { row, column, rowAbsolute, columnAbsolute, at } = token;
    return { type: 'cell', ...where, row, column, rowAbsolute, columnAbsolute, at };
  }
  const first = Math.min(token.first, token.last);
  const last = Math.max(token.first, token.last);
  const inOrder = token.first <= token.last;
  const lower = inOrder ? token.firstAbsolute : token.lastAbsolute;
  const upper = inOrder ? token.lastAbsolute : token.firstAbsolute;
  return token.kind === 'columns'
    ? { type: 'area', ...where, top: 0, left: first, bottom: MAX_ROWS - 1, right: last, wholeColumns: true, wholeRows: false, ...fixedEdges({ left: lower, right: upper }), at: token.at }
    : { type: 'area', ...where, top: first, left: 0, bottom: last, right: MAX_COLUMNS - 1, wholeColumns: false, wholeRows: true, ...fixedEdges({ top: lower, bottom: upper }), at: token.at };
}

type Edge = 'top' | 'left' | 'bottom' | 'right';

function fixedEdges(edges: Readonly<Partial<Record<Edge, boolean>>>): Pick<AreaReference, 'absolute'> {
  const fixed = (Object.keys(edges) as Edge[]).filter((edge) => edges[edge] === true);
  return fixed.length === 0 ? {} : { absolute: Object.fromEntries(fixed.map((edge) => [edge, true])) };
}

/** `A1:B2` becomes one area; anything with a computed end stays a range operation. */
function joinRange(from: Expression, to: Expression, at: number): Expression {
  const across = from.type === 'sheets' ? from : undefined;
  const first = corners(across?.target ?? from);
  const second = corners(to);
  if (first === undefined || second === undefined || (second.sheet !== undefined && second.sheet !== first.sheet)) {
    return { type: 'range', from, to, at };
  }
  const top = Math.min(first.top, second.top);
  const left = Math.min(first.left, second.left);
  const bottom = Math.max(first.bottom, second.bottom);
  const right = Math.max(first.right, second.right);
  const area: AreaReference = {
    type: 'area',
    ...(first.sheet === undefined ? {} : { sheet: first.sheet }),
    top,
    left,
    bottom,
    right,
    wholeColumns: top === 0 && bottom === MAX_ROWS - 1,
    wholeRows: left === 0 && right === MAX_COLUMNS - 1,
    ...fixedEdges({
      top: (first.top <= second.top ? first : second).fixed.top,
      left: (first.left <= second.left ? first : second).fixed.left,
      bottom: (second.bottom >= first.bottom ? second : first).fixed.bottom,
      right: (second.right >= first.right ? second : first).fixed.right,
    }),
    at: from.at,
  };
  return across === undefined ? area : { ...across, target: area };
}

interface Corners extends Pick<AreaReference, 'sheet' | Edge> {
  readonly fixed: Readonly<Partial<Record<Edge, boolean>>>;
}

function corners(expression: Expression): Corners | undefined {
  if (expression.type === 'area') return { ...expression, fixed: expression.absolute ?? {} };
  if (expression.type !== 'cell') return undefined;
  const { sheet, row, column, rowAbsolute, columnAbsolute } = expression;
  const fixed = { top: rowAbsolute, left: columnAbsolute, bottom: rowAbsolute, right: columnAbsolute };
  return { ...(sheet === undefined ? {} : { sheet }), top: row, left: column, bottom: row, right: column, fixed };
}

function opensReference(token: Token): boolean {
  return token.kind === 'cell' || token.kind === 'columns' || token.kind === 'rows' || token.kind === 'sheet' || token.kind === 'sheets' || token.kind === 'name' || token.kind === 'structured' || token.kind === 'error';
}

function isReferenceLike(expression: Expression): boolean {
  switch (expression.type) {
    case 'cell':
    case 'area':
    case 'sheets':
    case 'range':
    case 'name':
    case 'structured':
    case 'spill':
    case 'call':
    case 'apply':
    case 'error':
      return true;
    case 'binary':
      return expression.operator === ' ' || expression.operator === ',';
    default:
      return false;
  }
}

/** What may be called in place: `LAMBDA(x,x+1)(2)`, `(MyFunction)(2)`. */
function isCallable(expression: Expression): boolean {
  return expression.type === 'call' || expression.type === 'apply' || expression.type === 'name';
}
