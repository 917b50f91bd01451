import type { WorkbookPort } from '../port';
import { WorkbookError } from '../workbookError';

/**
 * Opens a share copy as a workbook of its own; this one stays as it is. The part that reads and writes files is loaded
 * when it is needed first.
 */
export async function openShareCopy(port: Pick<WorkbookPort, 'fileBytes' | 'openAsNewWorkbook'>): Promise<void> {
  const bytes = await port.fileBytes();
  const { shareCopyFile } = await import('./shareCopyFile');
  const copy = shareCopyFile(bytes);
  if (!copy.ok) throw new WorkbookError('damagedFile', copy.error.code);
  await port.openAsNewWorkbook(copy.value);
}
