import { locale, type Language } from '../locales';
import { calculateWorkbook } from '../file/calculateWorkbook';
import { crmInputOutput, crmPicture } from './crmInputOutput/crmInputOutput';
import { dashboardPicture, type PictureHeadline } from './dashboardPicture';
import type { TemplateId } from './templateCatalogue';
import { fittedHeights } from '../file/sheet/fittedHeights';
import type { SheetFile, WorkbookFile } from '../file/workbookFile';

/** What one template contributes: a workbook without values, and what its picture shows. */
export interface TemplateSource {
  readonly workbook: (language: Language) => WorkbookFile;
  readonly picture: (language: Language) => { readonly sheet: string; readonly headlines: readonly PictureHeadline[] };
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
export function buildTemplate(id: TemplateId, language: Language): BuiltTemplate {
  return buildFrom(sources[id], locale(language).templates[id].title, language);
}

/** A template with every value calculated. Throws when a cell has no value: a template must not ship with holes. */
export function buildFrom(source: TemplateSource, title: string, language: Language): BuiltTemplate {
  const { file: calculated, unsupported, circular } = calculateWorkbook(source.workbook(language), language);
  const holes = [...unsupported].map(([cell, feature]) => `${cell} (${feature})`).concat(circular.map((cells) => cells.join(' → ')));
  if (holes.length > 0) throw new Error(`${title} (${language}): cannot calculate ${holes.slice(0, 5).join(', ')}`);
  const file = { ...calculated, sheets: calculated.sheets.map(showingWholeTexts) };
  const { sheet: sheetName, headlines } = source.picture(language);
  const sheet = file.sheets.find(({ name }) => name === sheetName);
  if (!sheet) throw new Error(`${title} (${language}): no sheet "${sheetName}"`);
  return { file, picture: dashboardPicture(file, sheet, title, headlines) };
}

/** Rows high enough for the texts that formulas gave, such as the heads of a spilled table. */
function showingWholeTexts(sheet: SheetFile): SheetFile {
  const given = sheet.rowHeights ?? {};
  const needed = Object.entries(fittedHeights(sheet.cells, sheet.columnWidths ?? {})).map(([row, points]) => [row, Math.max(points, given[Number(row)] ?? 0)] as const);
  return { ...sheet, rowHeights: { ...given, ...Object.fromEntries(needed) } };
}
