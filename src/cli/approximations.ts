import { fillPhrase, type Language } from '../locales';
import { cliWords } from './words';

const MOST_NAMED = 20;

/** A sentence that names the cells whose values are approximations of Excel's; null where there are none. */
export function approximationNotice(cells: readonly string[], language: Language): string | null {
  if (cells.length === 0) return null;
  const named = cells.slice(0, MOST_NAMED).join(', ');
  return fillPhrase(cliWords(language).approximated, { cells: cells.length > MOST_NAMED ? `${named}, …` : named });
}
