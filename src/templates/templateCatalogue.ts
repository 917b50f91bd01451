import type { Language } from '../locales';

/** The templates in the order of the gallery. Ids are permanent: they name the files that are shipped. */
export const templateIds = ['crmInputOutput'] as const;

export type TemplateId = (typeof templateIds)[number];

/** The workbook of a template, relative to the add-in's address. Titles and descriptions are in `locales/<language>/pane/templates`. */
export function templateWorkbookPath(id: TemplateId, language: Language): string {
  return `assets/templates/${id}.${language}.xlsx`;
}

/** A small picture of its dashboard, drawn from the template's own figures. */
export function templatePicturePath(id: TemplateId, language: Language): string {
  return `assets/templates/${id}.${language}.svg`;
}
