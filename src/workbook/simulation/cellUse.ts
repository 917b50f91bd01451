import type { Binding } from '../../engine/formula/evaluate/binding';
import type { Area } from '../../engine/formula/evaluate/reference';
import { parseFormula } from '../../engine/formula/parse/parseFormula';
import { cellKey, columnOf, MAX_COLUMNS, MAX_ROWS, rowOf, type WorkbookModel } from '../../engine/formula/workbookModel';
import { writtenReferences } from '../../engine/formula/evaluate/writtenReferences';

/** A cell anywhere in the workbook, as one number. */
export type CellId = number;

const CELLS_PER_SHEET = MAX_COLUMNS * MAX_ROWS;

export function cellId(sheet: number, key: number): CellId {
  return sheet * CELLS_PER_SHEET + key;
}

export interface CellUse {
  /** Cells that some formula mentions. */
  readonly used: ReadonlySet<CellId>;
  /** Cells that depend on one of `sources`, those included. */
  readonly affected: ReadonlySet<CellId>;
}

/**
 * Which formulas feed on which cells, as far as the text of the formulas tells. Ranges count with the cells in them that
 * hold anything. Linear in the formulas and the sizes of their ranges.
 */
export function cellUse(model: WorkbookModel, binding: Binding, sources: readonly CellId[]): CellUse {
  const users = new Map<CellId, CellId[]>();
  const cellsIn = new Map<string, readonly CellId[]>();
  const filled = model.sheets.map(({ cells }) => [...cells.keys()].sort((a, b) => a - b));
  const cellsOf = (area: Area): readonly CellId[] => {
    const name = `${area.sheet} ${area.top} ${area.left} ${area.bottom} ${area.right}`;
    const known = cellsIn.get(name);
    if (known !== undefined) return known;
    const found = filledCells(filled[area.sheet] ?? [], model.sheets[area.sheet]?.cells, area);
    cellsIn.set(name, found);
    return found;
  };
  model.sheets.forEach(({ cells }, sheet) => {
    for (const [key, { formula, arrayRange }] of cells) {
      if (formula === undefined) continue;
      const parsed = parseFormula(formula);
      if (!parsed.ok) continue;
      const user = cellId(sheet, key);
      const mentioned = writtenReferences(parsed.value, binding, { sheet, row: rowOf(key), column: columnOf(key) });
      for (const area of mentioned) for (const id of cellsOf(area)) append(users, id, user);
      if (arrayRange !== undefined) for (const id of cellsOf({ sheet, ...arrayRange })) if (id !== user) append(users, user, id);
    }
  });
  return { used: new Set(users.keys()), affected: reached(users, sources) };
}

function append(users: Map<CellId, CellId[]>, cell: CellId, user: CellId): void {
  const known = users.get(cell);
  if (known === undefined) users.set(cell, [user]);
  else if (known.at(-1) !== user) known.push(user);
}

/** The cells of an area that hold anything: looked up one by one where the area is small, else found in the sorted list. */
function filledCells(sorted: readonly number[], cells: ReadonlyMap<number, unknown> | undefined, { sheet, top, left, bottom, right }: Area): CellId[] {
  const found: CellId[] = [];
  if ((bottom - top + 1) * (right - left + 1) <= 64) {
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) if (cells?.has(cellKey(row, column)) === true) found.push(cellId(sheet, cellKey(row, column)));
    }
    return found;
  }
  for (let index = firstAtLeast(sorted, cellKey(top, left)); index < sorted.length && rowOf(sorted[index]!) <= bottom; index++) {
    const column = columnOf(sorted[index]!);
    if (column >= left && column <= right) found.push(cellId(sheet, sorted[index]!));
  }
  return found;
}

function firstAtLeast(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function reached(users: ReadonlyMap<CellId, readonly CellId[]>, sources: readonly CellId[]): ReadonlySet<CellId> {
  const seen = new Set(sources);
  const open = [...sources];
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    for (const user of users.get(cell) ?? []) {
      if (seen.has(user)) continue;
      seen.add(user);
      open.push(user);
    }
  }
  return seen;
}
