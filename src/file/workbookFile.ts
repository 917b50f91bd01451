import type { CellValue } from '../engine/core/cellValue';
import type { CellRange, DataTableModel, DefinedName, TableModel, ValidationRule, WorkbookModel } from '../engine/formula/workbookModel';

/**
 * A workbook as it stands in an xlsx file: contents, looks, names, tables, validation, conditional
 * formats and charts. Templates are built into it, the workbench opens and saves it, the command line
 * recalculates it. `xlsx.ts` is the only module that turns it into bytes and back.
 */
export interface WorkbookFile extends Partial<Pick<WorkbookModel, 'date1904' | 'iterative' | 'iteration' | 'precisionAsDisplayed' | 'manualCalculation' | 'calculateOnLoad'>> {
  readonly sheets: readonly SheetFile[];
  readonly names: readonly DefinedName[];
  readonly activeSheet?: string;
  /** Opens the add-in's task pane with the document. */
  readonly autoOpenTaskpane?: boolean;
  /** What the add-in keeps in the document: JSON by name. */
  readonly addinSettings?: Readonly<Record<string, string>>;
  /** Parts of the file whose looks could not be read, and are missing here. */
  readonly unread?: readonly string[];
  readonly properties?: { readonly title?: string; readonly creator?: string; readonly language?: string };
}

export interface SheetFile {
  readonly name: string;
  /** By `cellKey(row, column)`. */
  readonly cells: ReadonlyMap<number, CellFile>;
  /** Width in characters by zero-based column. */
  readonly columnWidths?: Readonly<Record<number, number>>;
  /** Height in points by zero-based row. */
  readonly rowHeights?: Readonly<Record<number, number>>;
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly merges?: readonly CellRange[];
  readonly showGridlines?: boolean;
  /** `#RRGGBB`. */
  readonly tabColor?: string;
  readonly visibility?: 'visible' | 'hidden' | 'veryHidden';
  readonly tables?: readonly TableFile[];
  /** Of each cell inside one, `dataTable` is true. */
  readonly dataTables?: readonly DataTableModel[];
  readonly validations?: readonly ValidationFile[];
  readonly conditionalFormats?: readonly ConditionalFormatFile[];
  readonly charts?: readonly ChartFile[];
  readonly print?: { readonly landscape?: boolean; readonly fitToWidth?: boolean };
}

export interface CellFile {
  readonly value: CellValue;
  /** As typed in en-US without `=`: `ROI.PHASED(B2:B9)`, `SEQUENCE(3)`. The writer adds file prefixes, the reader removes them. */
  readonly formula?: string;
  readonly arrayRange?: CellRange;
  readonly dynamic?: boolean;
  readonly spilled?: boolean;
  readonly dataTable?: boolean;
  readonly style?: CellStyle;
  readonly comment?: string;
  /** Address inside the workbook (`Inputs!C5`) or a web address. */
  readonly link?: string;
}

export interface CellStyle {
  readonly numberFormat?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly fontSize?: number;
  readonly fontName?: string;
  /** Colours are `#RRGGBB`. */
  readonly color?: string;
  readonly fill?: string;
  readonly horizontal?: 'left' | 'center' | 'right' | 'general';
  readonly vertical?: 'top' | 'center' | 'bottom';
  readonly wrap?: boolean;
  readonly indent?: number;
  readonly border?: Readonly<Partial<Record<'top' | 'bottom' | 'left' | 'right', BorderFile>>>;
  readonly locked?: boolean;
}

export interface BorderFile {
  readonly style: 'thin' | 'medium' | 'thick' | 'dashed' | 'dotted' | 'double' | 'hair';
  readonly color?: string;
}

export interface TableFile extends Omit<TableModel, 'sheet'> {
  readonly style?: string;
}

export interface ValidationFile extends ValidationRule {
  readonly range: CellRange;
  readonly allowBlank?: boolean;
  readonly errorTitle?: string;
  readonly errorMessage?: string;
  readonly promptTitle?: string;
  readonly promptMessage?: string;
}

export interface ConditionalFormatFile {
  readonly range: CellRange;
  /** A formula relative to the range's first cell, without `=`; true applies the style. */
  readonly formula: string;
  readonly style: CellStyle;
  readonly stopIfTrue?: boolean;
}

export interface ChartFile {
  readonly name: string;
  readonly type: 'column' | 'columnStacked' | 'bar' | 'barStacked' | 'line' | 'pie' | 'doughnut' | 'scatter' | 'area';
  readonly title?: string;
  readonly series: readonly ChartSeriesFile[];
  /** Zero-based cells: the chart covers from the top-left of the first to the top-left of the last. */
  readonly anchor: CellRange;
  readonly legend?: 'bottom' | 'right' | 'top' | 'none';
  readonly valueFormat?: string;
  /** Where the value axis ends; found from the values when absent. */
  readonly valueMaximum?: number;
  readonly categoryTitle?: string;
  readonly valueTitle?: string;
  /** Space between columns or bars, as a percentage of their width: 0 for a histogram. */
  readonly gapWidth?: number;
  /** How far columns or bars that stand side by side cover each other, in percent: 100 for all on one line. */
  readonly overlap?: number;
}

export interface ChartSeriesFile {
  /** A literal name or a reference such as `Dashboard!$B$4`. */
  readonly name?: string;
  /** References such as `'Cash flow'!$C$4:$H$4`. */
  readonly values: string;
  readonly categories?: string;
  readonly color?: string;
  /** Draws this series as a line over the others (a combination chart). */
  readonly asLine?: boolean;
  /** False for a line without a dot at each of its points. */
  readonly markers?: boolean;
}
