import type { Label } from '../engine/core/roiFunction';
import type { WorkbookModel } from '../engine/formula/workbookModel';
import type { Language } from '../locales';
import { languages } from '../locales/languages';
import { labelText } from '../locales/labelText';
import { wordsIn } from './words';

const CALLS_ROI_FUNCTION = /\bROI\.|_xldudf_ROI_/i;

/**
 * The words that ROI functions spill, in the language the workbook's own results already speak: a recalculated
 * workbook must not change its headers with the machine it is recalculated on. Where no result holds a word, `otherwise`.
 */
export function workbookPhrase(model: WorkbookModel, otherwise: Language): (label: Label) => string {
  const language = spokenLanguage(model) ?? otherwise;
  return (label) => labelText(label, wordsIn(language));
}

function spokenLanguage({ sheets }: WorkbookModel): Language | undefined {
  let spoken: Language | undefined;
  for (const { cells } of sheets) {
    for (const { formula, value } of cells.values()) {
      if (typeof value !== 'string' || formula === undefined || !CALLS_ROI_FUNCTION.test(formula)) continue;
      const written = languages.find(({ letters }) => letters?.test(value));
      if (written !== undefined) return written.tag;
      if (value !== '') spoken = languages[0].tag;
    }
  }
  return spoken;
}
