import { cellKey, type WorkbookModel } from '../../engine/formula/workbookModel';
import { patchFormulas, type NewFormula } from '../../templates/xlsx/patchFormulas';
import { patchValues, type CellPatch } from '../../templates/xlsx/patchValues';
import type { PackageModel } from '../../templates/xlsx/readModel';
import { readWorkbookParts } from '../../templates/xlsx/workbookParts';
import { openPackage } from '../../templates/xlsx/xlsxPackage';
import { functionUse, type FunctionUse } from './functionCells';
import { withoutMarkers } from './withoutMarkers';

/**
 * The share copy of an xlsx file, which holds what `model` was read from: every formula that calls our functions shows its
 * value as a constant, one that they only mark as a result goes on calculating. Nothing else of the file changes. Null for
 * what is no workbook.
 */
export function shareCopyFile(bytes: Uint8Array, model: WorkbookModel): Uint8Array | null {
  const opened = openPackage(bytes);
  const parts = opened.ok ? readWorkbookParts(opened.value) : undefined;
  if (parts === undefined) return null;
  const stored: PackageModel = { ...model, activeSheet: parts.activeSheet, sheets: model.sheets.flatMap((sheet) => parts.sheets.filter(({ name }) => name === sheet.name).map(({ part }) => ({ ...sheet, part }))) };
  const use = functionUse(stored);
  return patchFormulas(patchValues(bytes, constants(use, stored)), stored, nativeFormulas(use));
}

function constants({ cells }: FunctionUse, { sheets }: PackageModel): ReadonlyMap<string, ReadonlyMap<number, CellPatch>> {
  const patches = new Map<string, Map<number, CellPatch>>();
  for (const { sheet, range, formula, values } of cells) {
    if (withoutMarkers(formula) !== null) continue;
    const part = sheets.find(({ name }) => name === sheet)?.part ?? '';
    const own = patches.get(part) ?? new Map<number, CellPatch>();
    patches.set(part, own);
    values.forEach((row, down) => row.forEach((value, across) => own.set(cellKey(range.top + down, range.left + across), { value, constant: true })));
  }
  return patches;
}

function nativeFormulas({ cells }: FunctionUse): ReadonlyMap<string, ReadonlyMap<number, NewFormula>> {
  const formulas = new Map<string, Map<number, NewFormula>>();
  for (const { sheet, range, formula } of cells) {
    const native = withoutMarkers(formula);
    if (native === null) continue;
    const isArray = range.bottom > range.top || range.right > range.left;
    formulas.set(sheet, (formulas.get(sheet) ?? new Map<number, NewFormula>()).set(cellKey(range.top, range.left), isArray ? { text: native, array: range } : { text: native }));
  }
  return formulas;
}
