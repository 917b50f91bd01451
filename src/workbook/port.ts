import type { CellValue } from '../engine/core/cellValue';

/**
 * The workbook as the use cases see it. `excel/` implements it over Office.js, tests over memory.
 * Every method is one round trip or less; writes inside `command` are one undo step.
 */
export interface WorkbookPort {
  /** Values, formulas and displayed text of one range, e.g. `Inputs!C5:C9`; of a whole used range with `sheet!`. */
  readRange(address: string): Promise<RangeSnapshot>;
  /** Several ranges in one round trip. */
  readRanges(addresses: readonly string[]): Promise<readonly RangeSnapshot[]>;
  writeRange(address: string, contents: readonly (readonly (CellValue | undefined)[])[]): Promise<void>;
  names(): Promise<readonly WorkbookName[]>;
  sheetNames(): Promise<readonly string[]>;
  /** Appends the sheets of an xlsx file. Cannot be undone: ask before. */
  insertSheets(xlsx: Uint8Array): Promise<readonly string[]>;
  select(address: string): Promise<void>;
  recalculate(): Promise<void>;
  /** Calls back after the user or a command changed cells, at most once per burst. Returns the unsubscriber. */
  onChange(listener: (change: { readonly sheet: string; readonly address: string }) => void): Promise<() => void>;
  /** Small settings kept inside the document. */
  setting(key: string): Promise<string | null>;
  setSetting(key: string, value: string | null): Promise<void>;
  /** Runs writes as one undo step. */
  command<T>(work: () => Promise<T>): Promise<T>;
}

export interface RangeSnapshot {
  readonly address: string;
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly CellValue[])[];
  readonly text: readonly (readonly string[])[];
}

export interface WorkbookName {
  readonly name: string;
  /** Address it refers to, or null when it is not a single range. */
  readonly address: string | null;
  readonly value: CellValue;
  readonly text: string;
}
