import type { CellValue } from '../../core/cellValue';
import type { Expression } from '../parse/ast';
import { FormulaError } from '../parse/formulaError';
import { parseFormula } from '../parse/parseFormula';
import { tokenize } from '../parse/tokenize';
import type { Token } from '../parse/token';
import { sameValue } from './compare';
import { isError } from './value';

/** Functions that read what their arguments do not mention, other cells or the clock: it may have changed unseen. */
const UNSEEN = /\b(?:OFFSET|INDIRECT|NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|CELL|INFO)\s*\(/i;

/**
 * The expression of a formula that cannot be calculated here, links to other workbooks read as #REF!: what is left mentions
 * every cell of this workbook it depends on. Undefined where that cannot be told.
 */
export function mentionsOf(formula: string): Expression | undefined {
  if (UNSEEN.test(formula)) return undefined;
  const text = withoutLinks(formula);
  const parsed = text === undefined ? undefined : parseFormula(text);
  return parsed?.ok === true ? parsed.value : undefined;
}

function withoutLinks(formula: string): string | undefined {
  const tokens = tokensOf(formula);
  if (tokens === undefined) return undefined;
  let text = '';
  let copied = 0;
  tokens.forEach((token, index) => {
    if (token.kind !== 'refused') return;
    text += `${formula.slice(copied, token.at)}#REF!`;
    copied = linkEnd(tokens, index);
  });
  return text + formula.slice(copied);
}

/** Where the reference behind a link to another workbook ends. */
function linkEnd(tokens: readonly Token[], index: number): number {
  const [first, colon, last] = tokens.slice(index + 1, index + 4);
  const isArea = first?.kind === 'cell' && colon?.kind === 'symbol' && colon.symbol === ':' && last?.kind === 'cell';
  return (isArea ? last : first)?.end ?? 0;
}

function tokensOf(formula: string): readonly Token[] | undefined {
  try {
    return tokenize(formula);
  } catch (error) {
    if (error instanceof FormulaError) return undefined;
    throw error;
  }
}

/** True where a value is the one stored but for the rounding of another calculation. */
export function isUnchanged(now: CellValue, stored: CellValue): boolean {
  if (typeof now === 'number' && typeof stored === 'number') return Math.abs(now - stored) <= 1e-12 * Math.max(Math.abs(now), Math.abs(stored));
  return isError(now) || isError(stored) ? isError(now) && isError(stored) && now.error === stored.error : sameValue(now, stored);
}
