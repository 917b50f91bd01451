import { Calculator } from '../engine/formula/evaluate/calculator';
import { parseFormula } from '../engine/formula/parse/parseFormula';
import { addressOf } from '../engine/moveIn/addressOf';
import { isSameAsArray, needsArrayFormula } from '../engine/moveIn/arrayFormula';
import { convertFormulas } from '../engine/moveIn/convertFormulas';
import type { Conversion, ConvertedCell } from '../engine/moveIn/conversion';
import { cellKey, type CellModel } from '../engine/formula/workbookModel';
import { fillPhrase, type Language } from '../locales';
import { describeRefusal, describeTrap } from '../locales/describeConversion';
import type { CellPatch, WorkbookPatches } from '../file/xlsx/cellPatch';
import { dynamicArrayMark } from '../file/xlsx/dynamicArrayMark';
import { addFilePrefixes } from '../file/xlsx/filePrefixes';
import { formulaPatches, type NewFormula } from '../file/xlsx/formulaPatches';
import type { PackageModel } from '../file/xlsx/readModel';
import { reachingFurther } from '../workbook/moveIn/reachingFurther';
import { mayBeUncalculated } from './calculatedModel';
import { changedCells } from './changedCells';
import { UsageError, type Command } from './command';
import { volatileValues } from './volatileValues';
import { workbookPhrase } from './workbookPhrase';
import { openWorkbook, requireSameKind, writePatched, type OpenWorkbook } from './writePatched';
import { cliWords, wordsIn } from './words';

type NewFormulas = ReadonlyMap<string, ReadonlyMap<number, NewFormula>>;

/** `roi convert old.xlsx [--out new.xlsx]`: formulas of @RISK, Crystal Ball, Analytic Solver and XLRisk become ROI functions. */
export const convertCommand: Command = {
  name: 'convert',
  valueOptions: ['out'],
  flags: [],
  run({ operands, last, language }, io) {
    const [path] = operands;
    if (path === undefined || operands.length > 1) throw new UsageError('convertNeedsOneWorkbook', { count: operands.length });
    const workbook = openWorkbook(io.readFile(path));
    const { model } = workbook;
    const out = last('out');
    if (out !== undefined) requireSameKind(out, workbook);
    const conversion = convertFormulas(model);
    const further = reachingFurther(conversion, { sheets: model.sheets.map(({ name }) => name), names: model.names });
    if (further !== undefined) io.report(fillPhrase(cliWords(language).convertReachesFurther, { cell: addressOf(further) }));
    else if (out !== undefined) writePatched(out, workbook, convertedCells(workbook, conversion, io.now(), language), io);
    if (conversion.hasHiddenAssumptions) io.report(wordsIn(language).moveIn.pane.hiddenData);
    io.print(JSON.stringify(report(conversion, language)));
    return further === undefined && conversion.refused.length + conversion.names.length === 0 ? 0 : 1;
  },
};

/** The new formulas with the values that they have, and what else has another value now. */
function convertedCells({ model, pack }: OpenWorkbook, conversion: Conversion, now: number, language: Language): WorkbookPatches {
  const formulas = newFormulas(conversion, model, dynamicArrayMark(pack) !== null);
  const patches = new Map([...formulaPatches(model, formulas)].map(([part, own]) => [part, new Map(own)] as const));
  for (const [part, own] of calculatedValues(withFormulas(model, formulas), conversion, now, language)) {
    const written = patches.get(part) ?? new Map<number, CellPatch>();
    patches.set(part, written);
    for (const [key, patch] of own) written.set(key, withValue(written.get(key), patch));
  }
  return patches;
}

function withValue(written: CellPatch | undefined, calculated: CellPatch): CellPatch {
  if (written?.formula === undefined) return calculated;
  const array = calculated.arrayRange ?? written.formula.array;
  return { value: calculated.value, formula: { ...written.formula, ...(array !== undefined && { array }) } };
}

