import type { CellValue } from '../../engine/core/cellValue';
import type { CellPlace, Conversion } from '../../engine/formula/moveIn/conversion';
import { convertFormulas } from '../../engine/formula/moveIn/convertFormulas';
import type { Language } from '../../locales';
import { formatAddress } from '../address';
import type { WorkbookPort } from '../port';
import { conversionSheet } from './conversionSheet';

/** What was written, and on which sheet it is listed. */
export interface WrittenConversion {
  readonly conversion: Conversion;
  readonly sheet: string;
}

/** What a conversion of the open workbook would do. Nothing is written. */
export async function findConversion(port: Pick<WorkbookPort, 'readWorkbook'>): Promise<Conversion> {
  return convertFormulas(await port.readWorkbook());
}

/**
 * Turns the formulas of other simulation add-ins in the open workbook into ROI functions and adds a sheet that lists
 * them, all as one undo step where the host can. The workbook is read anew, so that what was typed meanwhile stays;
 * null where nothing is left to convert.
 */
export async function convertWorkbook(port: WorkbookPort, language: Language): Promise<WrittenConversion | null> {
  const conversion = await findConversion(port);
  const cells = new Map<string, CellValue>();
  for (const cell of conversion.converted) cells.set(addressOf(cell), cell.after);
  for (const cell of conversion.added) cells.set(addressOf(cell), cell.formula);
  if (cells.size === 0) return null;
  return port.command(async () => {
    await port.writeCells(cells);
    return { conversion, sheet: await port.addSheet(conversionSheet(conversion, language)) };
  });
}

function addressOf({ sheet, row, column }: CellPlace): string {
  return formatAddress({ sheet, range: { top: row, left: column, bottom: row, right: column } });
}
