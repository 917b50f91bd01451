import { Calculator } from '../../src/engine/formula/evaluate/calculator';
import { columnIndex } from '../../src/engine/formula/parse/address';
import { cellKey, columnOf, rowOf, type CellModel, type WorkbookModel } from '../../src/engine/formula/workbookModel';
import type { CellValue } from '../../src/engine/core/cellValue';

/** A workbook of one sheet, `Model`, from its cells by address: text that begins with = is a formula. */
export function sheetModel(cells: Readonly<Record<string, CellValue>>): WorkbookModel {
  const map = new Map<number, CellModel>();
  for (const [address, content] of Object.entries(cells)) {
    const [row, column] = placeOf(address);
    map.set(cellKey(row, column), typeof content === 'string' && content.startsWith('=') ? { value: 0, formula: content.slice(1) } : { value: content });
  }
  return displayed({ sheets: [{ name: 'Model', cells: map }], names: [], tables: [], date1904: false, iterative: false });
}

/** The same workbook with the value of every formula, as a sheet would show it. */
export function displayed(model: WorkbookModel): WorkbookModel {
  const calculator = new Calculator(model, { volatile: { now: 45000, random: () => 0.25 } });
  const sheets = model.sheets.map((sheet, number) => {
    const cells = new Map<number, CellModel>();
    for (const [key, cell] of sheet.cells) cells.set(key, { ...cell, value: calculator.value(number, rowOf(key), columnOf(key)) });
    return { ...sheet, cells };
  });
  return { ...model, sheets };
}

export function placeOf(address: string): readonly [number, number] {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(address)!;
  return [Number(digits) - 1, columnIndex(letters!)];
}
