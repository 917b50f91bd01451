import type { CellValue } from '../../engine/core/cellValue';
import { cellKey } from '../../engine/formula/workbookModel';
import type { Words } from '../../locales';
import type { CellFile } from '../../file/workbookFile';
import { parseFormula } from '../../engine/formula/parse/parseFormula';
import { formatReference, parseReference } from '../../engine/formula/parse/address';
import type { RangeSnapshot, WorkbookPort } from '../port';
import type { WrittenSheet } from '../sheetWriter';
import { isFormula, type CellContent } from '../writing/cellContent';
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

export function keptWords({ report }: Words<'report'>): KeptWords {
  const { note, kind, place, now, formula, print, references } = report.share;
  return { note, heads: [kind, place, now, formula, print, references] };
}

/** Kept formulas with the sheet on which they were found. */
export interface FoundFormulas extends KeptFormulas {
  /** The sheet, under the name it has now. */
  readonly sheet: string;
  /** Whether everything on the sheet is what is written here: only such a sheet is written anew or deleted. */
  readonly isOurs: boolean;
}

/** What the workbook says it keeps: of several sheets, the one that holds nothing else; null where there is none. */
export async function findKeptFormulas(port: Pick<WorkbookPort, 'names' | 'readRanges'>): Promise<FoundFormulas | null> {
  const sheets = (await port.names()).flatMap(({ name, sheet }) => (name === KEPT_NAME && sheet !== null ? [sheet] : []));
  const read = await port.readRanges(sheets.map((sheet) => formatReference({ sheet, range: null })));
  const found = read.map((used, index) => ({ sheet: sheets[index]!, ...readKeptFormulas(used) }));
  return found.find(({ isOurs }) => isOurs) ?? found[0] ?? null;
}

function readKeptFormulas({ address, values, formulas: contents }: RangeSnapshot): KeptFormulas & Pick<FoundFormulas, 'isOurs'> {
  const { top = -1, left = -1 } = parseReference(address)?.range ?? {};
  if (top !== 0 || left !== 0) return { words: { note: '', heads: [] }, formulas: [], isOurs: false };
  const read = contents.map((row, index) => keptFormula(row, values[index]!)).slice(FIRST_ROW);
  const [[note = null, ...besideNote] = [], heads = []] = values;
  const isPlain = besideNote.every(isNothing) && contents.slice(0, FIRST_ROW).every((row) => !row.some(isFormula)) && heads.slice(FIRST_REFERENCE + 1).every(isNothing);
  return {
    words: { note: String(note ?? ''), heads: heads.slice(0, FIRST_REFERENCE + 1).map((head) => String(head ?? '')) },
    formulas: read.filter((row) => row !== null),
    isOurs: isPlain && read.every((row) => row !== null),
  };
}

/** Null for a row that is not as it is written here. */
function keptFormula(contents: readonly CellContent[], [kind, place, , text, print]: readonly CellValue[]): KeptFormula | null {
  if ((kind !== 'values' && kind !== 'formula') || typeof place !== 'string' || typeof text !== 'string') return null;
  const references = contents.slice(FIRST_REFERENCE).flatMap((content) => (content === null || content === '' ? [] : [referenceIn(content) ?? '#REF!']));
  return { kind, place, now: referenceIn(contents[2]), formula: { text, references }, print: typeof print === 'string' ? print : '' };
}

function isNothing(value: CellValue): boolean {
  return value === null || value === '';
}

/** Writes a new sheet of kept formulas; nobody sees it. */
export async function addKeptFormulas(port: WorkbookPort, kept: KeptFormulas, { report }: Words<'report'>): Promise<void> {
  await port.addSheet(keptSheet(report.share.sheet, kept), named);
}

/** Writes the kept formulas anew. A sheet without any stays until the user has it deleted. */
export async function replaceKeptFormulas(port: WorkbookPort, sheet: string, kept: KeptFormulas): Promise<void> {
  await port.addSheet(keptSheet(sheet, kept), { ...named, replaces: sheet });
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
function referenceIn(content: CellContent | undefined): string | null {
  const reference = isFormula(content) ? /^=ROWS\((.*)\)$/i.exec(content)?.[1] : undefined;
  const parsed = reference === undefined ? undefined : parseFormula(reference);
  return parsed?.ok === true && (parsed.value.type === 'cell' || parsed.value.type === 'area') ? reference! : null;
}
