import { isCellError, type CellValue } from '../../engine/core/cellValue';
import { Calculator } from '../../engine/formula/evaluate/calculator';
import { cellKey, columnOf, rowOf, type CellModel, type CellRange, type DefinedName, type SheetModel, type WorkbookModel } from '../../engine/formula/workbookModel';
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

/** A defined name that calls our functions, and its value. */
export interface FunctionName {
  readonly defined: DefinedName;
  readonly value: CellValue;
}

export interface FunctionUse {
  readonly cells: readonly FunctionCell[];
  readonly names: readonly FunctionName[];
  /** Cells that show what no constant can be (`#BUSY!`, `#SPILL!`): they keep their formula. */
  readonly unfinished: readonly FunctionCell[];
}

const CALLS = /\bROI\.[A-Z]|_xldudf_ROI_/i;
const STRINGS = /"(?:[^"]|"")*"/g;
/** Errors that a cell can hold without a formula. */
const CONSTANT_ERRORS: ReadonlySet<string> = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NUM!', '#N/A']);

/**
 * Finds every formula that calls our functions, itself or through a name that has no single value (a LAMBDA, an array).
 * Linear in the workbook.
 */
export function functionUse(model: WorkbookModel): FunctionUse {
  const calling = model.names.filter(({ formula }) => callsFunctions(formula));
  const names = calling.flatMap((defined) => {
    const value = valueOf(defined, model);
    return value === null ? [] : [{ defined, value }];
  });
  const withoutValue = calling.filter((defined) => names.every((name) => name.defined !== defined)).map(({ name }) => name.toLowerCase());
  const cells = model.sheets.flatMap((sheet) => functionCells(sheet, withoutValue));
  const isFinished = ({ values }: FunctionCell): boolean => values.every((row) => row.every((value) => !isCellError(value) || CONSTANT_ERRORS.has(value.error)));
  return { cells: cells.filter(isFinished), names, unfinished: cells.filter((cell) => !isFinished(cell)) };
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

/** What a name stands for, asked in a cell of an own sheet; null where that is no single finished value. */
function valueOf({ name, sheet }: DefinedName, model: WorkbookModel): CellValue {
  const asking: SheetModel = { name: ' ', cells: new Map([[0, { value: null, formula: sheet === undefined ? name : formatAddress({ sheet, range: null }) + name, dynamic: true }]]) };
  const calculator = new Calculator({ ...model, sheets: [...model.sheets, asking] });
  const position = model.sheets.length;
  const value = calculator.value(position, 0, 0);
  const spills = calculator.value(position, 0, 1) !== null || calculator.value(position, 1, 0) !== null;
  return spills || (isCellError(value) && !CONSTANT_ERRORS.has(value.error)) || (isCellError(value) && value.error === '#VALUE!') ? null : value;
}
