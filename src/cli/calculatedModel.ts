import { isCellError, type CellValue } from '../engine/core/cellValue';
import { Calculator } from '../engine/formula/evaluate/calculator';
import { cellKey, columnOf, isCalculated, rowOf, type CellModel, type CellRange, type WorkbookModel } from '../engine/formula/workbookModel';
import { fillPhrase, type Language } from '../locales';
import { cliWords } from './words';
import { parseSetting, type Setting } from './setting';
import { volatileValues } from './volatileValues';
import { workbookPhrase } from './workbookPhrase';

interface Circumstances {
  readonly language: Language;
  /** Today and now as a serial date. */
  readonly now: number;
  report(line: string): void;
}

/**
 * A workbook whose values can be relied on: with other values in the cells that are set, and calculated first where the
 * file was saved without values, or wants to be calculated when it is opened. What is done is said.
 */
export function calculatedModel(model: WorkbookModel, assignments: readonly string[], { language, now, report }: Circumstances): WorkbookModel {
  const phrases = cliWords(language);
  const settings = assignments.map((text) => parseSetting(text, model));
  if (model.manualCalculation === true) report(phrases.manualCalculation);
  const unknown = mayBeUncalculated(model);
  if (!unknown && settings.length === 0) return model;
  const calculator = new Calculator(model, { phrase: workbookPhrase(model, language), ...(unknown ? { volatile: volatileValues(now) } : { keepsStoredValues: true }) });
  for (const { sheet, row, column, value } of settings) calculator.set(sheet, row, column, value);
  const { iterated } = calculator.calculateAll();
  const calculated = withValues(model, calculator, settings);
  if (unknown && settings.length === 0) {
    if (!differs(model, calculated)) return model;
    report(phrases.calculatedFirst);
  }
  for (const { cells, rounds, settled } of iterated) report(fillPhrase(settled ? phrases.iterated : phrases.notSettled, { cells: cells.join(' → '), rounds }));
  return calculated;
}

/** True where the stored values may never have been calculated: missing, all nothing, or to be calculated anew on opening. */
export function mayBeUncalculated(model: WorkbookModel): boolean {
  return model.calculateOnLoad === true || isUncalculated(model);
}

/** True where a formula was stored without a value, or every formula with 0, as programs write that do not calculate. */
export function isUncalculated({ sheets }: WorkbookModel): boolean {
  let formulas = 0;
  let zeros = 0;
  for (const { cells } of sheets) {
    for (const { formula, value } of cells.values()) {
      if (formula === undefined) continue;
      if (value === null) return true;
      formulas++;
      if (value === 0) zeros++;
    }
  }
  return formulas > 0 && zeros === formulas;
}

function withValues(model: WorkbookModel, calculator: Calculator, settings: readonly Setting[]): WorkbookModel {
  const sheets = model.sheets.map((sheet, number) => {
    const cells = new Map<number, CellModel>();
    const valueAt = (key: number): CellValue => calculator.value(number, rowOf(key), columnOf(key));
    for (const [key, { arrayRange, ...cell }] of sheet.cells) {
      const value = valueAt(key);
      if (cell.spilled === true && value === null) continue;
      const spill = cell.dynamic === true ? calculator.spill({ sheet: number, row: rowOf(key), column: columnOf(key) }) : arrayRange;
      if (spill === undefined) cells.set(key, { ...cell, value });
      else {
        const { top, left, bottom, right } = spill;
        for (const reached of keysOf({ top, left, bottom, right })) if (reached !== key) cells.set(reached, { value: valueAt(reached), spilled: true });
        cells.set(key, { ...cell, value, arrayRange: { top, left, bottom, right } });
      }
    }
    for (const { sheet: on, row, column, value } of settings) if (on === number) cells.set(cellKey(row, column), { value });
    return { ...sheet, cells };
  });
  return { ...model, sheets };
}

function* keysOf({ top, left, bottom, right }: CellRange): Iterable<number> {
  for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) yield cellKey(row, column);
}

function differs(before: WorkbookModel, after: WorkbookModel): boolean {
  return before.sheets.some(({ cells }, sheet) => [...cells].some(([key, cell]) => isCalculated(cell) && !sameValue(cell.value, after.sheets[sheet]!.cells.get(key)?.value ?? null)));
}

function sameValue(a: CellValue, b: CellValue): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  return isCellError(a) ? isCellError(b) && a.error === b.error : a === b;
}
