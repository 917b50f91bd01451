import { isCellError, type CellValue } from '../../engine/core/cellValue';
import { literalContent } from './literalContent';
import { invalidArgument } from './richApiError';
import type { GridCell } from './spreadsheet';
import { readTypedEntry } from './typedEntry';

/** How cell contents travel: an empty cell is "", an error its text. */
export type WireValue = string | number | boolean;

export function toWireValue(value: CellValue): WireValue {
  if (value === null) {
    return '';
  }
  return isCellError(value) ? value.error : value;
}

export function wireValueType(value: CellValue): 'Empty' | 'String' | 'Double' | 'Boolean' | 'Error' {
  if (value === null) {
    return 'Empty';
  }
  if (isCellError(value)) {
    return 'Error';
  }
  return typeof value === 'number' ? 'Double' : typeof value === 'boolean' ? 'Boolean' : 'String';
}

export function toWireFormula(cell: GridCell): WireValue {
  return cell.formula ?? toWireValue(cell.value);
}

export const SHAPE_MISMATCH = "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/**
 * The matrix an add-in assigned to a range, of exactly the range's shape. A single value stands for every
 * cell, as in Excel.
 */
export function matrixFromWire(input: unknown, rows: number, columns: number, location: string): readonly (readonly unknown[])[] {
  if (!Array.isArray(input)) {
    return Array.from({ length: rows }, () => new Array<unknown>(columns).fill(input));
  }
  const fits = input.length === rows && input.every((row) => Array.isArray(row) && row.length === columns);
  if (!fits) {
    throw invalidArgument(location, SHAPE_MISMATCH);
  }
  return input as unknown[][];
}

export interface WrittenCell {
  /** For `Spreadsheet.write`: undefined keeps the cell, null clears it. */
  readonly contents: CellValue | undefined;
  readonly numberFormat?: string;
}

/** One assigned value as the spreadsheet takes it; `cellFormat` is the cell's number format. */
export function contentsFromWire(input: unknown, cellFormat: string, location: string): WrittenCell {
  if (input === null) {
    return { contents: undefined };
  }
  if (input === '') {
    return { contents: null };
  }
  if (typeof input === 'number' || typeof input === 'boolean') {
    return { contents: input };
  }
  if (typeof input !== 'string') {
    throw invalidArgument(location);
  }
  if (input.length > 32_767) {
    throw invalidArgument(location, `A cell holds at most 32,767 characters; received ${input.length}.`);
  }
  const entry = readTypedEntry(input, cellFormat);
  const format = cellFormat === 'General' ? entry.numberFormat : undefined;
  const contents = entry.isFormula === true ? entry.value : literalContent(entry.value);
  return format === undefined ? { contents } : { contents, numberFormat: format };
}
