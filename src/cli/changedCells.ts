import { isCellError, type CellValue } from '../engine/core/cellValue';
import type { Calculator } from '../engine/formula/evaluate/calculator';
import { missingFeature } from '../engine/formula/evaluate/signals';
import { cellKey, columnOf, rowOf, type CellRange } from '../engine/formula/workbookModel';
import type { CellPatch } from '../file/xlsx/cellPatch';
import type { PackageModel } from '../file/xlsx/readModel';
import type { Setting } from './setting';

/**
 * What differs from the file: the settings, the results that changed, and spills that changed their size. A cell that we
 * cannot calculate keeps the value it came with.
 */
export function changedCells(calculator: Calculator, model: PackageModel, settings: readonly Setting[]): Map<string, Map<number, CellPatch>> {
  const patches = new Map<string, Map<number, CellPatch>>();
  model.sheets.forEach(({ part, cells }, sheet) => {
    const changed = new Map<number, CellPatch>();
    const compare = (key: number, stored: CellValue, arrayRange?: CellRange) => {
      const value = calculator.value(sheet, rowOf(key), columnOf(key));
      if (isOurFailure(value) || (sameValue(value, stored) && arrayRange === undefined)) return;
      // What is left of a spill that is gone was stored as a formula without a text by some programs.
      changed.set(key, { value, ...(arrayRange && { arrayRange }), ...(value === null && { constant: true }) });
    };
    for (const [key, { value, formula, spilled, dynamic, arrayRange, dataTable }] of cells) {
      if (formula === undefined && !spilled && !dataTable) continue;
      const moved = dynamic && arrayRange ? movedSpill(calculator, sheet, key, arrayRange) : undefined;
      compare(key, value, moved);
      if (moved) for (const reached of keysOf(moved)) if (reached !== key) compare(reached, cells.get(reached)?.value ?? null);
    }
    for (const { sheet: where, row, column, value } of settings) if (where === sheet) changed.set(cellKey(row, column), { value: calculator.asShown({ sheet, row, column }, value) as CellValue, constant: true });
    if (changed.size > 0) patches.set(part, changed);
  });
  return patches;
}

/** True for an error that is not the workbook's but ours: a function we do not have, or a circle that Excel would iterate. */
function isOurFailure(value: CellValue): boolean {
  return isCellError(value) && (missingFeature(value.reason) !== undefined || value.reason?.code === 'circularReference');
}

/** The cells a dynamic array fills now, where they are not those of the file; an array without room fills its first cell only. */
function movedSpill(calculator: Calculator, sheet: number, key: number, stored: CellRange): CellRange | undefined {
  const [row, column] = [rowOf(key), columnOf(key)];
  if (isOurFailure(calculator.value(sheet, row, column))) return undefined;
  const { top, left, bottom, right } = calculator.spill({ sheet, row, column }) ?? { top: row, left: column, bottom: row, right: column };
  return sameRange({ top, left, bottom, right }, stored) ? undefined : { top, left, bottom, right };
}

function* keysOf({ top, left, bottom, right }: CellRange): Iterable<number> {
  for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) yield cellKey(row, column);
}

function sameRange(a: CellRange, b: CellRange): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

function sameValue(a: CellValue, b: CellValue): boolean {
  return isCellError(a) ? isCellError(b) && a.error === b.error : a === b;
}
