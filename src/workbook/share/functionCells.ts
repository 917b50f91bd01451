import { isCellError, type CellValue } from '../../engine/core/cellValue';
import { cellKey, columnOf, rowOf, type CellModel, type CellRange, type SheetModel, type WorkbookModel } from '../../engine/formula/workbookModel';
import { formatReference } from '../../engine/formula/parse/address';
import { FormulaGate } from '../writing/formulaGate';
import { withOwnNames } from '../writing/ownNames';
import { withoutMarkers } from './withoutMarkers';

/** A formula that nobody without the add-in can calculate, and what it shows. */
export interface FunctionCell {
  readonly sheet: string;
  /** The cell, or all cells that its array fills. */
  readonly range: CellRange;
  /** Without `=`. */
  readonly formula: string;
  /** The formula that goes on calculating where our functions only marked a result; null where they are needed. */
  readonly native: string | null;
  readonly values: readonly (readonly CellValue[])[];
  /** An array of the older kind (Ctrl+Shift+Enter), which no host lets be written in parts. */
  readonly indivisible: boolean;
}

export interface FunctionUse {
  readonly cells: readonly FunctionCell[];
  /** Cells that show what no constant can be (`#BUSY!`, `#SPILL!`): they keep their formula. */
  readonly unfinished: readonly FunctionCell[];
  /** Cells whose formula seems to call our functions and cannot be read: it could never be put back, so it stays. */
  readonly unreadable: readonly FunctionCell[];
}

const MENTIONED = /\bROI\.[A-Z]|_xldudf_ROI_/i;
/** Errors that a cell can hold without a formula. */
const CONSTANT_ERRORS: ReadonlySet<string> = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NUM!', '#N/A']);

/**
 * Finds every formula that calls our functions, itself or through a defined name. Linear in the workbook.
 */
export function functionUse(model: WorkbookModel): FunctionUse {
  const gate = new FormulaGate({ sheets: model.sheets.map(({ name }) => name), names: model.names });
  const named = model.names.some(({ name }) => gate.ofName(name)?.callsRoi === true);
  const mayCall = (formula: string): boolean => named || MENTIONED.test(formula);
  const found = model.sheets.flatMap((sheet) => formulaCells(sheet, mayCall, gate)).map((cell) => ({ cell, reach: gate.reach(cell.formula) }));
  const cells = found.flatMap(({ cell, reach }) => (reach?.callsRoi === true ? [cell] : []));
  const isFinished = ({ values }: FunctionCell): boolean => values.every((row) => row.every((value) => !isCellError(value) || CONSTANT_ERRORS.has(value.error)));
  return {
    cells: cells.filter(isFinished),
    unfinished: cells.filter((cell) => !isFinished(cell)),
    unreadable: found.flatMap(({ cell, reach }) => (reach === null && MENTIONED.test(cell.formula) ? [cell] : [])),
  };
}

export function addressOfCells({ sheet, range }: Pick<FunctionCell, 'sheet' | 'range'>): string {
  return formatReference({ sheet, range });
}

function formulaCells({ name: sheet, cells }: SheetModel, mayCall: (formula: string) => boolean, gate: FormulaGate): readonly FunctionCell[] {
  const found: FunctionCell[] = [];
  for (const [key, cell] of cells) {
    const { formula } = cell;
    if (formula === undefined || !mayCall(formula)) continue;
    const range = rangeOf(key, cell);
    const indivisible = cell.arrayRange !== undefined && cell.dynamic !== true;
    const own = withOwnNames(formula);
    const native = withoutMarkers(own);
    found.push({ sheet, range, formula: own, native: native !== null && gate.keepsWithin(own, native) ? native : null, values: valuesIn(range, cells), indivisible });
  }
  return found;
}

function rangeOf(key: number, { arrayRange }: CellModel): CellRange {
  return arrayRange ?? { top: rowOf(key), left: columnOf(key), bottom: rowOf(key), right: columnOf(key) };
}

function valuesIn({ top, left, bottom, right }: CellRange, cells: ReadonlyMap<number, CellModel>): readonly (readonly CellValue[])[] {
  return Array.from({ length: bottom - top + 1 }, (_row, row) => Array.from({ length: right - left + 1 }, (_column, column) => cells.get(cellKey(top + row, left + column))?.value ?? null));
}
