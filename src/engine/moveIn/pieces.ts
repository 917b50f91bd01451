import { fail, ok, type Result } from '../core/result';
import { FormulaError } from '../formula/parse/formulaError';
import { nameWithoutFilePrefix } from '../formula/parse/functionName';
import type { Token } from '../formula/parse/token';
import { tokenize } from '../formula/parse/tokenize';

/** A formula as text with the calls that matter lifted out; everything between them is kept letter by letter. */
export type Pieces = readonly (string | ForeignCall)[];

export interface ForeignCall {
  /** The name without the prefixes of files and add-ins, as its product writes it: `RiskPert`. */
  readonly name: string;
  /** What stands before the arguments, prefix and parenthesis included: `[1]!RiskPert(`. */
  readonly head: string;
  readonly args: readonly Pieces[];
}

/**
 * Splits a formula into the calls of the functions asked for and the text around them. Names may carry the prefixes
 * under which files and hosts keep an add-in's functions: `_xll.RiskPert`, `[1]!RiskPert`, `'C:\…\Risk.xla'!RiskPert`.
 * Linear in the length of the text; fails where the text is no formula.
 */
export function readPieces(text: string, isForeign: (name: string) => boolean): Result<Pieces> {
  try {
    return ok(new Reader(text, tokenize(text), isForeign).all());
  } catch (error) {
    if (error instanceof FormulaError) return fail(error.error);
    throw error;
  }
}

/** The text of the pieces: exactly the formula they were read from. */
export function writePieces(pieces: Pieces): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : `${piece.head}${piece.args.map(writePieces).join(',')})`)).join('');
}

/** Every call in the pieces, outer ones first. */
export function* callsIn(pieces: Pieces): Generator<ForeignCall> {
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    yield piece;
    for (const argument of piece.args) yield* callsIn(argument);
  }
}

class Reader {
  private index = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly isForeign: (name: string) => boolean,
  ) {}

  all(): Pieces {
    return this.until(0, () => false);
  }

  /** Reads from offset `from` to the token at which `stops` says so, outside all parentheses opened on the way. */
  private until(from: number, stops: (token: Token) => boolean): Pieces {
    const pieces: (string | ForeignCall)[] = [];
    let kept = from;
    let depth = 0;
    for (;;) {
      const token = this.tokens[this.index];
      if (token.kind === 'end' || (depth === 0 && stops(token))) {
        if (token.at > kept) pieces.push(this.text.slice(kept, token.at));
        return pieces;
      }
      const start = this.callStart();
      if (start !== undefined) {
        if (start > kept) pieces.push(this.text.slice(kept, start));
        pieces.push(this.call(start));
        kept = this.tokens[this.index - 1].end;
        continue;
      }
      if (isSymbol(token, '(') || isSymbol(token, '{')) depth++;
      if (isSymbol(token, ')') || isSymbol(token, '}')) depth--;
      this.index++;
    }
  }

  /** Where a foreign call begins at the current token, the link to its add-in included. */
  private callStart(): number | undefined {
    const token = this.tokens[this.index];
    const linked = token.kind === 'refused' || token.kind === 'sheet';
    const name = this.tokens[linked ? this.index + 1 : this.index];
    const opens = this.tokens[linked ? this.index + 2 : this.index + 1];
    if (name?.kind !== 'name' || opens === undefined || !isSymbol(opens, '(') || opens.spaceBefore) return undefined;
    return this.isForeign(nameWithoutFilePrefix(name.name)) ? token.at : undefined;
  }

  private call(start: number): ForeignCall {
    while (this.tokens[this.index].kind !== 'name') this.index++;
    const name = this.tokens[this.index];
    const opens = this.tokens[this.index + 1];
    this.index += 2;
    const args: Pieces[] = [];
    let from = opens.end;
    for (;;) {
      const argument = this.until(from, (token) => isSymbol(token, ',') || isSymbol(token, ')'));
      const token = this.tokens[this.index];
      if (token.kind === 'end') throw new FormulaError({ code: 'formulaUnfinished', cellError: '#NAME?', details: { position: token.at + 1 } });
      this.index++;
      from = token.end;
      if (isSymbol(token, ',')) args.push(argument);
      else {
        // `RiskOutput()` has no argument, `RiskTruncate(1,)` has two.
        if (args.length > 0 || argument.length > 0) args.push(argument);
        return { name: name.kind === 'name' ? nameWithoutFilePrefix(name.name) : '', head: this.text.slice(start, opens.end), args };
      }
    }
  }
}

function isSymbol(token: Token, symbol: string): boolean {
  return token.kind === 'symbol' && token.symbol === symbol;
}
