import type { Binding } from '../../engine/formula/evaluate/binding';
import { parseFormula } from '../../engine/formula/parse/parseFormula';
import { cellKey, type WorkbookModel } from '../../engine/formula/workbookModel';
import { cellId, type CellId } from './cellUse';

/** Defined names that stand for a single cell, the first where it has several. */
export function cellNames(model: WorkbookModel, binding: Binding): ReadonlyMap<CellId, string> {
  const found = new Map<CellId, string>();
  for (const { name, formula, sheet } of model.names) {
    const parsed = parseFormula(formula);
    if (!parsed.ok || parsed.value.type !== 'cell') continue;
    const { row, column, sheet: written = sheet } = parsed.value;
    const on = written === undefined ? undefined : binding.sheet(written);
    if (on === undefined) continue;
    const id = cellId(on, cellKey(row, column));
    if (!found.has(id)) found.set(id, name);
  }
  return found;
}
