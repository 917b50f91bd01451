import { cellKey, type WorkbookModel } from '../../engine/formula/workbookModel';
import type { CellPatch } from '../../file/xlsx/cellPatch';
import { formulaPatches, type NewFormula } from '../../file/xlsx/formulaPatches';
import { patchWorkbook } from '../../file/xlsx/patchWorkbook';
import { readPackageModel, type PackageModel } from '../../file/xlsx/readModel';
import { openPackage } from '../../file/xlsx/xlsxPackage';
import { functionUse, type FunctionUse } from './functionCells';

/**
 * The share copy of an xlsx file, which holds what `model` was read from: every formula that calls our functions shows its
 * value as a constant, one that they only mark as a result goes on calculating. Nothing else of the file changes. Null for
 * what is no workbook, or one in which nothing else could be left as it is.
 */
export function shareCopyFile(bytes: Uint8Array, model: WorkbookModel): Uint8Array | null {
  const opened = openPackage(bytes);
  const read = opened.ok ? readPackageModel(opened.value) : opened;
  if (!read.ok) return null;
  const before = read.value;
  // What is shown is taken from the open workbook; where it stands in the file, from the file.
  const shown: PackageModel = { ...model, activeSheet: before.activeSheet, sheets: model.sheets.flatMap((sheet) => before.sheets.filter(({ name }) => name === sheet.name).map(({ part }) => ({ ...sheet, part }))) };
  const use = functionUse(shown);
  const patches = new Map([...constants(use, shown)].map(([part, own]) => [part, new Map(own)] as const));
  for (const [part, own] of formulaPatches(shown, nativeFormulas(use))) patches.set(part, new Map([...(patches.get(part) ?? []), ...own]));
  const patched = patchWorkbook(bytes, before, patches);
  return patched.ok ? patched.value : null;
}

function constants({ cells }: FunctionUse, { sheets }: PackageModel): ReadonlyMap<string, ReadonlyMap<number, CellPatch>> {
  const patches = new Map<string, Map<number, CellPatch>>();
  for (const { sheet, range, native, values } of cells) {
    if (native !== null) continue;
    const part = sheets.find(({ name }) => name === sheet)?.part ?? '';
    const own = patches.get(part) ?? new Map<number, CellPatch>();
    patches.set(part, own);
    values.forEach((row, down) => row.forEach((value, across) => own.set(cellKey(range.top + down, range.left + across), { value, constant: true })));
  }
  return patches;
}

function nativeFormulas({ cells }: FunctionUse): ReadonlyMap<string, ReadonlyMap<number, NewFormula>> {
  const formulas = new Map<string, Map<number, NewFormula>>();
  for (const { sheet, range, native } of cells) {
    if (native === null) continue;
    const isArray = range.bottom > range.top || range.right > range.left;
    formulas.set(sheet, (formulas.get(sheet) ?? new Map<number, NewFormula>()).set(cellKey(range.top, range.left), isArray ? { text: native, array: range } : { text: native }));
  }
  return formulas;
}
