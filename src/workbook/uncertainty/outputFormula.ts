import { isSum, withFirstTerm, withoutOuterParentheses } from '../../engine/formula/parse/composeFormula';
import { parseFormula } from '../../engine/formula/parse/parseFormula';
import { formulaCalls } from '../simulation/formulaCalls';

/**
 * The contents of a cell as a watched result: ROI.OUTPUT adds nothing to the value, and names it.
 * @example markedFormula('=B4*2', 'Profit') // =ROI.OUTPUT("Profit")+B4*2
 */
export function markedFormula(contents: string | number, name: string): string {
  const mark = `ROI.OUTPUT("${name.replaceAll('"', '""')}")`;
  return `=${withFirstTerm(mark, typeof contents === 'number' ? String(contents) : contents.slice(1))}`;
}

/** The contents without ROI.OUTPUT: as they were before the cell was watched. A plain number becomes a constant again. */
export function unmarkedFormula(formula: string): string | number {
  const text = formula.slice(1);
  const mark = formulaCalls(text).find(({ name }) => name === 'ROI.OUTPUT');
  if (mark === undefined) return formula;
  const [before, after] = [text.slice(0, mark.at), text.slice(mark.at + mark.text.length)];
  const bare = (isSum(text) ? otherTerms(before, after) : null) ?? `${before}0${after}`.trim();
  return bare !== '' && Number.isFinite(Number(bare)) ? Number(bare) : `=${bare}`;
}

/** What is left of a sum whose first or last term goes; null where something else is done with that term. */
function otherTerms(before: string, after: string): string | null {
  const first = before.trim() === '' ? /^\s*\+/.exec(after)?.[0] : undefined;
  const last = after.trim() === '' ? /\+\s*$/.exec(before)?.[0] : undefined;
  const rest = first !== undefined ? after.slice(first.length) : last !== undefined ? before.slice(0, before.length - last.length) : '';
  return parseFormula(`=${rest}`).ok ? withoutOuterParentheses(rest) : null;
}
