import type { Expression } from '../../engine/formula/parse/ast';
import { parseFormula } from '../../engine/formula/parse/parseFormula';
import { formulaCalls } from '../simulation/formulaCalls';

/** Operators that bind more loosely than `+`: what they join must keep together behind a sum. */
const LOOSE: ReadonlySet<string> = new Set(['&', '=', '<>', '<', '>', '<=', '>=']);

/**
 * The contents of a cell as a watched result: ROI.OUTPUT adds nothing to the value, and names it.
 * @example markedFormula('=B4*2', 'Profit') // =ROI.OUTPUT("Profit")+B4*2
 */
export function markedFormula(contents: string | number, name: string): string {
  const mark = `ROI.OUTPUT("${name.replaceAll('"', '""')}")`;
  if (typeof contents === 'number') return `=${mark}+${contents}`;
  const formula = contents.slice(1);
  const parsed = parseFormula(formula);
  const loose = !parsed.ok || isLoose(parsed.value);
  return `=${mark}+${loose ? `(${formula})` : formula}`;
}

/** The contents without ROI.OUTPUT: as they were before the cell was watched. A plain number becomes a constant again. */
export function unmarkedFormula(formula: string): string | number {
  const text = formula.slice(1);
  const mark = formulaCalls(text).find(({ name }) => name === 'ROI.OUTPUT');
  if (mark === undefined) return formula;
  const before = text.slice(0, mark.at);
  const after = text.slice(mark.at + mark.text.length);
  const rest = before.trim() === '' && /^\s*\+/.test(after) ? after.replace(/^\s*\+\s*/, '') : after.trim() === '' && /\+\s*$/.test(before) ? before.replace(/\s*\+\s*$/, '') : `${before}0${after}`;
  const bare = withoutOuterParentheses(rest.trim());
  return bare !== '' && Number.isFinite(Number(bare)) ? Number(bare) : `=${bare}`;
}

function isLoose(expression: Expression): boolean {
  return expression.type === 'binary' && LOOSE.has(expression.operator);
}

/** Parentheses are outer where the first closes at the end. */
function withoutOuterParentheses(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  let quote = '';
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index]!;
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '(') depth += 1;
    else if (letter === ')' && --depth === 0 && index < text.length - 1) return text;
  }
  return text.slice(1, -1);
}
