import { isCellError, type CellValue } from '../engine/core/cellValue';
import type { Calculator } from '../engine/formula/evaluate/calculator';
import { cellKey, columnOf, rowOf, type CellRange } from '../engine/formula/workbookModel';
import type { CellPatch } from '../templates/xlsx/patchValues';
import type { PackageModel } from '../templates/xlsx/readModel';
import type { Setting } from './setting';

/** What differs from the file: the settings, the results that changed, and spills that changed their size. */
export function changedCells(calculator: Calculator, model: PackageModel, settings: readonly Setting[]): Map<string, Map<number, CellPatch>> {
  const patches = new Map<string, Map<number, CellPatch>>();
  model.sheets.forEach(({ part, cells }, sheet) => {
    const changed = new Map<number, CellPatch>();
    const compare = (key: number, stored: CellValue, arrayRange?: CellRange) => {
      const value = calculator.value(sheet, rowOf(key), columnOf(key));
      if (!sameValue(value, stored) || arrayRange) changed.set(key, arrayRange ? { value, arrayRange } : { value });
    };
    for (const [key, { value, formula, spilled, dynamic, arrayRange, dataTable }] of cells) {
      if (formula === undefined && !spilled && !dataTable) continue;
      const area = dynamic ? calculator.spill({ sheet, row: rowOf(key), column: columnOf(key) }) : undefined;
      const grown = area && arrayRange && !sameRange(area, arrayRange) ? { top: area.top, left: area.left, bottom: area.bottom, right: area.right } : undefined;
      compare(key, value, grown);
      if (grown) for (const reached of keysOf(grown)) if (reached !== key) compare(reached, cells.get(reached)?.value ?? null);
    }
    for (const { sheet: where, row, column, value } of settings) if (where === sheet) changed.set(cellKey(row, column), { value: calculator.asShown({ sheet, row, column }, value) as CellValue, constant: true });
    if (changed.size > 0) patches.set(part, changed);
  });
  return patches;
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
