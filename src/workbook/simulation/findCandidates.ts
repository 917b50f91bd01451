import { Binding, type CellPosition } from '../../engine/formula/evaluate/binding';
import type { Area } from '../../engine/formula/evaluate/reference';
import { singleCell } from '../../engine/formula/evaluate/singleCell';
import { cellAddress, sheetPrefix } from '../../engine/formula/parse/address';
import { parseFormula } from '../../engine/formula/parse/parseFormula';
import { cellKey, columnOf, rowOf, type CellRange, type WorkbookModel } from '../../engine/formula/workbookModel';
import { cellLabel } from './cellLabel';
import { cellNames } from './cellNames';
import { cellId, type CellId } from './cellUse';
import { writtenReferences } from './writtenReferences';

/** A number on a sheet that a result depends on. */
export interface Candidate {
  /** Such as `Inputs!C5`. */
  readonly address: string;
  /** Its defined name; null where it has none. */
  readonly name: string | null;
  /** The text left of the cell or above it. */
  readonly label: string | null;
  readonly value: number | boolean;
}

/** More would be no help in a list. */
const MOST_CANDIDATES = 300;

/**
 * The numbers and switches typed into cells that a result (an address or a defined name) is calculated from, the fewest
 * formulas away first. Follows the references written in formulas; visits each formula behind the result once.
 */
export function findCandidates(model: WorkbookModel, output: string): readonly Candidate[] {
  const binding = new Binding(model);
  const start = singleCell(output, binding);
  return start === null ? [] : new Tracer(model, binding).from(start);
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
  ) {
    this.arrays = model.sheets.map(({ cells }) => [...cells].flatMap(([key, { arrayRange }]) => (arrayRange === undefined ? [] : [{ range: arrayRange, key }])));
  }

  from(start: CellPosition): Candidate[] {
    const names = cellNames(this.model, this.binding);
    const isFormula = this.model.sheets[start.sheet]!.cells.get(cellKey(start.row, start.column))?.formula !== undefined || this.anchorOf(start) !== undefined;
    let ring = isFormula ? this.visit(start) : [];
    while (ring.length > 0 && this.found.length < MOST_CANDIDATES) ring = ring.flatMap((position) => this.behind(position));
    return this.found.slice(0, MOST_CANDIDATES).map((position) => this.candidate(position, names));
  }

  /** The cells that a formula reads and that were not seen before. */
  private behind(position: CellPosition): CellPosition[] {
    const { sheet, row, column } = position;
    const cell = this.model.sheets[sheet]!.cells.get(cellKey(row, column));
    const anchor = cell?.formula === undefined || cell.spilled === true ? this.anchorOf(position) : undefined;
    if (anchor !== undefined) return this.visit(anchor);
    if (cell?.formula === undefined) {
      if (typeof cell?.value === 'number' || typeof cell?.value === 'boolean') this.found.push(position);
      return [];
    }
    const parsed = parseFormula(cell.formula);
    return parsed.ok ? writtenReferences(parsed.value, this.binding, position).toReversed().flatMap((area) => this.cellsOf(area)) : [];
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

  private candidate({ sheet: number, row, column }: CellPosition, names: ReadonlyMap<CellId, string>): Candidate {
    const sheet = this.model.sheets[number]!;
    const key = cellKey(row, column);
    return {
      address: sheetPrefix(sheet.name) + cellAddress(row, column),
      name: names.get(cellId(number, key)) ?? null,
      label: cellLabel(sheet, row, column),
      value: sheet.cells.get(key)!.value as number | boolean,
    };
  }
}
