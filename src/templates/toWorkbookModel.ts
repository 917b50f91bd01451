import type { CellModel, WorkbookModel } from '../engine/formula/workbookModel';
import type { SheetFile, WorkbookFile } from './workbookFile';

/** The part of a workbook that calculation needs. */
export function toWorkbookModel({ sheets, names, date1904 = false, iterative = false }: WorkbookFile): WorkbookModel {
  return {
    sheets: sheets.map(({ name, cells, hiddenRows = [] }) => ({ name, cells: calculatingCells(cells), hiddenRows: new Set(hiddenRows) })),
    names,
    tables: sheets.flatMap(({ name: sheet, tables = [] }) => tables.map(({ style: _, ...table }) => ({ ...table, sheet }))),
    date1904,
    iterative,
  };
}

function calculatingCells(cells: SheetFile['cells']): Map<number, CellModel> {
  const kept = new Map<number, CellModel>();
  for (const [key, cell] of cells) {
    if (cell.value !== null || cell.formula !== undefined) kept.set(key, cell);
  }
  return kept;
}