/** `canMark`: whether cells can be marked as dynamic arrays, as Excel marks calls of add-ins. */
function newFormulas({ converted, added }: Conversion, model: PackageModel, canMark: boolean): NewFormulas {
  const bySheet = new Map(model.sheets.map((sheet) => [sheet.name, { sheet, formulas: new Map<number, NewFormula>() }]));
  const isCellName = cellNames(model);
  for (const cell of converted) {
    const key = cellKey(cell.row, cell.column);
    const own = bySheet.get(cell.sheet);
    own?.formulas.set(key, { text: cell.after.slice(1), ...arrayOf(cell, own.sheet.cells.get(key), canMark, isCellName) });
  }
  for (const { sheet, row, column, rows, columns, formula } of added) {
    const array = { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
    bySheet.get(sheet)?.formulas.set(cellKey(row, column), { text: formula.slice(1), array, dynamic: canMark });
  }
  return new Map([...bySheet].flatMap(([name, { formulas }]) => (formulas.size === 0 ? [] : [[name, formulas] as const])));
}

/** What stands in Ctrl+Shift+Enter stays there; all else is marked where that does not change what it gives. */
function arrayOf({ row, column, after }: ConvertedCell, former: CellModel | undefined, canMark: boolean, isCellName: (name: string) => boolean): Omit<NewFormula, 'text'> {
  if (former?.arrayRange !== undefined) return { array: former.arrayRange, dynamic: former.dynamic === true };
  const own = { top: row, left: column, bottom: row, right: column };
  if (needsArrayFormula(after)) return { array: own, dynamic: canMark };
  return canMark && isSameAsArray(after, isCellName) ? { array: own, dynamic: true } : {};
}

function cellNames({ names }: PackageModel): (name: string) => boolean {
  const others = new Set<string>();
  const cells = new Set<string>();
  for (const { name, formula } of names) {
    const parsed = parseFormula(formula);
    (parsed.ok && (parsed.value.type === 'cell' || parsed.value.type === 'number') ? cells : others).add(name.toLowerCase());
  }
  return (name) => cells.has(name.toLowerCase()) && !others.has(name.toLowerCase());
}

/** The workbook as it will be read from the new file. */
function withFormulas(model: PackageModel, formulas: NewFormulas): PackageModel {
  const sheets = model.sheets.map((sheet) => {
    const own = formulas.get(sheet.name);
    if (own === undefined) return sheet;
    const cells = new Map(sheet.cells);
    for (const [key, { text, array, dynamic }] of own) {
      cells.set(key, { value: cells.get(key)?.value ?? null, formula: addFilePrefixes(text), ...(array !== undefined && { arrayRange: array, dynamic: dynamic === true }) });
    }
    return { ...sheet, cells };
  });
  return { ...model, sheets };
}

/** The values that the new formulas have; cells that stay as they are keep the value they came with. */
function calculatedValues(model: PackageModel, { refused, added }: Conversion, now: number, language: Language): WorkbookPatches {
  const calculator = new Calculator(model, { volatile: volatileValues(now), keepsStoredValues: !mayBeUncalculated(model), phrase: workbookPhrase(model, language) });
  const places = new Map(model.sheets.map(({ name }, index) => [name, index]));
  for (const { sheet: name, row, column } of refused) {
    const sheet = places.get(name) ?? -1;
    calculator.set(sheet, row, column, model.sheets[sheet]?.cells.get(cellKey(row, column))?.value ?? null);
  }
  calculator.calculateAll();
  const changes = changedCells(calculator, model, []);
  for (const { sheet: name, row, column, rows, columns } of added) {
    const sheet = places.get(name) ?? -1;
    const part = model.sheets[sheet]?.part ?? '';
    const own = changes.get(part) ?? new Map<number, CellPatch>();
    changes.set(part, own);
    for (let down = row; down < row + rows; down++) {
      for (let across = column; across < column + columns; across++) own.set(cellKey(down, across), { value: calculator.value(sheet, down, across) });
    }
  }
  return changes;
}

function report({ converted, added, refused, names }: Conversion, language: Language): object {
  const { products } = wordsIn(language).moveIn;
  return {
    converted: converted.map((cell) => ({
      cell: addressOf(cell),
      product: products[cell.product],
      before: cell.before,
      after: cell.after,
      notes: cell.traps.map((trap) => describeTrap(trap, wordsIn(language))),
    })),
    added: added.map((cell) => ({ cell: addressOf(cell), formula: cell.formula, notes: cell.traps.map((trap) => describeTrap(trap, wordsIn(language))) })),
    refused: refused.map((cell) => ({
      cell: addressOf(cell),
      product: products[cell.product],
      before: cell.before,
      reasons: cell.reasons.map((reason) => describeRefusal(reason, wordsIn(language))),
    })),
    names: names.map(({ name, product, before, reasons }) => ({ name, product: products[product], before, reasons: reasons.map((reason) => describeRefusal(reason, wordsIn(language))) })),
  };
}
