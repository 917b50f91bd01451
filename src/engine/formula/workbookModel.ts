import type { CellValue } from '../core/cellValue';

/**
 * The part of a workbook that calculation needs, independent of where it came from
 * (an xlsx file, the Office host, a test). Addresses are zero-based rows and columns.
 */
export interface WorkbookModel {
  readonly sheets: readonly SheetModel[];
  readonly names: readonly DefinedName[];
  readonly tables: readonly TableModel[];
  /** True where day 0 is 1904-01-01 (old Macintosh workbooks). */
  readonly date1904: boolean;
  /** The workbook asks for circular references to be iterated. */
  readonly iterative: boolean;
  /** How: Excel's own 100 rounds and 0.001 where left out. */
  readonly iteration?: Iteration;
  /** Every result is rounded to what its number format shows before anything reads it. */
  readonly precisionAsDisplayed?: boolean;
  /** The workbook is only calculated when somebody asks for it: what it shows may be out of date. */
  readonly manualCalculation?: boolean;
  /** Not everything was calculated when the workbook was read: cells may show what they did before the last change. */
  readonly calculating?: boolean;
  /** The values stored in the file are to be calculated anew when it is opened. */
  readonly calculateOnLoad?: boolean;
}

export interface Iteration {
  /** Rounds after which the values are left as they are. */
  readonly rounds: number;
  /** The values are settled once none changes by as much in a round. */
  readonly change: number;
}

export interface SheetModel {
  readonly name: string;
  /** Cells that hold a constant or a formula, by `cellKey(row, column)`. */
  readonly cells: ReadonlyMap<number, CellModel>;
  /** Rows not shown, by filter or by hand: SUBTOTAL(109, …) and AGGREGATE can leave them out. */
  readonly hiddenRows?: ReadonlySet<number>;
  /** The hidden rows that a filter hides: every SUBTOTAL leaves them out. */
  readonly filteredRows?: ReadonlySet<number>;
  /** The What-If data tables of the sheet. */
  readonly dataTables?: readonly DataTableModel[];
  /** What may be typed into its cells, where that is known. */
  readonly validations?: readonly (ValidationRule & { readonly range: CellRange })[];
  /** Number formats by cell, where results are rounded to what they show. */
  readonly numberFormats?: ReadonlyMap<number, string>;
}

/**
 * A What-If data table. Each cell of its range shows a formula cell at its head, recalculated with a value from its edge
 * in place of what an input cell holds. Where only the row (column) above (left) gives values, the formulas stand in the
 * other edge; where both do, one formula stands in the corner.
 */
export interface DataTableModel {
  /** The calculated cells, without the edges. */
  readonly range: CellRange;
  /** The cell of the same sheet that takes the values of the row above the range; `deleted` where it is no longer there. */
  readonly rowInput?: InputCell | 'deleted';
  /** The cell of the same sheet that takes the values of the column left of the range. */
  readonly columnInput?: InputCell | 'deleted';
}

/** A rule of Excel's data validation for one cell. Formulas are without `=`; a list is either literal choices or a formula that yields them. */
export interface ValidationRule {
  readonly type: 'list' | 'decimal' | 'whole' | 'date' | 'time' | 'textLength' | 'custom';
  readonly values?: readonly string[];
  readonly operator?: 'between' | 'notBetween' | 'equal' | 'notEqual' | 'greaterThan' | 'lessThan' | 'greaterThanOrEqual' | 'lessThanOrEqual';
  readonly formula1?: string;
  readonly formula2?: string;
}

export interface InputCell {
  readonly row: number;
  readonly column: number;
}

export interface CellModel {
  /** The value shown: a constant, or the last calculated value of the formula. */
  readonly value: CellValue;
  /** Without the leading `=`, as stored in the file (prefixes such as `_xlfn.` included) or as typed. */
  readonly formula?: string;
  /** For the first cell of an array formula or a spill: the rectangle it fills. */
  readonly arrayRange?: CellRange;
  /** True for a dynamic array (spills), false for a legacy Ctrl+Shift+Enter array. */
  readonly dynamic?: boolean;
  /** True for a cell inside the rectangle of an array formula other than its first cell. */
  readonly spilled?: boolean;
  /** True for a cell inside a What-If data table: calculated by Excel, without a formula of its own. */
  readonly dataTable?: boolean;
}

/** True for a cell that calculation gives its value, by a formula of its own or in a data table. */
export function isCalculated(cell: CellModel | undefined): boolean {
  return cell?.formula !== undefined || cell?.dataTable === true;
}

export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface DefinedName {
  readonly name: string;
  /** Formula without `=`: usually an absolute reference, also a constant, a formula or a LAMBDA. */
  readonly formula: string;
  /** Sheet name, for a name that belongs to one sheet. */
  readonly sheet?: string;
}

export interface TableModel {
  readonly name: string;
  readonly sheet: string;
  /** The whole table, header and totals rows included. */
  readonly range: CellRange;
  readonly columns: readonly string[];
  readonly headerRow: boolean;
  readonly totalsRow: boolean;
}

/** Excel's widest sheet has 16,384 columns, so a row and a column fit one exact number. */
export const MAX_COLUMNS = 16384;
export const MAX_ROWS = 1048576;

/** Characters of a formula that Excel takes, as it is typed. */
export const MAX_FORMULA_LENGTH = 8192;

export function cellKey(row: number, column: number): number {
  return row * MAX_COLUMNS + column;
}

export function rowOf(key: number): number {
  return Math.floor(key / MAX_COLUMNS);
}

export function columnOf(key: number): number {
  return key % MAX_COLUMNS;
}
