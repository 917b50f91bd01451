import { addressOf } from '../../engine/moveIn/addressOf';
import type { CellPlace, Conversion, ForeignProduct, Refusal, Trap } from '../../engine/moveIn/conversion';
import { fillPhrase, type Words } from '../../locales';
import { describeRefusal, describeTrap } from '../../locales/describeConversion';
import { looksFor } from '../../file/sheet/looks';
import { SheetBuilder } from '../../file/sheet/sheetBuilder';
import type { WrittenSheet } from '../sheetWriter';

interface Line {
  /** The address of a cell, or a defined name. */
  readonly at: string;
  readonly isCell: boolean;
  readonly product: ForeignProduct;
  readonly status: 'converted' | 'added' | 'refused';
  readonly before: string;
  readonly after: string;
  readonly notes: readonly string[];
}

const WIDTHS = { A: 18, B: 14, C: 14, D: 44, E: 44, F: 60 };
const FIRST_ROW = 5;

/** A sheet that lists every cell of a conversion: what it was, what it is, and what to know about it. */
export function conversionSheet(conversion: Conversion, words: Words<'moveIn'>): WrittenSheet {
  const { report, products } = words.moveIn;
  const looks = looksFor(words.language);
  const sheet = new SheetBuilder(report.sheet, looks).columns(WIDTHS).freeze(FIRST_ROW - 1, 0);
  const counts = { converted: conversion.converted.length, added: conversion.added.length, refused: conversion.refused.length + conversion.names.length };
  sheet.put('A1', report.title, looks.title).put('A2', fillPhrase(report.summary, counts), looks.subtitle);
  sheet.heads(FIRST_ROW - 1, { A: report.cell, B: report.product, C: report.status, D: report.before, E: report.after, F: report.notes });
  const text = { ...looks.label, wrap: true, vertical: 'top' } as const;
  const link = { ...looks.link, vertical: 'top' } as const;
  linesOf(conversion, words).forEach(({ at, isCell, product, status, before, after, notes }, index) => {
    const row = FIRST_ROW + index;
    if (isCell) sheet.put(`A${row}`, at, link, { link: at });
    else sheet.put(`A${row}`, at, text);
    const values = { B: products[product], C: report[status], D: withoutSign(before), E: withoutSign(after), F: notes.join('\n') };
    for (const [column, value] of Object.entries(values)) sheet.put(`${column}${row}`, value, text);
  });
  return sheet.toFile();
}

/** A text that began with = would look like a formula to whoever reads the sheet. */
function withoutSign(formula: string): string {
  return formula.replace(/^=/, '');
}

function linesOf({ converted, added, refused, names }: Conversion, words: Words<'moveIn'>): readonly Line[] {
  const tell = ({ traps }: { readonly traps: readonly Trap[] }): readonly string[] => traps.map((trap) => describeTrap(trap, words));
  const cell = (place: CellPlace): Pick<Line, 'at' | 'isCell'> => ({ at: addressOf(place), isCell: true });
  const why = (reasons: readonly Refusal[]): readonly string[] => reasons.map((reason) => describeRefusal(reason, words));
  return [
    ...refused.map((left): Line => ({ ...cell(left), product: left.product, status: 'refused', before: left.before, after: '', notes: why(left.reasons) })),
    ...names.map(({ name, product, before, reasons }): Line => ({ at: name, isCell: false, product, status: 'refused', before, after: '', notes: why(reasons) })),
    ...converted.map((changed): Line => ({ ...cell(changed), product: changed.product, status: 'converted', before: changed.before, after: changed.after, notes: tell(changed) })),
    ...added.map((placed): Line => ({ ...cell(placed), product: placed.product, status: 'added', before: '', after: placed.formula, notes: tell(placed) })),
  ];
}
