import type { WordsFor } from '../locales';
import { calculateWorkbook } from '../file/calculateWorkbook';
import { crmInputOutput, crmPicture } from './crmInputOutput/crmInputOutput';
import { dashboardPicture, type PictureHeadline } from './dashboardPicture';
import type { TemplateId } from './templateCatalogue';
import { fittedHeights } from '../file/sheet/fittedHeights';
import type { SheetFile, WorkbookFile } from '../file/workbookFile';

/** What a template's workbook is written with. */
export type TemplateWords = WordsFor<'templates'>;

/** What one template contributes: a workbook without values, and what its picture shows. */
export interface TemplateSource {
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

/** A template of the catalogue. */
export function buildTemplate(id: TemplateId, words: WordsFor<'engine' | 'templates'>): BuiltTemplate {
  return buildFrom(sources[id], words.templates[id].title, words);
}

/** A template with every value calculated. Throws when a cell has no value: a template must not ship with holes. */
export function buildFrom(source: TemplateSource, title: string, words: WordsFor<'engine' | 'templates'>): BuiltTemplate {
  const { tag, fonts } = words.language;
  const { file: calculated, unsupported, circular } = calculateWorkbook(source.workbook(words), words);
  const holes = [...unsupported].map(([cell, feature]) => `${cell} (${feature})`).concat(circular.map((cells) => cells.join(' → ')));
  if (holes.length > 0) throw new Error(`${title} (${tag}): cannot calculate ${holes.slice(0, 5).join(', ')}`);
  const file = { ...calculated, sheets: calculated.sheets.map(showingWholeTexts) };
  const { sheet: sheetName, headlines } = source.picture(words);
  const sheet = file.sheets.find(({ name }) => name === sheetName);
  if (!sheet) throw new Error(`${title} (${tag}): no sheet "${sheetName}"`);
  return { file, picture: dashboardPicture(file, sheet, { title, headlines, font: fonts.picture }) };
}

/** Rows high enough for the texts that formulas gave, such as the heads of a spilled table. */
function showingWholeTexts(sheet: SheetFile): SheetFile {
  const given = sheet.rowHeights ?? {};
  const needed = Object.entries(fittedHeights(sheet.cells, sheet.columnWidths ?? {})).map(([row, points]) => [row, Math.max(points, given[Number(row)] ?? 0)] as const);
  return { ...sheet, rowHeights: { ...given, ...Object.fromEntries(needed) } };
}
