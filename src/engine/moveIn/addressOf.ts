import { cellAddress, sheetPrefix } from '../formula/parse/address';
import type { CellPlace } from './conversion';

/** `'Cash flow'!C4`. */
export function addressOf({ sheet, row, column }: CellPlace): string {
  return sheetPrefix(sheet) + cellAddress(row, column);
}
