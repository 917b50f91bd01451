import type { WorkbookPort } from '../port';
import { WorkbookError } from '../workbookError';

/**
 * Opens a share copy as a workbook of its own; this one stays as it is. The part that reads and writes files is loaded
 * when it is needed first.
 */
export async function openShareCopy(port: Pick<WorkbookPort, 'fileBytes' | 'openAsNewWorkbook' | 'readWorkbook'>): Promise<void> {
  const [bytes, model] = [await port.fileBytes(), await port.readWorkbook()];
  const { shareCopyFile } = await import('./shareCopyFile');
  const copy = shareCopyFile(bytes, model);
  if (copy === null) throw new WorkbookError('damagedFile', `${bytes.length} bytes`);
  await port.openAsNewWorkbook(copy);
}
