import { parseRange, rangeAddress, sheetPrefix, splitSheet, withDollars } from '../../engine/formula/parse/address';
import type { CellRange } from '../../engine/formula/workbookModel';

/** An address as people and Excel write it, taken apart. */
export interface ParsedAddress {
  /** Sheet name without quotes, when the address names one. */
  readonly sheet?: string;
  readonly range: CellRange;
}

/** Reads `B2`, `$B$2:C9`, `B:D`, `2:9`, with or without `Sheet!` or `'Sheet name'!`; null when it is none of these. */
export function parseAddress(text: string): ParsedAddress | null {
  const split = splitSheet(text.trim());
  const range = split === null ? null : parseRange(split.cells);
  if (split === null || range === null) return null;
  return split.sheet === undefined ? { range } : { sheet: split.sheet, range };
}

/** `Sheet1!B2`, quoted where Excel quotes: `'Cash flow'!B2`. */
export function qualifiedAddress(sheet: string, range: CellRange): string {
  return sheetPrefix(sheet) + rangeAddress(range);
}

/** As names and charts refer to cells: `Sheet1!$B$2:$C$9`. */
export function absoluteReference(sheet: string, range: CellRange): string {
  return sheetPrefix(sheet) + withDollars(rangeAddress(range));
}
