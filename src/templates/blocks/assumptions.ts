import type { CellValue } from '../../engine/core/cellValue';
import type { Format } from '../../file/sheet/looks';
import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import type { InputRule } from './inputRules';

/** A single figure the user gives, with where it comes from. */
export interface Assumption {
  readonly row: number;
  readonly label: string;
  readonly value: CellValue;
  readonly format: Format;
  readonly unit?: string;
  readonly source?: string;
  readonly note?: string;
  readonly rule?: InputRule;
}

export interface AssumptionHeadWords {
  readonly value: string;
  readonly unit: string;
  readonly source: string;
  readonly evidence: string;
  readonly note: string;
}

export function assumptionHeads(sheet: SheetBuilder, row: number, title: string, words: AssumptionHeadWords): void {
  sheet.heads(row, { B: title, C: words.value, D: words.unit, E: words.source, F: words.evidence, G: words.note }, ['C']);
}

/** One line each: label, value, unit, source, evidence, note. */
export function assumptions(sheet: SheetBuilder, lines: readonly Assumption[]): void {
  const { looks } = sheet;
  for (const { row, label, value, format, unit = '', source, note = '', rule } of lines) {
    sheet.put(`B${row}`, label).input(`C${row}`, value, format).put(`D${row}`, unit, looks.unit);
    sheet.input(`E${row}`, source ?? null, 'text').input(`F${row}`, null, 'text').put(`G${row}`, note, looks.note);
    if (rule !== undefined) sheet.validate(`C${row}`, rule);
  }
}

/** Words that formulas compare with stand here once, so that all languages have the same formulas. Heads stand above `first`. */
export function wordLists(sheet: SheetBuilder, first: number, title: string, lists: Readonly<Record<string, { readonly head: string; readonly entries: readonly string[] }>>): void {
  const { looks } = sheet;
  const columns = Object.keys(lists);
  sheet.section(`B${first - 2}:${columns[columns.length - 1] ?? 'C'}${first - 2}`, title);
  sheet.heads(first - 1, { B: '', ...Object.fromEntries(Object.entries(lists).map(([column, { head }]) => [column, head])) });
  for (const [column, { entries }] of Object.entries(lists)) {
    entries.forEach((entry, index) => sheet.put(`${column}${first + index}`, entry, looks.calculated('text')));
  }
}
