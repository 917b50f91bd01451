import type { CellValue } from '../engine/core/cellValue';
import type { ValidationRule, WorkbookModel } from '../engine/formula/workbookModel';
import type { SheetWriter } from './sheetWriter';
import type { CellContent } from './writing/cellContent';

/**
 * The workbook as the use cases see it. `excel/` implements it over Office.js, `memoryWorkbookPort` over plain data.
 * Every method costs one or two round trips however much it is given, so callers ask for everything at once.
 * A method that cannot do its work rejects with a {@link WorkbookError} and leaves the workbook as it was, except
 * that a large write outside `command` may stop between two blocks.
 */
export interface WorkbookPort extends SheetWriter {
  /** Values, formulas and displayed text of ranges such as `Inputs!C5:C9`; `Inputs!` is the used range of a sheet. */
  readRanges(addresses: readonly string[]): Promise<readonly RangeSnapshot[]>;
  /** The data validation of single cells such as `Inputs!C5`; null for a cell without one, or with none that bounds a number. */
  validations(cells: readonly string[]): Promise<readonly (ValidationRule | null)[]>;
  /**
   * Writes a rectangle that starts at the first cell of `address` and has the shape of `contents`.
   * `undefined` keeps a cell, null empties it, a string that starts with `=` is a formula in en-US, any other string stays text;
   * values that were read from cells are written through `literally`, since they may start with anything.
   */
  writeRange(address: string, contents: readonly (readonly (CellContent | undefined)[])[]): Promise<void>;
  /**
   * Everything that calculation needs of the whole workbook: formulas, values, names, tables, spills and array formulas.
   * A handful of round trips, and one more for every 6,000 cells.
   */
  readWorkbook(): Promise<WorkbookModel>;
  names(): Promise<readonly WorkbookName[]>;
  /** Takes names of the whole workbook away; those that are not there are no failure. */
  deleteNames(names: readonly string[]): Promise<void>;
  sheetNames(): Promise<readonly string[]>;
  /** The sheets whose cells may not all be written. */
  protectedSheets(): Promise<readonly string[]>;
  /** Appends the sheets of an xlsx file and returns their names here. Cannot be undone: ask before. */
  insertSheets(xlsx: Uint8Array): Promise<readonly string[]>;
  /** The whole document as an xlsx file, as it is now. */
  fileBytes(): Promise<Uint8Array>;
  /** Opens the file as a workbook of its own, in a window the host chooses. */
  openAsNewWorkbook(xlsx: Uint8Array): Promise<void>;
  /** Brings a range into view and selects it. */
  select(address: string): Promise<void>;
  /** The cell the user is at, e.g. `Inputs!C5`. */
  activeCell(): Promise<string>;
  /** The ranges that are selected, all on one sheet, e.g. `Inputs!C5:C9`. */
  selectedRanges(): Promise<readonly string[]>;
  /** Calls back after the user went to another cell. Returns the unsubscriber. */
  onSelection(listener: () => void): Promise<() => void>;
  /**
   * Recalculates every formula, though nothing it refers to has changed. Nothing less reaches all that depends on a cell:
   * `Range.calculate` stops at the formulas that refer to it directly.
   */
  recalculate(): Promise<void>;
  /** Calls back after cells, results or sheets changed, once per burst; seldom while the pane is hidden. Returns the unsubscriber. */
  onChange(listener: ChangeListener): Promise<() => void>;
  /** Small texts kept inside the document. */
  setting(key: string): Promise<string | null>;
  setSetting(key: string, value: string | null): Promise<void>;
  /**
   * Runs writes as one undo step, where the host can: those done through the port that `work` is given, and nothing else that
   * goes on meanwhile. Where the host finds that a step cannot be undone, `work` is run once more from its start, so that it
   * must read what it builds upon.
   */
  command<T>(work: (inside: WorkbookPort) => Promise<T>, options?: CommandOptions): Promise<T>;
}

export type ChangeListener = (change: {
  /** False while nobody sees the pane. What was told then is told again when it is shown. */
  readonly shown: boolean;
}) => void;

export interface CommandOptions {
  /** False for work that no host can undo: a sheet deleted. `online`: only Excel on the web undoes that a sheet was hidden. Default true. */
  readonly undoable?: boolean | 'online';
}

export interface RangeSnapshot {
  /** Sheet and range as the host writes them, e.g. `'Cash flow'!C4:D9`. */
  readonly address: string;
  readonly values: readonly (readonly CellValue[])[];
  /** A formula with `=`, or the constant; null for an empty cell. A constant that starts with `=` is a `LiteralText`, so that it can be told apart and written back. */
  readonly formulas: readonly (readonly CellContent[])[];
  /** What the cell shows, number format applied. */
  readonly text: readonly (readonly string[])[];
}

export interface WorkbookName {
  readonly name: string;
  /** The sheet the name belongs to, or null for the whole workbook. */
  readonly sheet: string | null;
  /** Address it refers to, e.g. `Dashboard!C4`, or null when it is not a single range. */
  readonly address: string | null;
  /** What it stands for, in en-US without `=`: mostly that address, but any formula can have a name. */
  readonly formula: string;
}
