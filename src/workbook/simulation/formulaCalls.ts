import type { Expression, FunctionCall } from '../../engine/formula/parse/ast';
import { callsOf } from '../../engine/compile/lower/calls';
import { parseFormula } from '../../engine/formula/parse/parseFormula';
import { tokenize } from '../../engine/formula/parse/tokenize';

/** A call as it stands in the text of a formula. */
export interface WrittenCall {
  /** Upper case, without file prefixes: `ROI.PERT`. */
  readonly name: string;
  /** From the name to the closing parenthesis. */
  readonly text: string;
  /** Offset in the formula. */
  readonly at: number;
  readonly args: readonly WrittenArgument[];
}

export interface WrittenArgument {
  /** Without the spaces around it; empty where the argument is left out. */
  readonly text: string;
  readonly expression: Expression;
}

/** Every call of a formula, in the order of its text; none where the formula cannot be read. Linear in its length. */
export function formulaCalls(formula: string): readonly WrittenCall[] {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return [];
  const calls = callsOf(parsed.value);
  if (calls.length === 0) return [];
  const spans = argumentSpans(formula);
  return calls.map((call) => writtenCall(formula, call, spans.get(call.at)!)).sort((a, b) => a.at - b.at);
}

function writtenCall(formula: string, { name, at, args }: FunctionCall, { end, commas }: CallSpan): WrittenCall {
  const edges = [commas[0]!, ...commas.slice(1), end - 1];
  return {
    name,
    at,
    text: formula.slice(at, end),
    args: args.map((expression, index) => ({ expression, text: formula.slice(edges[index]! + 1, edges[index + 1]).trim() })),
  };
}

interface CallSpan {
  /** Behind the closing parenthesis. */
  end: number;
  /** The opening parenthesis, then every comma of the call itself. */
  readonly commas: number[];
}

/** Where each call of a readable formula ends and its arguments part, by the offset of its name. */
function argumentSpans(formula: string): ReadonlyMap<number, CallSpan> {
  const spans = new Map<number, CallSpan>();
  const open: (CallSpan | null)[] = [];
  const tokens = tokenize(formula);
  tokens.forEach((token, index) => {
    if (token.kind !== 'symbol') return;
    const inside = open.at(-1);
    if (token.symbol === '(' || token.symbol === '{') {
      const before = tokens[index - 1];
      const isCall = token.symbol === '(' && before?.kind === 'name' && before.end === token.at;
      const span = isCall ? { end: token.end, commas: [token.at] } : null;
      if (isCall) spans.set(before.at, span!);
      open.push(span);
    } else if (token.symbol === ',') inside?.commas.push(token.at);
    else if (token.symbol === ')' || token.symbol === '}') {
      if (inside) inside.end = token.end;
      open.pop();
    }
  });
  return spans;
}
