import { parseReference, sheetPrefix } from '../../engine/formula/parse/address';
import type { Token } from '../../engine/formula/parse/token';
import { tokenize } from '../../engine/formula/parse/tokenize';

/**
 * A formula taken apart, so that it can wait outside its cell: text with blanks, and the references that belong into them.
 * References that stand in cells of their own follow rows, columns and sheets as Excel moves them; plain text would not.
 */
export interface FormulaTemplate {
  /** `⟦0⟧` stands for a reference without a sheet, `⟦0!⟧` for one that names its sheet. */
  readonly text: string;
  /** Each with its sheet: `Inputs!$B$3:$B$9`. */
  readonly references: readonly string[];
}

const BLANK = /⟦(\d+)(!?)⟧/g;

/** Takes a formula of a sheet apart; one that cannot be read is kept as text. Linear in its length. */
export function takeApart(formula: string, sheet: string): FormulaTemplate {
  const tokens = tokensOf(formula);
  const references: string[] = [];
  let text = '';
  let copied = 0;
  for (let index = 0; index < tokens.length; index++) {
    if (tokens[index]?.kind === 'sheets' || tokens[index]?.kind === 'refused') {
      index = referenceEnd(tokens, index + 1) ?? index;
      continue;
    }
    const qualifier = tokens[index]?.kind === 'sheet' ? tokens[index] : undefined;
    const first = qualifier === undefined ? index : index + 1;
    const last = referenceEnd(tokens, first);
    if (last === null) continue;
    const { at, end } = { at: tokens[first]!.at, end: tokens[last]!.end };
    const start = qualifier?.at ?? at;
    text += `${formula.slice(copied, start)}⟦${references.length}${qualifier === undefined ? '' : '!'}⟧`;
    references.push((qualifier === undefined ? sheetPrefix(sheet) : formula.slice(start, at)) + formula.slice(at, end));
    copied = end;
    index = last;
  }
  return { text: text + formula.slice(copied), references };
}

/** The formula as it has to be in a cell of `sheet`, its references being where they are now; what they pointed at and is gone is `#REF!`. */
export function putTogether({ text, references }: FormulaTemplate, sheet: string): string {
  return text.replace(BLANK, (_, index: string, qualified: string) => {
    const reference = references[Number(index)] ?? '#REF!';
    const mark = reference.lastIndexOf('!');
    if (qualified !== '' || reference.includes('#REF!') || mark < 0) return reference;
    return parseReference(`${reference.slice(0, mark)}!A1`)?.sheet === sheet ? reference.slice(mark + 1) : reference;
  });
}

/** The last token of the reference that starts at `index`: a cell, two cells with a colon between, whole columns or rows. */
function referenceEnd(tokens: readonly Token[], index: number): number | null {
  const first = tokens[index];
  if (first?.kind === 'columns' || first?.kind === 'rows') return index;
  if (first?.kind !== 'cell') return null;
  const colon = tokens[index + 1];
  return colon?.kind === 'symbol' && colon.symbol === ':' && tokens[index + 2]?.kind === 'cell' ? index + 2 : index;
}

function tokensOf(formula: string): readonly Token[] {
  try {
    return tokenize(formula);
  } catch {
    return [];
  }
}
