import { isCellError, type CellValue } from '../../engine/core/cellValue';
import type { CellModel, SheetModel, WorkbookModel } from '../../engine/formula/workbookModel';

/** Whether two readings hold the same cells, names and tables, values included. Linear in the cells. */
export function sameWorkbook(a: WorkbookModel, b: WorkbookModel): boolean {
  const { sheets: sheetsOfA, ...restOfA } = a;
  const { sheets: sheetsOfB, ...restOfB } = b;
  return JSON.stringify(restOfA) === JSON.stringify(restOfB) && sheetsOfA.length === sheetsOfB.length && sheetsOfA.every((sheet, index) => sameSheet(sheet, sheetsOfB[index]!));
}

function sameSheet(a: SheetModel, b: SheetModel): boolean {
  if (a.name !== b.name || a.cells.size !== b.cells.size) return false;
  if (JSON.stringify(a.dataTables ?? []) !== JSON.stringify(b.dataTables ?? [])) return false;
  if (!sameRows(a.hiddenRows, b.hiddenRows) || !sameRows(a.filteredRows, b.filteredRows)) return false;
  if (!sameFormats(a.numberFormats, b.numberFormats)) return false;
  for (const [key, cell] of a.cells) {
    const other = b.cells.get(key);
    if (other === undefined || !sameCell(cell, other)) return false;
  }
  return true;
}

function sameRows(a: ReadonlySet<number> = new Set(), b: ReadonlySet<number> = new Set()): boolean {
  return a.size === b.size && [...a].every((row) => b.has(row));
}

/** Where results are rounded to what they show, another format is another model. */
function sameFormats(a: ReadonlyMap<number, string> = new Map(), b: ReadonlyMap<number, string> = new Map()): boolean {
  return a.size === b.size && [...a].every(([key, format]) => b.get(key) === format);
}

function sameCell(a: CellModel, b: CellModel): boolean {
  return (
    a.formula === b.formula &&
    sameValue(a.value, b.value) &&
    a.dynamic === b.dynamic &&
    a.spilled === b.spilled &&
    a.dataTable === b.dataTable &&
    (a.arrayRange === b.arrayRange || JSON.stringify(a.arrayRange) === JSON.stringify(b.arrayRange))
  );
}

function sameValue(a: CellValue, b: CellValue): boolean {
  return isCellError(a) && isCellError(b) ? a.error === b.error : Object.is(a, b);
}
