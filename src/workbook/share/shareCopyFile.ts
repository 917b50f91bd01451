import { cellKey } from '../../engine/formula/workbookModel';
import { ok, type Result } from '../../engine/core/result';
import { patchFormulas, type NewFormula } from '../../templates/xlsx/patchFormulas';
import { patchValues, type CellPatch } from '../../templates/xlsx/patchValues';
import { readPackageModel, type PackageModel } from '../../templates/xlsx/readModel';
import { openPackage } from '../../templates/xlsx/xlsxPackage';
import { functionUse, type FunctionUse } from './functionCells';
import { withoutMarkers } from './withoutMarkers';

/**
 * The share copy of an xlsx file: every formula that calls our functions shows its value as a constant, one that they only
 * mark as a result goes on calculating. Nothing else of the file changes. Fails for what is no xlsx file.
 */
export function shareCopyFile(bytes: Uint8Array): Result<Uint8Array> {
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  const model = readPackageModel(opened.value);
  if (!model.ok) return model;
  const use = functionUse(model.value);
  const withConstants = patchValues(bytes, constants(use, model.value));
  return ok(patchFormulas(withConstants, model.value, nativeFormulas(use)));
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
