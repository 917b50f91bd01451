import { FormulaError } from './formulaError';
import { parseFormula } from './parseFormula';
import { bindingOf, LOOSEST, printFormula, TIGHTEST, type PrintedFormula } from './printFormula';
import { tokenize } from './tokenize';

/**
 * A formula made of others: the names in `pattern` that `parts` has stand for whole expressions, each kept as it is
 * written and put into parentheses wherever the pattern's operators would otherwise tear it apart. A part that cannot
 * be read here always gets them. Formulas without `=`; in `pattern`, names of parts must not look like cells.
 * Throws where `pattern` is no formula. Linear in the length of its text.
 *
 * @example composeFormula('(to-from)/2', { from: 'A1+5', to: '20' }) // (20-(A1+5))/2
 */
export function composeFormula(pattern: string, parts: Readonly<Record<string, string>>): string {
  const parsed = parseFormula(pattern);
  if (!parsed.ok) throw new Error(`${pattern} is no formula`);
  return printFormula(parsed.value, new Map(Object.entries(parts).map(([name, text]) => [name, printedPart(text)])));
}

/** The sum of a term and a formula; the terms of a formula that is a sum itself stay terms: `A1-B1` becomes `term+A1-B1`. */
export function withFirstTerm(term: string, formula: string): string {
  return isSum(formula) ? `${term}+${formula.trim()}` : composeFormula('term+formula', { term, formula });
}

/** True where the outermost operator of a formula adds or subtracts. */
export function isSum(formula: string): boolean {
  const parsed = parseFormula(formula);
  return parsed.ok && parsed.value.type === 'binary' && ['+', '-'].includes(parsed.value.operator);
}

/** The text of a formula to stand in the place of a call: in parentheses where an operator is its outermost part. */
export function asOperand(text: string): string {
  const [written, binding] = printedPart(text);
  return binding === TIGHTEST ? written : `(${written})`;
}

/** What stands inside the parentheses that hold a whole text together; the text itself where there are none. */
export function withoutOuterParentheses(text: string): string {
  const written = text.trim();
  return isEnclosed(written) ? written.slice(1, -1).trim() : written;
}

function printedPart(text: string): PrintedFormula {
  const written = text.trim();
  const parsed = parseFormula(`=${written}`);
  if (!parsed.ok) return [written, LOOSEST];
  return [written, isEnclosed(written) ? TIGHTEST : bindingOf(parsed.value)];
}

/** True where the parenthesis that opens a text closes at its end. */
function isEnclosed(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) return false;
  try {
    const tokens = tokenize(text);
    let depth = 0;
    return tokens.every((token) => {
      if (token.kind === 'end') return true;
      if (token.kind === 'symbol' && token.symbol === '(') depth += 1;
      if (token.kind === 'symbol' && token.symbol === ')') depth -= 1;
      return depth > 0 || token.end === text.length;
    });
  } catch (error) {
    if (error instanceof FormulaError) return false;
    throw error;
  }
}
