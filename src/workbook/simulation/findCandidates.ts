import { Binding, type CellPosition } from '../../engine/formula/evaluate/binding';
import type { Area } from '../../engine/formula/evaluate/reference';
import { singleCell } from '../../engine/formula/evaluate/singleCell';
import { cellAddress, sheetPrefix } from '../../engine/formula/parse/address';
import type { Expression } from '../../engine/formula/parse/ast';
import { parseFormula } from '../../engine/formula/parse/parseFormula';
import { cellKey, columnOf, isCalculated, rowOf, type CellRange, type DataTableModel, type WorkbookModel } from '../../engine/formula/workbookModel';
import { cellLabel, firstWords, headAbove } from './cellLabel';
import { cellNames } from './cellNames';
import { cellId, type CellId } from './cellUse';
import { dataTableAt, tableCell } from '../../engine/formula/evaluate/dataTableValues';
import { writtenReferences } from '../../engine/formula/evaluate/writtenReferences';
import { estimateParts } from './estimateParts';
import { findUncertainty } from './findUncertainty';

/** A number on a sheet that a result depends on. */
export interface Candidate {
  /** Such as `Inputs!C5`. */
  readonly address: string;
  /** Its defined name; null where it has none. */
  readonly name: string | null;
  /** The first text of its row, else the text above it; with the head of its column where that tells it from others. */
  readonly label: string | null;
  readonly value: number | boolean;
  /** A `selector` only chooses, counts, dates or places what the result is made of (a switch, the first quarter); the result follows the size of an `estimate`. */
  readonly role: 'estimate' | 'selector';
}

/** More would be no help in a list. */
const MOST_CANDIDATES = 300;

/**
 * The numbers and switches typed into cells that a result (the name of a marked output, an address or a defined name) is
 * calculated from, the fewest formulas away first. Follows the references written in formulas; visits each formula behind the result once.
 */
export function findCandidates(model: WorkbookModel, output: string): readonly Candidate[] {
  const binding = new Binding(model);
  const marked = findUncertainty(model).outputs.find(({ name }) => name === output);
  const start = singleCell(marked?.address ?? output, binding);
  if (start === null) return [];
  const estimates = new Set(new Tracer(model, binding, estimateReferences).behindCell(start, Infinity).map(idOf));
  const found = new Tracer(model, binding, writtenReferences).behindCell(start, MOST_CANDIDATES);
  const labels = new Labels(model, binding);
  const candidates = labels.toldApart(found.map((position) => ({ position, candidate: labels.candidate(position) })));
  return candidates.map((candidate, index) => ({ ...candidate, role: typeof candidate.value === 'number' && estimates.has(idOf(found[index]!)) ? 'estimate' : 'selector' }));
}

function estimateReferences(expression: Expression, binding: Binding, position: CellPosition): readonly Area[] {
  return estimateParts(expression).flatMap((part) => writtenReferences(part, binding, position));
}

function idOf({ sheet, row, column }: CellPosition): CellId {
  return cellId(sheet, cellKey(row, column));
}

class Tracer {
  private readonly found: CellPosition[] = [];
  private readonly seen = new Set<CellId>();
  private readonly seenAreas = new Set<string>();
  /** By sheet: the cells that array formulas fill, with the cell of the formula. */
  private readonly arrays: readonly (readonly { readonly range: CellRange; readonly key: number }[])[];

  constructor(
    private readonly model: WorkbookModel,
    private readonly binding: Binding,
    /** The ranges that a formula is followed to. */
    private readonly references: (expression: Expression, binding: Binding, position: CellPosition) => readonly Area[],
  ) {
    this.arrays = model.sheets.map(({ cells }) => [...cells].flatMap(([key, { arrayRange }]) => (arrayRange === undefined ? [] : [{ range: arrayRange, key }])));
  }

  /** The numbers and switches behind a formula cell, nearest first, about as many as asked for. */
  behindCell(start: CellPosition, most: number): CellPosition[] {
    const isFormula = isCalculated(this.model.sheets[start.sheet]!.cells.get(cellKey(start.row, start.column))) || this.anchorOf(start) !== undefined;
    let ring = isFormula ? this.visit(start) : [];
    while (ring.length > 0 && this.found.length < most) ring = ring.flatMap((position) => this.behind(position));
    return this.found.slice(0, most);
  }

