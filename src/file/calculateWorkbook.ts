import { Calculator } from '../engine/formula/evaluate/calculator';
import { columnOf, rowOf } from '../engine/formula/workbookModel';
import type { Words } from '../locales';
import { labelText } from '../locales/labelText';
import type { CellFile, SheetFile, WorkbookFile } from './workbookFile';
import { toWorkbookModel } from './toWorkbookModel';

export interface CalculatedWorkbook {
  readonly file: WorkbookFile;
  /** Cells without a value, with the function or feature that is missing: address → feature. */
  readonly unsupported: ReadonlyMap<string, string>;
  readonly circular: readonly (readonly string[])[];
}

/** Fills in the value of every formula and spill; tables of our own functions speak the given language. */
export function calculateWorkbook(file: WorkbookFile, words: Words<'labels'>): CalculatedWorkbook {
  const calculator = new Calculator(toWorkbookModel(file), { phrase: (label) => labelText(label, words) });
  const { unsupported, circular } = calculator.calculateAll();
  const sheets = file.sheets.map((sheet, index): SheetFile => {
    const cells = new Map<number, CellFile>();
    for (const [key, cell] of sheet.cells) {
      const calculated = cell.formula !== undefined || cell.spilled === true;
      cells.set(key, calculated ? { ...cell, value: calculator.value(index, rowOf(key), columnOf(key)) } : cell);
    }
    return { ...sheet, cells };
  });
  return { file: { ...file, sheets }, unsupported, circular };
}
