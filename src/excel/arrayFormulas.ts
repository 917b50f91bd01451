import { cellKey, columnOf, rowOf, type CellModel, type CellRange } from '../engine/formula/workbookModel';

/** A formula that can fill neighbours with nothing but empty texts, which look like empty cells. */
const MAY_SPILL_EMPTY = /[:[#{]|\bROI\.|_xldudf_/i;

/** Two such cells side by side draw two numbers; in one array formula they would draw one. */
const DRAWS = /\bRAND|\bROI\.|_xldudf_/i;

/**
 * Finds which formulas of a sheet fill more cells than their own.
 *
 * Excel tells a spill only of its first cell (`getSpillingToRange`), and of a whole range only whether there is any
 * (`hasSpill`). What `formulas` holds for the other cells of a spill is not documented: nothing, the value, or the formula
 * of the first cell, so none of the three is relied upon. An array formula entered with Ctrl+Shift+Enter has no
 * `getSpillingToRange`; its cells all repeat the formula (OfficeDev/office-js#6176) and answer true to `savedAsArray`.
 */
export class ArrayFormulas {
  /** First cells of what may be a spill, by key. */
  spillCandidates: readonly number[] = [];
  /** Cells whose formula stands unchanged in a neighbour as well. */
  repeatedFormulas: readonly number[] = [];
  private readonly spilling = new Map<number, CellRange>();
  private readonly legacy = new Set<number>();

  private readonly sheet = { spills: false, savedAsArray: false };

  /** What part of the sheet said: false where it holds none of the kind. */
  mayHold({ spills, savedAsArray }: { readonly spills: boolean; readonly savedAsArray: boolean }): void {
    this.sheet.spills ||= spills;
    this.sheet.savedAsArray ||= savedAsArray;
  }

  look(cells: ReadonlyMap<number, CellModel>): void {
    if (!this.sheet.spills && !this.sheet.savedAsArray) return;
    const spillCandidates: number[] = [];
    const repeatedFormulas: number[] = [];
    for (const [key, { formula }] of cells) {
      if (formula === undefined) continue;
      const row = rowOf(key);
      const column = columnOf(key);
      const after = [cells.get(cellKey(row, column + 1)), cells.get(cellKey(row + 1, column))];
      if (this.sheet.spills && after.some((cell) => mayBelongToSpill(cell, formula))) spillCandidates.push(key);
      if (!this.sheet.savedAsArray || DRAWS.test(formula)) continue;
      const before = [column > 0 ? cells.get(cellKey(row, column - 1)) : undefined, row > 0 ? cells.get(cellKey(row - 1, column)) : undefined];
      if ([...after, ...before].some((cell) => cell?.formula === formula)) repeatedFormulas.push(key);
    }
    this.spillCandidates = spillCandidates;
    this.repeatedFormulas = repeatedFormulas;
  }

  addSpill(key: number, range: CellRange): void {
    if (range.bottom > range.top || range.right > range.left) this.spilling.set(key, range);
  }

  addLegacyCell(key: number): void {
    this.legacy.add(key);
  }

  /** Writes what was found into the cells. */
  mark(cells: Map<number, CellModel>): void {
    for (const [key, range] of this.spilling) fill(cells, key, range, true);
    for (const [key, range] of legacyRanges(cells, this.legacy)) fill(cells, key, range, false);
  }
}

function mayBelongToSpill(cell: CellModel | undefined, formula: string): boolean {
  if (cell === undefined) return MAY_SPILL_EMPTY.test(formula);
  return cell.formula === undefined || cell.formula === formula;
}

function fill(cells: Map<number, CellModel>, first: number, range: CellRange, dynamic: boolean): void {
  for (let row = range.top; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) {
      const key = cellKey(row, column);
      if (key !== first) cells.set(key, { value: cells.get(key)?.value ?? '', spilled: true });
    }
  }
  const { value, formula } = cells.get(first)!;
  cells.set(first, { value, formula: formula!, arrayRange: range, dynamic });
}

/** Rectangles of cells that share one array formula, each with its first cell. */
function legacyRanges(cells: ReadonlyMap<number, CellModel>, legacy: ReadonlySet<number>): readonly (readonly [number, CellRange])[] {
  const ranges: (readonly [number, CellRange])[] = [];
  const taken = new Set<number>();
  for (const key of [...legacy].sort((a, b) => a - b)) {
    if (taken.has(key)) continue;
    const formula = cells.get(key)?.formula;
    const belongs = (row: number, column: number): boolean => {
      const at = cellKey(row, column);
      return legacy.has(at) && !taken.has(at) && cells.get(at)?.formula === formula;
    };
    const top = rowOf(key);
    const left = columnOf(key);
    let right = left;
    while (belongs(top, right + 1)) right++;
    let bottom = top;
    while (Array.from({ length: right - left + 1 }, (_, offset) => belongs(bottom + 1, left + offset)).every(Boolean)) bottom++;
    for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) taken.add(cellKey(row, column));
    if (bottom > top || right > left) ranges.push([key, { top, left, bottom, right }]);
  }
  return ranges;
}
