import { type CellFacts, type FactsByAddress } from '../useCellFacts';
import { readAxis, usualAxis, type AxisEntry, type AxisReading } from '../axisValues';
import { type ChosenCell } from '../chosenCell';
import { MOST_RESULTS, type AxisDraft, type TableDraft } from './tableDraft';

/** The entry of an axis: as the user left it, else around the value the cell shows. */
export function axisEntry({ cell, entry }: AxisDraft, facts: FactsByAddress): AxisEntry {
  const fact = cell === null ? undefined : facts.get(cell.address);
  return entry ?? (fact === undefined ? emptyEntry : suggested(fact));
}

const emptyEntry: AxisEntry = { way: 'range', from: '', to: '', step: '', list: '' };

function suggested({ value, kind }: CellFacts): AxisEntry {
  return typeof value === 'number' || typeof value === 'boolean' ? usualAxis(Number(value), kind, typeof value === 'boolean') : emptyEntry;
}

export interface ReadAxis {
  readonly cell: ChosenCell;
  readonly values: readonly number[];
}

export interface AxisFaults {
  readonly cell?: 'required' | 'sameCells' | 'sameCell';
  readonly values?: Exclude<AxisReading, { status: 'ready' }>;
}

export type TableReading =
  | { readonly ok: true; readonly rows: ReadAxis; readonly columns: ReadAxis | null }
  | { readonly ok: false; readonly rows: AxisFaults; readonly columns: AxisFaults; /** Set where the two axes make too many results. */ readonly tooMany: number | null };

/** The axes that a filled-in form asks for, or what stands in their way. */
export function readTable({ output, rows, columns }: TableDraft, facts: FactsByAddress): TableReading {
  const first = readOne(rows, output, facts);
  const second = columns === null ? null : readOne(columns, output, facts);
  const other = columns?.cell ?? null;
  const sameCells = other !== null && other.address === rows.cell?.address;
  const secondFaults: AxisFaults = sameCells ? { cell: 'sameCells' } : second === null || 'cell' in second ? {} : second.faults;
  if (sameCells || !('cell' in first) || (second !== null && !('cell' in second))) return { ok: false, rows: 'cell' in first ? {} : first.faults, columns: secondFaults, tooMany: null };
  const count = first.values.length * (second?.values.length ?? 1);
  return count > MOST_RESULTS ? { ok: false, rows: {}, columns: {}, tooMany: count } : { ok: true, rows: first, columns: second };
}

function readOne(axis: AxisDraft, output: ChosenCell | null, facts: FactsByAddress): ReadAxis | { readonly faults: AxisFaults } {
  const { cell } = axis;
  const reading = readAxis(axisEntry(axis, facts), (cell === null ? undefined : facts.get(cell.address)?.kind) ?? 'amount');
  if (cell === null) return { faults: { cell: 'required' } };
  if (cell.address === output?.address) return { faults: { cell: 'sameCell' } };
  return reading.status === 'ready' ? { cell, values: reading.values } : { faults: { values: reading } };
}
