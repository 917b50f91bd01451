import { parseReference, formatReference } from '../../engine/formula/parse/address';
import type { RangeSnapshot, WorkbookPort } from '../port';
import { requireUnprotected } from '../requireUnprotected';
import { isFormula, type CellContent } from '../writing/cellContent';
import { FormulaGate, type FormulaReach } from '../writing/formulaGate';
import { cellValues, firstCell } from './cellValues';
import { putTogether } from './formulaTemplate';
import { findKeptFormulas, replaceKeptFormulas, type KeptFormula } from './keptFormulas';
import type { KeptEntry, RestoreOutcome, RestorePlan, SharedFormula } from './shareCopy';
import { valuePrint } from './valuePrint';
import { withoutMarkers } from './withoutMarkers';

/** More cells than any of our functions fills. */
const MOST_CELLS = 200_000;

/**
 * Looks at what the workbook keeps of formulas that a share copy replaced. Whoever made the workbook may have written that
 * list, so that each formula is judged; nothing is changed.
 */
export async function planRestore(port: Pick<WorkbookPort, 'names' | 'readRanges' | 'sheetNames'>): Promise<RestorePlan> {
  const kept = await findKeptFormulas(port);
  return { entries: kept === null ? [] : (await placedFormulas(port, kept.formulas)).map(({ entry }) => entry) };
}

/**
 * Puts the picked formulas back where they stood, wherever that is by now, and leaves every other one. A formula is picked as
 * it was shown: one that the workbook has changed since is not written. One undo step in Excel on the web.
 */
export async function restoreFormulas(port: WorkbookPort, picked: readonly SharedFormula[]): Promise<RestoreOutcome> {
  return port.command(async (inside) => {
    const kept = await findKeptFormulas(inside);
    if (kept === null) return { restored: 0, kept: 0 };
    const wanted = new Set(picked.map(nameOf));
    const placed = await placedFormulas(inside, kept.formulas);
    const restored = placed.filter(({ entry }) => entry.refused === null && wanted.has(nameOf(entry)));
    await requireUnprotected(inside, restored.map(({ entry }) => entry.place));
    await putBack(inside, restored);
    const rest = placed.filter((one) => !restored.includes(one)).map(({ kept: formula }) => formula);
    // A sheet that holds anything else is somebody's: it is read and never written.
    if (kept.isOurs && restored.length > 0) await replaceKeptFormulas(inside, kept.sheet, { words: kept.words, formulas: rest });
    return { restored: restored.length, kept: rest.length };
  }, { undoable: 'online' });
}

/** A kept formula, what is shown of it, and how it was kept. */
interface Placed {
  readonly kept: KeptFormula;
  readonly entry: KeptEntry;
}

async function placedFormulas(port: Pick<WorkbookPort, 'names' | 'readRanges' | 'sheetNames'>, kept: readonly KeptFormula[]): Promise<readonly Placed[]> {
  const gate = new FormulaGate({ sheets: await port.sheetNames(), names: await port.names() });
  const present = kept.filter(isPresent);
  const read = await port.readRanges(present.map(({ now }) => now));
  const snapshots = new Map<KeptFormula, RangeSnapshot>(present.map((one, index) => [one, read[index]!]));
  return kept.map((one): Placed => {
    const snapshot = snapshots.get(one);
    const place = snapshot?.address ?? one.place;
    const formula = putTogether(one.formula, parseReference(place)?.sheet ?? '');
    const reach = gate.reach(formula);
    const entry = { place, formula: `=${formula}`, outside: reach?.outside ?? [], refused: refusalOf(snapshot, reach), changed: snapshot !== undefined && !isUntouched(one, formula, snapshot) };
    return { kept: one, entry };
  });
}

function isPresent(kept: KeptFormula): kept is KeptFormula & { readonly now: string } {
  const range = kept.now === null ? null : parseReference(kept.now)?.range;
  return range !== null && range !== undefined && (range.bottom - range.top + 1) * (range.right - range.left + 1) <= MOST_CELLS;
}

function refusalOf(snapshot: RangeSnapshot | undefined, reach: FormulaReach | null): KeptEntry['refused'] {
  if (reach === null) return 'unreadable';
  if (!reach.callsRoi) return 'noFunction';
  return snapshot === undefined ? 'gone' : null;
}

/** Nobody has written over what was left there, or the formula is back already (undone). */
function isUntouched({ kind, print }: KeptFormula, formula: string, snapshot: RangeSnapshot): boolean {
  return holds(snapshot, formula) || (kind === 'formula' ? holds(snapshot, withoutMarkers(formula)) : holdsValues(snapshot, print));
}

function holds({ formulas }: RangeSnapshot, formula: string | null): boolean {
  return sameText(formulas[0]?.[0] ?? null, `=${formula}`);
}

/** Hosts may write a formula with other spaces than it was given. */
function sameText(content: CellContent, formula: string): boolean {
  return isFormula(content) && content.replace(/\s+/g, '') === formula.replace(/\s+/g, '');
}

function holdsValues({ formulas, values }: RangeSnapshot, print: string): boolean {
  return !formulas.some((row) => row.some(isFormula)) && valuePrint(values) === print;
}

/** Cells that an array will fill again are emptied first: it does not write over anything. */
async function putBack(port: WorkbookPort, restored: readonly Placed[]): Promise<void> {
  const emptied = new Map<string, CellContent>();
  const formulas = new Map<string, CellContent>();
  for (const { kept, entry } of restored) {
    const { sheet, range } = parseReference(entry.place) ?? { sheet: '', range: null };
    if (range === null) continue;
    const nothing = Array.from({ length: range.bottom - range.top + 1 }, () => new Array<null>(range.right - range.left + 1).fill(null));
    if (kept.kind === 'values') cellValues({ sheet, range, values: nothing }).slice(1).forEach(([address]) => emptied.set(address, null));
    formulas.set(formatReference({ sheet, range: firstCell(range) }), entry.formula);
  }
  if (emptied.size > 0) await port.writeCells(emptied);
  if (formulas.size > 0) await port.writeCells(formulas);
}

function nameOf({ place, formula }: SharedFormula): string {
  return JSON.stringify([place, formula]);
}
