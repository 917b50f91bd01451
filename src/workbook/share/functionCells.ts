import { isCellError, type CellValue } from '../../engine/core/cellValue';
import { cellKey, columnOf, rowOf, type CellModel, type CellRange, type SheetModel, type WorkbookModel } from '../../engine/formula/workbookModel';
import { formatAddress } from '../address';

/** A formula that nobody without the add-in can calculate, and what it shows. */
export interface FunctionCell {
  readonly sheet: string;
  /** The cell, or all cells that its array fills. */
  readonly range: CellRange;
  /** Without `=`. */
  readonly formula: string;
  readonly values: readonly (readonly CellValue[])[];
  /** An array of the older kind (Ctrl+Shift+Enter), which no host lets be written in parts. */
  readonly indivisible: boolean;
}

export interface FunctionUse {
  readonly cells: readonly FunctionCell[];
  /** Cells that show what no constant can be (`#BUSY!`, `#SPILL!`): they keep their formula. */
  readonly unfinished: readonly FunctionCell[];
}

const CALLS = /\bROI\.[A-Z]|_xldudf_ROI_/i;
const STRINGS = /"(?:[^"]|"")*"/g;
/** Errors that a cell can hold without a formula. */
const CONSTANT_ERRORS: ReadonlySet<string> = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NUM!', '#N/A']);

/**
 * Finds every formula that calls our functions, itself or through a defined name. Linear in the workbook.
 */
export function functionUse(model: WorkbookModel): FunctionUse {
  const names = model.names.filter(({ formula }) => callsFunctions(formula)).map(({ name }) => name.toLowerCase());
  const cells = model.sheets.flatMap((sheet) => functionCells(sheet, names));
  const isFinished = ({ values }: FunctionCell): boolean => values.every((row) => row.every((value) => !isCellError(value) || CONSTANT_ERRORS.has(value.error)));
  return { cells: cells.filter(isFinished), unfinished: cells.filter((cell) => !isFinished(cell)) };
}

export function addressOfCells({ sheet, range }: Pick<FunctionCell, 'sheet' | 'range'>): string {
  return formatAddress({ sheet, range });
}

function callsFunctions(formula: string): boolean {
  return CALLS.test(formula.replace(STRINGS, '""'));
}

function functionCells({ name: sheet, cells }: SheetModel, names: readonly string[]): readonly FunctionCell[] {
  const found: FunctionCell[] = [];
  for (const [key, cell] of cells) {
    const { formula } = cell;
    if (formula === undefined || !(callsFunctions(formula) || mentions(formula, names))) continue;
    const range = rangeOf(key, cell);
    const indivisible = cell.arrayRange !== undefined && cell.dynamic !== true;
    found.push({ sheet, range, formula: formula.replace(/_xldudf_ROI_/gi, 'ROI.'), values: valuesIn(range, cells), indivisible });
  }
  return found;
}

function mentions(formula: string, names: readonly string[]): boolean {
  if (names.length === 0) return false;
  const words = formula.replace(STRINGS, '""').toLowerCase().match(/[\p{L}_\\][\p{L}\p{N}_.\\]*/gu) ?? [];
  return words.some((word) => names.includes(word));
}

function rangeOf(key: number, { arrayRange }: CellModel): CellRange {
  return arrayRange ?? { top: rowOf(key), left: columnOf(key), bottom: rowOf(key), right: columnOf(key) };
}

function valuesIn({ top, left, bottom, right }: CellRange, cells: ReadonlyMap<number, CellModel>): readonly (readonly CellValue[])[] {
  return Array.from({ length: bottom - top + 1 }, (_row, row) => Array.from({ length: right - left + 1 }, (_column, column) => cells.get(cellKey(top + row, left + column))?.value ?? null));
}
