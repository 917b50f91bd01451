import { sheetPrefix } from '../../../engine/formula/parse/address';
import type { CellFile, ChartFile, SheetFile, WorkbookFile } from '../../../file/workbookFile';

/** Text in double quotes, or a sheet name with its exclamation mark. */
const sheetReference = /"(?:[^"]|"")*"|'((?:[^']|'')+)'!|([\p{L}_][\p{L}\p{N}_.]*)!/gu;

function renameIn(formula: string, renamed: ReadonlyMap<string, string>): string {
  return formula.replace(sheetReference, (whole, quoted: string | undefined, plain: string | undefined) => {
    const name = quoted?.replaceAll("''", "'") ?? plain;
    const target = name === undefined ? undefined : renamed.get(name);
    return target === undefined ? whole : sheetPrefix(target);
  });
}

/** The same workbook with sheets under new names, and every reference to them following. */
export function renameSheets(file: WorkbookFile, renamed: ReadonlyMap<string, string>): WorkbookFile {
  if (renamed.size === 0) return file;
  const follow = (formula: string) => renameIn(formula, renamed);
  const cell = (entry: CellFile): CellFile => ({
    ...entry,
    ...(entry.formula !== undefined && { formula: follow(entry.formula) }),
    ...(entry.link !== undefined && !/^[a-z]+:/i.test(entry.link) && { link: follow(entry.link) }),
  });
  const chart = (entry: ChartFile): ChartFile => ({
    ...entry,
    series: entry.series.map((series) => ({
      ...series,
      values: follow(series.values),
      ...(series.name !== undefined && { name: follow(series.name) }),
      ...(series.categories !== undefined && { categories: follow(series.categories) }),
    })),
  });
  const sheet = (entry: SheetFile): SheetFile => ({
    ...entry,
    name: renamed.get(entry.name) ?? entry.name,
    cells: new Map([...entry.cells].map(([key, value]) => [key, cell(value)])),
    ...(entry.charts && { charts: entry.charts.map(chart) }),
    ...(entry.validations && {
      validations: entry.validations.map((rule) => ({
        ...rule,
        ...(rule.formula1 !== undefined && { formula1: follow(rule.formula1) }),
        ...(rule.formula2 !== undefined && { formula2: follow(rule.formula2) }),
      })),
    }),
    ...(entry.conditionalFormats && { conditionalFormats: entry.conditionalFormats.map((format) => ({ ...format, formula: follow(format.formula) })) }),
  });
  return {
    ...file,
    sheets: file.sheets.map(sheet),
    names: file.names.map((name) => ({ ...name, formula: follow(name.formula), ...(name.sheet !== undefined && { sheet: renamed.get(name.sheet) ?? name.sheet }) })),
  };
}
