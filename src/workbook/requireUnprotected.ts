import { parseReference } from '../engine/formula/parse/address';
import type { WorkbookPort } from './port';
import { WorkbookError } from './workbookError';

/** Rejects, before anything is changed, where one of these cells stands on a protected sheet. */
export async function requireUnprotected(port: Pick<WorkbookPort, 'protectedSheets'>, cells: readonly string[]): Promise<void> {
  const isProtected = new Set(await port.protectedSheets());
  const closed = cells.map((cell) => parseReference(cell)?.sheet ?? '').find((sheet) => isProtected.has(sheet));
  if (closed !== undefined) throw new WorkbookError('protected', closed);
}
