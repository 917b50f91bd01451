import { cellAddress, sheetPrefix } from '../engine/formula/parse/address';
import { columnOf, rowOf, type WorkbookModel } from '../engine/formula/workbookModel';
import { fillPhrase, type Language } from '../locales';
import { cliWords } from '../locales/cliWords';

/** Functions whose method Excel does not publish: our answer is near Excel's, and not the same. */
const APPROXIMATE = /\bFORECAST\.ETS\b/i;
const MOST_NAMED = 20;

/** A sentence that names the cells whose values are approximations; null where there are none. O(formulas). */
export function approximationNotice({ sheets }: WorkbookModel, language: Language): string | null {
  const cells = sheets.flatMap(({ name, cells: own }) =>
    [...own].filter(([, { formula }]) => formula !== undefined && APPROXIMATE.test(formula)).map(([key]) => sheetPrefix(name) + cellAddress(rowOf(key), columnOf(key))),
  );
  if (cells.length === 0) return null;
  const named = cells.slice(0, MOST_NAMED).join(', ');
  return fillPhrase(cliWords(language).approximated, { cells: cells.length > MOST_NAMED ? `${named}, …` : named });
}
