import { Calculator } from '../engine/formula/evaluate/calculator';
import { addressOf } from '../engine/moveIn/addressOf';
import { needsArrayFormula } from '../engine/moveIn/arrayFormula';
import { convertFormulas } from '../engine/moveIn/convertFormulas';
import type { Conversion } from '../engine/moveIn/conversion';
import { cellKey } from '../engine/formula/workbookModel';
import type { Language } from '../locales';
import { describeRefusal, describeTrap } from '../locales/describeConversion';
import type { CellPatch, WorkbookPatches } from '../file/xlsx/cellPatch';
import { formulaPatches, type NewFormula } from '../file/xlsx/formulaPatches';
import type { PackageModel } from '../file/xlsx/readModel';
import { mayBeUncalculated } from './calculatedModel';
import { changedCells } from './changedCells';
import { UsageError, type Command } from './command';
import { volatileValues } from './volatileValues';
import { workbookPhrase } from './workbookPhrase';
import { openWorkbook, patched, requireSameKind, writePatched } from './writePatched';
import { wordsIn } from './words';

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
    if (out !== undefined) {
      const converted = openWorkbook(patched(workbook, formulaPatches(model, newFormulas(conversion, model))));
      writePatched(out, converted, calculatedValues(converted.model, conversion, io.now(), language), io);
    }
    if (conversion.hasHiddenAssumptions) io.report(wordsIn(language).moveIn.pane.hiddenData);
    io.print(JSON.stringify(report(conversion, language)));
    return conversion.refused.length + conversion.names.length === 0 ? 0 : 1;
  },
};

function newFormulas({ converted, added }: Conversion, model: PackageModel): ReadonlyMap<string, ReadonlyMap<number, NewFormula>> {
  const bySheet = new Map(model.sheets.map((sheet) => [sheet.name, { sheet, formulas: new Map<number, NewFormula>() }]));
  for (const { sheet: name, row, column, after } of converted) {
    const key = cellKey(row, column);
    const own = bySheet.get(name);
    const array = own?.sheet.cells.get(key)?.arrayRange ?? (needsArrayFormula(after) ? { top: row, left: column, bottom: row, right: column } : undefined);
    own?.formulas.set(key, array === undefined ? { text: after.slice(1) } : { text: after.slice(1), array });
  }
  for (const { sheet, row, column, rows, columns, formula } of added) {
    const array = { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
    bySheet.get(sheet)?.formulas.set(cellKey(row, column), { text: formula.slice(1), array });
  }
  return new Map([...bySheet].flatMap(([name, { formulas }]) => (formulas.size === 0 ? [] : [[name, formulas] as const])));
}

/** The values that the new formulas have; cells that stay as they are keep the value they came with. */
function calculatedValues(model: PackageModel, { refused, added }: Conversion, now: number, language: Language): WorkbookPatches {
  const calculator = new Calculator(model, { volatile: volatileValues(now), keepsStoredValues: !mayBeUncalculated(model), phrase: workbookPhrase(model, language) });
  for (const { sheet: name, row, column } of refused) {
    const sheet = model.sheets.findIndex((candidate) => candidate.name === name);
    calculator.set(sheet, row, column, model.sheets[sheet]?.cells.get(cellKey(row, column))?.value ?? null);
  }
  calculator.calculateAll();
  const changes = changedCells(calculator, model, []);
  for (const { sheet: name, row, column, rows, columns } of added) {
    const sheet = model.sheets.findIndex((candidate) => candidate.name === name);
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
