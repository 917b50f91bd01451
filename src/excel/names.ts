/** What is loaded of a collection of names. */
export const NAME_FACTS = 'items/name,items/formula,items/scope';

/** The names that belong to the sheet: Excel on the web lists those of the workbook among them. */
export function ownNames(names: Excel.NamedItemCollection): readonly Excel.NamedItem[] {
  return names.items.filter(({ scope }) => scope === 'Worksheet');
}
