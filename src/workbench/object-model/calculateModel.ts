import type { CellMatrix, CellValue } from '../../engine/core/cellValue';
import { Calculator } from '../../engine/formula/evaluate/calculator';
import { cellKey, type CellRange, type WorkbookModel } from '../../engine/formula/workbookModel';
import { columnCount, rowCount } from './rangeGeometry';

/** Values of the formula cells, by sheet name and cell key; a matrix spills. */
export type CalculatedCells = ReadonlyMap<string, ReadonlyMap<number, CellValue | CellMatrix>>;

/** Calculates every formula of a workbook with our own engine, worksheet functions included. */
export function calculateModel(workbook: WorkbookModel): CalculatedCells {
  const calculator = new Calculator(workbook);
  calculator.calculateAll();
  const results = new Map(workbook.sheets.map((sheet) => [sheet.name, new Map<number, CellValue | CellMatrix>()]));
  for (const { sheet, row, column } of calculator.formulaCells()) {
    const name = workbook.sheets[sheet]?.name ?? '';
    const spill = calculator.spill({ sheet, row, column });
    results.get(name)?.set(cellKey(row, column), spill === undefined ? calculator.value(sheet, row, column) : matrixOf(calculator, sheet, spill));
  }
  return results;
}

function matrixOf(calculator: Calculator, sheet: number, range: CellRange): CellMatrix {
  return Array.from({ length: rowCount(range) }, (_, i) => Array.from({ length: columnCount(range) }, (_column, j) => calculator.value(sheet, range.top + i, range.left + j)));
}
