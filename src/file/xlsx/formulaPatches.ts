import type { CellModel, CellRange } from '../../engine/formula/workbookModel';
import type { CellPatch, WorkbookPatches } from './cellPatch';
import type { PackageModel } from './readModel';

/** A formula as typed without `=`. */
export interface NewFormula {
  readonly text: string;
  /** The rectangle it fills, for an array formula. */
  readonly array?: CellRange;
  /** Whether the array is a dynamic one. */
  readonly dynamic?: boolean;
}

/** New formulas, by sheet and cell key, as patches. The values that cells show stay until the file is calculated. */
export function formulaPatches(model: PackageModel, formulas: ReadonlyMap<string, ReadonlyMap<number, NewFormula>>): WorkbookPatches {
  const patches = new Map<string, ReadonlyMap<number, CellPatch>>();
  for (const { name, part, cells } of model.sheets) {
    const own = formulas.get(name);
    if (own !== undefined) patches.set(part, new Map([...own].map(([key, formula]) => [key, { value: shownValue(cells.get(key)), formula }])));
  }
  return patches;
}

function shownValue(cell: CellModel | undefined): CellPatch['value'] {
  return cell?.value ?? null;
}
