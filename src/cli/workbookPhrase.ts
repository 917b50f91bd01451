import type { Label } from '../engine/core/roiFunction';
import type { WorkbookModel } from '../engine/formula/workbookModel';
import type { Language } from '../locales';
import { labelText } from '../locales/labelText';

const CHINESE = /\p{Script=Han}/u;
const CALLS_ROI_FUNCTION = /\bROI\.|_xldudf_ROI_/i;

/**
 * The words that ROI functions spill, in the language the workbook's own results already speak: a recalculated
 * workbook must not change its headers with the machine it is recalculated on. Where no result holds a word, `otherwise`.
 */
export function workbookPhrase(model: WorkbookModel, otherwise: Language): (label: Label) => string {
  const language = spokenLanguage(model) ?? otherwise;
  return (label) => labelText(label, language);
}

function spokenLanguage({ sheets }: WorkbookModel): Language | undefined {
  let spoken: Language | undefined;
  for (const { cells } of sheets) {
    for (const { formula, value } of cells.values()) {
      if (typeof value !== 'string' || formula === undefined || !CALLS_ROI_FUNCTION.test(formula)) continue;
      if (CHINESE.test(value)) return 'zh-CN';
      if (value !== '') spoken = 'en-US';
    }
  }
  return spoken;
}
