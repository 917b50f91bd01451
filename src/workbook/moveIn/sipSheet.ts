import { arrayText, numberText, quoted } from '../../engine/moveIn/formulaText';
import { rangeAddress } from '../../engine/formula/parse/address';
import { smallArcsine } from '../../engine/risk/correlation/sine';
import type { Sip, SipCopula, SipLibrary } from '../../engine/risk/sipmath/sipLibrary';
import { fillPhrase, type Words } from '../../locales';
import { looksFor } from '../../file/sheet/looks';
import { SheetBuilder } from '../../file/sheet/sheetBuilder';
import type { CellStyle } from '../../file/workbookFile';
import type { WrittenSheet } from '../sheetWriter';
import { sipFormula } from './sipFormula';

export interface SipSheet {
  readonly sheet: WrittenSheet;
  readonly count: number;
  /** Inputs that no formula of this product can follow. */
  readonly left: readonly string[];
}

const FIRST_ROW = 5;
/** Differences smaller than this are rounding. */
const EXACT = 1e-6;
const PI = 3.141592653589793;

/** A sheet with the inputs of a library, one formula each, and the correlations of its copulas. */
export function sipSheet(library: SipLibrary, { language, moveIn }: Words<'moveIn'>): SipSheet {
  const { library: words } = moveIn;
  const looks = looksFor(language);
  const sheet = new SheetBuilder(words.sheet, looks).columns({ A: 30, B: 18, C: 18 }).freeze(FIRST_ROW - 1, 0);
  sheet.put('A1', fillPhrase(words.title, { library: library.name }), looks.title).put('A2', library.provenance, looks.subtitle);
  sheet.heads(FIRST_ROW - 1, { A: words.name, B: words.value, C: words.notes }, ['B']);
  const number: CellStyle = { ...looks.calculated('general'), horizontal: 'right' };
  const left: string[] = [];
  const names: string[] = [];
  for (const sip of library.sips) {
    const formula = sipFormula(sip);
    if (formula === undefined) {
      left.push(sip.name);
      continue;
    }
    const row = FIRST_ROW + names.length;
    names.push(sip.name);
    const percent = new Intl.NumberFormat(language.tag, { style: 'percent', maximumSignificantDigits: 2 });
    const note = formula.largestDifference > EXACT ? fillPhrase(words.approximated, { share: percent.format(formula.largestDifference) }) : '';
    sheet.put(`A${row}`, sip.name).formula(`B${row}`, formula.text, 'general', number).put(`C${row}`, note, { ...looks.note, wrap: false });
  }
  let row = FIRST_ROW + names.length + 1;
  for (const copula of library.copulas) row = putCorrelation(sheet, copula, library.sips.filter(({ name }) => names.includes(name)), row);
  return { sheet: sheet.toFile(), count: names.length, left };
}

/** Writes the correlations of the inputs that a copula drives, and returns the next free row. */
function putCorrelation(sheet: SheetBuilder, copula: SipCopula, sips: readonly Sip[], row: number): number {
  const members = sips.flatMap(({ name, source }) => ('copula' in source && source.copula === copula.name ? [{ name, position: copula.layers.indexOf(source.layer) }] : []));
  if (members.length < 2) return row;
  const rows = members.map((down) => arrayRow(members.map((across) => (down === across ? 1 : rankOf(copula.correlation[down.position]![across.position]!)))));
  const area = { top: row - 1, left: 0, bottom: row - 1 + members.length, right: members.length };
  const names = `{${members.map(({ name }) => quoted(name)).join(',')}}`;
  sheet.spill(rangeAddress(area), `ROI.CORRELATE(${names},{${rows.join(';')}})`, () => sheet.looks.calculated('factor'));
  return row + members.length + 2;
}

/** The rank correlation of two inputs whose normal scores have a correlation in a Gaussian copula: (6/π) arcsin(ρ/2). */
function rankOf(score: number): number {
  return Number(((6 / PI) * smallArcsine(score / 2)).toPrecision(12));
}

function arrayRow(values: readonly number[]): string {
  return arrayText(values, numberText).slice(1, -1);
}
