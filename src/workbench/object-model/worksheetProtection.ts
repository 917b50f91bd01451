import { HostObject } from './hostObject';
import type { WorkbookHost } from './workbookHost';
import { RichApiError } from './richApiError';

/** A sheet whose locked cells (all of them in the workbench) nobody may change. */
export class WorksheetProtection extends HostObject {
  readonly typeName = 'WorksheetProtection';

  constructor(
    private readonly host: WorkbookHost,
    private readonly sheetId: string,
  ) {
    super();
  }

  get Protected(): boolean {
    return this.host.protectedSheets.has(this.sheetId);
  }

  Protect(): void {
    this.host.protectedSheets.add(this.sheetId);
  }

  Unprotect(): void {
    this.host.protectedSheets.delete(this.sheetId);
  }
}

export function requireUnprotected(host: WorkbookHost, sheetId: string, location: string): void {
  if (host.protectedSheets.has(sheetId)) {
    throw new RichApiError('AccessDenied', 'The cell or chart you are trying to change is on a protected sheet.', location);
  }
}
