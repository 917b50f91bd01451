import type { WordsFor } from '../locales';
import { calculateWorkbook } from '../file/calculateWorkbook';
import { crmInputOutput, crmPicture } from './crmInputOutput/crmInputOutput';
import { dashboardPicture, type PictureHeadline } from './dashboardPicture';
import type { TemplateId } from './templateCatalogue';
import type { WorkbookFile } from '../file/workbookFile';

/** What a template's workbook is written with. */
export type TemplateWords = WordsFor<'templates'>;

/** What one template contributes: a workbook without values, and what its picture shows. */
interface TemplateSource {
  readonly workbook: (words: TemplateWords) => WorkbookFile;
  readonly picture: (words: TemplateWords) => { readonly sheet: string; readonly headlines: readonly PictureHeadline[] };
}

const sources: Readonly<Record<TemplateId, TemplateSource>> = {
  crmInputOutput: { workbook: crmInputOutput, picture: crmPicture },
};

export interface BuiltTemplate {
  readonly file: WorkbookFile;
  /** SVG. */
  readonly picture: string;
}

/** A template with every value calculated. Throws when a cell has no value: a template must not ship with holes. */
export function buildTemplate(id: TemplateId, words: WordsFor<'engine' | 'templates'>): BuiltTemplate {
  const source = sources[id];
  const { file, unsupported, circular } = calculateWorkbook(source.workbook(words), words);
  const holes = [...unsupported].map(([cell, feature]) => `${cell} (${feature})`).concat(circular.map((cells) => cells.join(' → ')));
  if (holes.length > 0) throw new Error(`${id}.${words.language.tag}: cannot calculate ${holes.slice(0, 5).join(', ')}`);
  const { sheet: sheetName, headlines } = source.picture(words);
  const sheet = file.sheets.find(({ name }) => name === sheetName);
  if (!sheet) throw new Error(`${id}.${words.language.tag}: no sheet "${sheetName}"`);
  return { file, picture: dashboardPicture(file, sheet, { title: words.templates[id].title, headlines, font: words.language.fonts.picture }) };
}
