import type { CellRange } from '../engine/formula/workbookModel';
import type { SheetFile } from '../file/workbookFile';
import type { CellContent } from './writing/cellContent';

/**
 * Writing whole sheets and scattered cells. Sheets are described by `SheetFile`, as templates are: a report, a table of
 * scenarios and a template look alike because they are built of the same looks.
 */
export interface SheetWriter {
  /**
   * Adds a sheet at the end with everything its description holds, or writes it in the place of another sheet. A name
   * that is taken gets a number behind it: `Simulation report (2)`. All of it is one undo step, where the host can.
   * Returns the name the sheet got.
   */
  addSheet(sheet: WrittenSheet, options?: AddSheetOptions): Promise<string>;
  /** Writes the described cells (contents and looks) into a sheet and leaves every other cell, size and chart as it is. */
  updateSheet(name: string, change: SheetChange): Promise<void>;
  /** Deletes sheets, whatever they hold. Sheets that are not there are no failure. */
  deleteSheets(names: readonly string[]): Promise<void>;
  /**
   * Writes cells that need not be neighbours, by address (`Inputs!C5`): null empties a cell, a string that starts with `=`
   * is a formula in en-US, any other string stays text. Looks stay. Values that were read are written through `literally`.
   */
  writeCells(cells: ReadonlyMap<string, CellContent>): Promise<void>;
}

/** The parts of a described sheet that every supported host can be given. */
export type WrittenSheet = Pick<SheetFile, 'name' | 'cells' | 'columnWidths' | 'rowHeights' | 'frozen' | 'showGridlines' | 'tabColor' | 'tables' | 'charts' | 'print' | 'visibility'>;

export interface AddSheetOptions {
  /** A sheet that is emptied (cells, looks, tables, charts) and written anew: its name and place stay, and formulas that refer to it. */
  readonly replaces?: string;
  /** Names that belong to the sheet, by which it is found again however it is renamed. */
  readonly names?: readonly SheetName[];
  /** Cells of other sheets that belong to the same undo step, as `writeCells` takes them. */
  readonly cells?: ReadonlyMap<string, CellContent>;
  /** Shows the sheet afterwards. */
  readonly activate?: boolean;
}

export interface SheetChange {
  /** A cell without a style loses the one it has. */
  readonly cells: SheetFile['cells'];
  readonly columnWidths?: SheetFile['columnWidths'];
  readonly names?: readonly SheetName[];
}

export interface SheetName {
  readonly name: string;
  readonly range: CellRange;
}
