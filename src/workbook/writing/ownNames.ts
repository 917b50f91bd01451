import type { Token } from '../../engine/formula/parse/token';
import { tokenize } from '../../engine/formula/parse/tokenize';

const STORED = /^_xldudf_ROI_/i;

/** A formula with our functions under their own names, where a host that does not know them shows those of the file (`_xldudf_ROI_BASIC`). */
export function withOwnNames(formula: string): string {
  if (!/_xldudf_ROI_/i.test(formula)) return formula;
  let text = '';
  let copied = 0;
  for (const token of tokensOf(formula)) {
    if (token.kind !== 'name' || !STORED.test(token.name)) continue;
    text += formula.slice(copied, token.at) + token.name.replace(STORED, 'ROI.');
    copied = token.end;
  }
  return text + formula.slice(copied);
}

function tokensOf(formula: string): readonly Token[] {
  try {
    return tokenize(formula);
  } catch {
    return [];
  }
}
