import { addressOf } from '../../engine/moveIn/addressOf';
import type { Conversion } from '../../engine/moveIn/conversion';
import type { Words } from '../../locales';
import type { WorkbookPort } from '../port';
import { WorkbookError } from '../workbookError';
import type { CellContent } from '../writing/cellContent';
import { conversionSheet } from './conversionSheet';
import { reachingFurther } from './reachingFurther';

/**
 * Writes the new formulas of a conversion and adds a sheet that lists them, all as one undo step where the host can.
 * Returns the name of the sheet; null where there is nothing to write. Nothing is written where a new formula would reach
 * further outside the workbook than the one it replaces.
 */
export async function convertWorkbook(port: WorkbookPort, conversion: Conversion, words: Words<'moveIn'>): Promise<string | null> {
  const further = reachingFurther(conversion, { sheets: await port.sheetNames(), names: await port.names() });
  if (further !== undefined) throw new WorkbookError('unexpected', addressOf(further));
  const cells = new Map<string, CellContent>();
  for (const cell of conversion.converted) cells.set(addressOf(cell), cell.after);
  for (const cell of conversion.added) cells.set(addressOf(cell), cell.formula);
  return cells.size === 0 ? null : port.addSheet(conversionSheet(conversion, words), { cells });
}
