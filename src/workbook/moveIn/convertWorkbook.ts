import type { CellValue } from '../../engine/core/cellValue';
import { addressOf } from '../../engine/formula/moveIn/addressOf';
import type { Conversion } from '../../engine/formula/moveIn/conversion';
import type { Language } from '../../locales';
import type { WorkbookPort } from '../port';
import { conversionSheet } from './conversionSheet';

/**
 * Writes the new formulas of a conversion and adds a sheet that lists them, all as one undo step where the host can.
 * Returns the name of the sheet; null where there is nothing to write.
 */
export async function convertWorkbook(port: WorkbookPort, conversion: Conversion, language: Language): Promise<string | null> {
  const cells = new Map<string, CellValue>();
  for (const cell of conversion.converted) cells.set(addressOf(cell), cell.after);
  for (const cell of conversion.added) cells.set(addressOf(cell), cell.formula);
  return cells.size === 0 ? null : port.addSheet(conversionSheet(conversion, language), { cells });
}
