import type { WorkbookPort } from '../port';
import { findKeptFormulas } from './keptFormulas';

/** What the workbook keeps of a share copy made in it. */
export interface ShareState {
  /** The hidden sheet. */
  readonly sheet: string;
  /** Formulas on it that are not back in their cells. */
  readonly waiting: number;
  /** Whether the sheet holds nothing but what a share copy writes, so that it may be deleted for the user. */
  readonly isOurs: boolean;
}

/** Null where no formulas are kept. */
export async function shareState(port: Pick<WorkbookPort, 'names' | 'readRanges'>): Promise<ShareState | null> {
  const kept = await findKeptFormulas(port);
  return kept === null ? null : { sheet: kept.sheet, waiting: kept.formulas.length, isOurs: kept.isOurs };
}

/** Deletes the hidden sheet with every formula still on it, for a user who said so; a sheet that holds anything else stays. */
export async function deleteKeptFormulas(port: WorkbookPort): Promise<void> {
  const kept = await findKeptFormulas(port);
  if (kept?.isOurs === true) await port.deleteSheets([kept.sheet]);
}
