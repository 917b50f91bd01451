import { cellAddress, sheetPrefix } from '../../../engine/formula/parse/address';
import { columnOf, rowOf } from '../../../engine/formula/workbookModel';
import type { WorkbookFile } from '../../workbookFile';
import { readWorkbookModel } from '../readModel';
import { sameStored } from '../sameStored';

/**
 * Reads a file that was just written and throws where a cell does not come back: a number that is none would otherwise be
 * found out only when the workbook is opened again, and the one it was made from is gone.
 */
export function requireReadable(file: WorkbookFile, bytes: Uint8Array): void {
  const read = readWorkbookModel(bytes);
  if (!read.ok) throw new Error(`the workbook as written cannot be read: ${read.error.code}`);
  for (const [index, sheet] of file.sheets.entries()) {
    const found = read.value.sheets[index];
    for (const [key, { value, formula }] of sheet.cells) {
      const cell = found?.cells.get(key);
      if (sameStored(cell?.value ?? null, value) && (cell?.formula === undefined) === (formula === undefined)) continue;
      throw new Error(`${sheetPrefix(sheet.name)}${cellAddress(rowOf(key), columnOf(key))} is not in the workbook as written`);
    }
  }
}
