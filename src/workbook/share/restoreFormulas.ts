import type { CellValue } from '../../engine/core/cellValue';
import { formatAddress, parseAddress } from '../address';
import type { RangeSnapshot, WorkbookPort } from '../port';
import { cellValues, firstCell } from './cellValues';
import { putTogether } from './formulaTemplate';
import { keptFormulasSheet, readKeptFormulas, replaceKeptFormulas, type KeptFormula } from './keptFormulas';
import type { RestoreOutcome, SharedFormula } from './shareCopy';
import { valuePrint } from './valuePrint';
import { withoutMarkers } from './withoutMarkers';

export interface RestoreOptions {
  /** Puts formulas back also where somebody has written something else since. */
  readonly overwriteChanged?: boolean;
}

/**
 * Puts the formulas of a share copy back where they stood, wherever that is by now. What somebody wrote into such a cell
 * in the meantime stays, and its formula stays kept, until it is asked for. One undo step.
 */
export async function restoreFormulas(port: WorkbookPort, { overwriteChanged = false }: RestoreOptions = {}): Promise<RestoreOutcome> {
  return port.command(async () => {
    const sheet = await keptFormulasSheet(port);
    if (sheet === null) return { restored: 0, changed: [], gone: [] };
    const { words, formulas } = await readKeptFormulas(port, sheet);
    const placed = await placedCells(port, formulas);
    const restored = placed.filter(({ untouched }) => untouched || overwriteChanged);
    const changed = placed.filter((one) => !restored.includes(one));
    await putBack(port, restored);
    await replaceKeptFormulas(port, sheet, { words, formulas: changed.map(({ entry }) => entry) });
    const gone = formulas.filter((entry) => placed.every((one) => one.entry !== entry));
    return { restored: restored.length, changed: changed.map(shared), gone: gone.map((entry) => ({ place: entry.place, formula: `=${putTogether(entry.formula, '')}` })) };
  });
}

/** A kept formula and where it belongs now. */
interface Placed {
  readonly entry: KeptFormula;
  readonly place: string;
  readonly formula: string;
  /** True where nobody has written over what was left there, or the formula is back already (undone). */
  readonly untouched: boolean;
}

async function placedCells(port: WorkbookPort, kept: readonly KeptFormula[]): Promise<readonly Placed[]> {
  const entries = kept.filter(({ now }) => now !== null && parseAddress(now)?.range);
  const snapshots = await port.readRanges(entries.map(({ now }) => now ?? ''));
  return entries.map((entry, index) => {
    const snapshot = snapshots[index]!;
    const formula = putTogether(entry.formula, parseAddress(snapshot.address)?.sheet ?? '');
    return { entry, place: snapshot.address, formula, untouched: holds(snapshot, formula) || (entry.kind === 'formula' ? holds(snapshot, withoutMarkers(formula)) : holdsValues(snapshot, entry.print)) };
  });
}

function holds({ formulas }: RangeSnapshot, formula: string | null): boolean {
  return sameText(formulas[0]?.[0] ?? null, `=${formula}`);
}

/** Hosts may write a formula with other spaces than it was given. */
function sameText(content: CellValue, formula: string): boolean {
  return typeof content === 'string' && content.replace(/\s+/g, '') === formula.replace(/\s+/g, '');
}

function holdsValues({ formulas, values }: RangeSnapshot, print: string): boolean {
  return formulas.every((row) => row.every((content) => typeof content !== 'string' || !content.startsWith('='))) && valuePrint(values) === print;
}

/** Cells that an array will fill again are emptied first: it does not write over anything. */
async function putBack(port: WorkbookPort, restored: readonly Placed[]): Promise<void> {
  const emptied = new Map<string, CellValue>();
  const formulas = new Map<string, CellValue>();
  for (const { entry, place, formula } of restored) {
    const { sheet, range } = parseAddress(place) ?? { sheet: '', range: null };
    if (range === null) continue;
    const nothing = Array.from({ length: range.bottom - range.top + 1 }, () => new Array<null>(range.right - range.left + 1).fill(null));
    if (entry.kind === 'values') cellValues({ sheet, range, values: nothing }).slice(1).forEach(([address]) => emptied.set(address, null));
    formulas.set(formatAddress({ sheet, range: firstCell(range) }), `=${formula}`);
  }
  if (emptied.size > 0) await port.writeCells(emptied);
  if (formulas.size > 0) await port.writeCells(formulas);
}

function shared({ place, formula }: Placed): SharedFormula {
  return { place, formula: `=${formula}` };
}
