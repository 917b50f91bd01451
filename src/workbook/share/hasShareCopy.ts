import type { WorkbookPort } from '../port';
import { keptFormulasSheet } from './keptFormulas';

/** Whether formulas of this workbook have been replaced by their values and can be put back. */
export async function hasShareCopy(port: Pick<WorkbookPort, 'names'>): Promise<boolean> {
  return (await keptFormulasSheet(port)) !== null;
}