  /** The cells that a formula reads and that were not seen before. */
  private behind(position: CellPosition): CellPosition[] {
    const { sheet, row, column } = position;
    const cell = this.model.sheets[sheet]!.cells.get(cellKey(row, column));
    const anchor = cell?.formula === undefined || cell.spilled === true ? this.anchorOf(position) : undefined;
    if (anchor !== undefined) return this.visit(anchor);
    const table = cell?.dataTable === true ? dataTableAt(this.model.sheets[sheet]!, row, column) : undefined;
    if (table !== undefined) return this.behindTable(table, position);
    if (cell?.formula === undefined) {
      if (typeof cell?.value === 'number' || typeof cell?.value === 'boolean') this.found.push(position);
      return [];
    }
    const parsed = parseFormula(cell.formula);
    return parsed.ok ? this.references(parsed.value, this.binding, position).toReversed().flatMap((area) => this.cellsOf(area)) : [];
  }

  /** A cell of a data table comes from its formula and the values of the edges. */
  private behindTable(table: DataTableModel, { sheet, row, column }: CellPosition): CellPosition[] {
    const cell = tableCell(table, row, column);
    return cell === null ? [] : [cell.head, ...cell.replaced.map(({ edge }) => edge)].flatMap((place) => this.visit({ sheet, ...place }));
  }

  private anchorOf({ sheet, row, column }: CellPosition): CellPosition | undefined {
    const key = cellKey(row, column);
    const array = this.arrays[sheet]!.find((one) => one.key !== key && row >= one.range.top && row <= one.range.bottom && column >= one.range.left && column <= one.range.right);
    return array === undefined ? undefined : { sheet, row: rowOf(array.key), column: columnOf(array.key) };
  }

  private cellsOf(area: Area): CellPosition[] {
    const { sheet, top, left, bottom, right } = area;
    const name = `${sheet} ${top} ${left} ${bottom} ${right}`;
    if (this.seenAreas.has(name)) return [];
    this.seenAreas.add(name);
    const { cells } = this.model.sheets[sheet]!;
    if ((bottom - top + 1) * (right - left + 1) > cells.size) {
      const inside = [...cells.keys()].filter((key) => rowOf(key) >= top && rowOf(key) <= bottom && columnOf(key) >= left && columnOf(key) <= right);
      return inside.flatMap((key) => this.visit({ sheet, row: rowOf(key), column: columnOf(key) }));
    }
    const found: CellPosition[] = [];
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) if (cells.has(cellKey(row, column))) found.push(...this.visit({ sheet, row, column }));
    }
    return found;
  }

  private visit(position: CellPosition): CellPosition[] {
    const id = cellId(position.sheet, cellKey(position.row, position.column));
    if (this.seen.has(id)) return [];
    this.seen.add(id);
    return [position];
  }
}

type Labelled = Omit<Candidate, 'role'>;

/** What the numbers go by. */
class Labels {
  private readonly names: ReadonlyMap<CellId, string>;

  constructor(
    private readonly model: WorkbookModel,
    binding: Binding,
  ) {
    this.names = cellNames(model, binding);
  }

  /** Where several numbers of a sheet have one label, the head of their column follows it. */
  toldApart(found: readonly { readonly position: CellPosition; readonly candidate: Labelled }[]): Labelled[] {
    const labelOf = (position: CellPosition, label: string): string => `${position.sheet} ${label}`;
    const counts = new Map<string, number>();
    for (const { position, candidate } of found) {
      if (candidate.label !== null) counts.set(labelOf(position, candidate.label), (counts.get(labelOf(position, candidate.label)) ?? 0) + 1);
    }
    return found.map(({ position, candidate }) => {
      const { label } = candidate;
      if (label === null || counts.get(labelOf(position, label)) === 1) return candidate;
      const head = headAbove(this.model.sheets[position.sheet]!, position.row, position.column);
      return head === null || head === label ? candidate : { ...candidate, label: `${label} – ${head}` };
    });
  }

  candidate({ sheet: number, row, column }: CellPosition): Labelled {
    const sheet = this.model.sheets[number]!;
    const key = cellKey(row, column);
    return {
      address: sheetPrefix(sheet.name) + cellAddress(row, column),
      name: this.names.get(cellId(number, key)) ?? null,
      label: firstWords(sheet, row, column) ?? cellLabel(sheet, row, column),
      value: sheet.cells.get(key)!.value as number | boolean,
    };
  }
}
