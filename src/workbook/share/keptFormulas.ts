import type { CellValue } from '../../engine/core/cellValue';
import { cellKey } from '../../engine/formula/workbookModel';
import { locale, type Language } from '../../locales';
import type { CellFile } from '../../templates/workbookFile';
import { formatAddress } from '../address';
import type { WorkbookPort } from '../port';
import type { WrittenSheet } from '../sheetWriter';
import type { FormulaTemplate } from './formulaTemplate';

/** The name, on the sheet of kept formulas, by which that is known. */
const KEPT_NAME = 'ROI_KeptFormulas';
const FIRST_ROW = 2;
const FIRST_REFERENCE = 5;

/** How a replaced formula is known to stand there as it was left. */
export type KeptKind =
  /** Cells hold values, whose print is kept. */
  | 'values'
  /** The cell still calculates: the formula without our mark. */
  | 'formula';

/** A formula that waits to be put back. */
export interface KeptFormula {
  readonly kind: KeptKind;
  /** Where it stood: `Model!C7`. */
  readonly place: string;
  /** Where those cells are now, rows, columns and sheets having moved; null when they are gone. */
  readonly now: string | null;
  readonly formula: FormulaTemplate;
  readonly print: string;
}

/** The sheet that keeps the formulas, under the name it has now; null where there is none. */
export async function keptFormulasSheet(port: Pick<WorkbookPort, 'names'>): Promise<string | null> {
  return (await port.names()).find(({ name, sheet }) => name === KEPT_NAME && sheet !== null)?.sheet ?? null;
}

/** The sheet's content: the words above the formulas, in the language in which it was first written, and the formulas. */
export interface KeptFormulas {
  readonly words: KeptWords;
  readonly formulas: readonly KeptFormula[];
}

/** What stands above the formulas: a note, and the heads of the columns. */
export interface KeptWords {
  readonly note: string;
  readonly heads: readonly string[];
}

export function keptWords(language: Language): KeptWords {
  const { note, kind, place, now, formula, print, references } = locale(language).report.share;
  return { note, heads: [kind, place, now, formula, print, references] };
}

export async function readKeptFormulas(port: Pick<WorkbookPort, 'readRanges'>, sheet: string): Promise<KeptFormulas> {
  const [used] = await port.readRanges([formatAddress({ sheet, range: null })]);
  const rows = used === undefined ? [] : used.values.map((values, row) => ({ values, formulas: used.formulas[row]! }));
  const formulas = rows.slice(FIRST_ROW).flatMap(({ values: [kind, place, , text, print], formulas }) => {
    if ((kind !== 'values' && kind !== 'formula') || typeof place !== 'string' || typeof text !== 'string') return [];
    const references = formulas.slice(FIRST_REFERENCE).flatMap((content) => (content === null || content === '' ? [] : [referenceIn(content) ?? '#REF!']));
    return [{ kind, place, now: referenceIn(formulas[2]), formula: { text, references }, print: typeof print === 'string' ? print : '' } satisfies KeptFormula];
  });
  const [[note = null] = [], heads = []] = rows.map(({ values }) => values);
  return { words: { note: String(note ?? ''), heads: heads.map((head) => String(head ?? '')) }, formulas };
}

/** Writes a new sheet of kept formulas; nobody sees it. */
export async function addKeptFormulas(port: WorkbookPort, kept: KeptFormulas, language: Language): Promise<void> {
  await port.addSheet(keptSheet(locale(language).report.share.sheet, kept), named);
}

/** Writes the kept formulas anew; without any, the sheet goes. */
export async function replaceKeptFormulas(port: WorkbookPort, sheet: string, kept: KeptFormulas): Promise<void> {
  if (kept.formulas.length === 0) await port.deleteSheets([sheet]);
  else await port.addSheet(keptSheet(sheet, kept), { ...named, replaces: sheet });
}

const named = { names: [{ name: KEPT_NAME, range: { top: 0, left: 0, bottom: 0, right: 0 } }] };

/** References stand in cells as formulas of their own (`=ROWS(Inputs!B3)`), so that Excel moves them along with what they point at. */
function keptSheet(name: string, { words, formulas }: KeptFormulas): WrittenSheet {
  const cells = new Map<number, CellFile>();
  const put = (row: number, column: number, cell: CellFile): void => void cells.set(cellKey(row, column), cell);
  const text = (row: number, column: number, value: CellValue): void => put(row, column, { value });
  const live = (row: number, column: number, reference: string): void => put(row, column, { value: null, formula: `ROWS(${reference})` });
  text(0, 0, words.note);
  words.heads.forEach((word, column) => put(1, column, { value: word, style: { bold: true } }));
  formulas.forEach(({ kind, place, now, formula, print }, index) => {
    const row = FIRST_ROW + index;
    text(row, 0, kind);
    text(row, 1, place);
    if (now !== null) live(row, 2, now);
    text(row, 3, formula.text);
    text(row, 4, print);
    formula.references.forEach((reference, at) => live(row, FIRST_REFERENCE + at, reference));
  });
  return { name, cells, columnWidths: { 0: 10, 1: 24, 2: 24, 3: 60, 4: 18 }, visibility: 'veryHidden' };
}

/** `=ROWS(Inputs!B3)` → `Inputs!B3`; null for anything else and for what is gone. */
function referenceIn(content: CellValue | undefined): string | null {
  const reference = typeof content === 'string' ? /^=ROWS\((.*)\)$/i.exec(content)?.[1] : undefined;
  return reference === undefined || reference.includes('#REF!') ? null : reference;
}
