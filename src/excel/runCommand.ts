import { WorkbookError } from '../workbook/workbookError';
import { deleteSheets } from './changeSheets';

/** A command under way: what all of its requests share. */
export interface RunningCommand {
  readonly context: Excel.RequestContext;
  /** Sheets that it added, and whether they are written in full. */
  readonly added: Map<string, 'halfWritten' | 'written'>;
}

/**
 * Runs a command in one context and, `merged`, as one undo step. Excel refuses to merge what it cannot undo (the deletion of a
 * sheet, on the desktop its visibility, very large writes), and says so in the middle of the work: then the whole of it is done
 * once more without merging. What it writes is written over; sheets that it added are taken away first, as is a half-written
 * one after any failure.
 */
export async function runCommand<T>({ merged }: { readonly merged: boolean }, work: (running: RunningCommand) => Promise<T>): Promise<T> {
  const added: RunningCommand['added'] = new Map();
  const batch = (context: Excel.RequestContext): Promise<T> => work({ context, added });
  try {
    return await (merged ? Excel.run({ mergeUndoGroup: true }, batch) : Excel.run(batch));
  } catch (thrown) {
    const again = merged && cannotBeUndone(thrown);
    await takeAway([...added].filter(([, state]) => again || state === 'halfWritten').map(([name]) => name));
    if (!again) throw thrown;
  }
  return runCommand({ merged: false }, work);
}

/** What stopped the work may also stop this; then the sheets stay. */
async function takeAway(sheets: readonly string[]): Promise<void> {
  if (sheets.length > 0) await Excel.run((context) => deleteSheets(context, sheets)).catch(() => undefined);
}

function cannotBeUndone(thrown: unknown): boolean {
  const failure = thrown instanceof WorkbookError ? thrown.cause : thrown;
  return typeof failure === 'object' && failure !== null && 'code' in failure && failure.code === 'UndoNotSupported';
}
