import type { CellModel, WorkbookModel } from '../engine/formula/workbookModel';
import type { SheetFile, WorkbookFile } from './workbookFile';

/** The part of a workbook that calculation needs. */
export function toWorkbookModel({ sheets, names, date1904 = false, iterative = false, ...file }: WorkbookFile): WorkbookModel {
  const { iteration, precisionAsDisplayed, manualCalculation, calculateOnLoad } = file;
  return {
    sheets: sheets.map(({ name, cells, hiddenRows = [], dataTables }) => ({
      name,
      cells: calculatingCells(cells),
      hiddenRows: new Set(hiddenRows),
      ...(dataTables && { dataTables }),
      ...(precisionAsDisplayed === true && { numberFormats: numberFormatsOf(cells) }),
    })),
    names,
    tables: sheets.flatMap(({ name: sheet, tables = [] }) => tables.map(({ style: _, ...table }) => ({ ...table, sheet }))),
    date1904,
    iterative,
    ...(iteration && { iteration }),
    ...(precisionAsDisplayed && { precisionAsDisplayed }),
    ...(manualCalculation && { manualCalculation }),
    ...(calculateOnLoad && { calculateOnLoad }),
  };
}

function calculatingCells(cells: SheetFile['cells']): Map<number, CellModel> {
  const kept = new Map<number, CellModel>();
  for (const [key, cell] of cells) {
    if (cell.value !== null || cell.formula !== undefined || cell.dataTable) kept.set(key, cell);
  }
  return kept;
}

function numberFormatsOf(cells: SheetFile['cells']): Map<number, string> {
  return new Map([...cells].flatMap(([key, { style }]) => (style?.numberFormat === undefined ? [] : [[key, style.numberFormat] as const])));
}
