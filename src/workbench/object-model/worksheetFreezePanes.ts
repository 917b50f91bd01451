import { HostObject, orNull } from './hostObject';
import { Range } from './range';
import { isWholeColumns, isWholeRows, WHOLE_SHEET } from './rangeGeometry';
import { resolveRange } from './resolveRange';
import { invalidArgument, itemNotFound } from './richApiError';
import type { WorkbookHost } from './workbookHost';

export class WorksheetFreezePanes extends HostObject {
  readonly typeName = 'WorksheetFreezePanes';

  constructor(
    private readonly host: WorkbookHost,
    private readonly sheetId: string,
  ) {
    super();
  }

  FreezeRows(count: unknown): void {
    this.host.spreadsheet.freeze(this.sheetId, atLeastOne(count, 'freezeRows'), 0);
  }

  FreezeColumns(count: unknown): void {
    this.host.spreadsheet.freeze(this.sheetId, 0, atLeastOne(count, 'freezeColumns'));
  }

  /** Freezes everything above and left of the range's lower right corner. */
  FreezeAt(frozen: unknown): void {
    const cells = frozen instanceof Range ? frozen.cells : typeof frozen === 'string' ? resolveRange(this.host, frozen, this.sheetId)?.range : undefined;
    if (cells === undefined) {
      throw invalidArgument('WorksheetFreezePanes.freezeAt');
    }
    this.host.spreadsheet.freeze(this.sheetId, isWholeColumns(cells) ? 0 : cells.bottom + 1, isWholeRows(cells) ? 0 : cells.right + 1);
  }

  Unfreeze(): void {
    this.host.spreadsheet.freeze(this.sheetId, 0, 0);
  }

  GetLocation(): Range {
    const frozen = this.host.spreadsheet.sheetFile(this.sheetId).frozen;
    if (frozen === undefined || (frozen.rows === 0 && frozen.columns === 0)) {
      throw itemNotFound('WorksheetFreezePanes.getLocation');
    }
    return new Range(this.host, this.sheetId, {
      top: 0,
      left: 0,
      bottom: frozen.rows === 0 ? WHOLE_SHEET.bottom : frozen.rows - 1,
      right: frozen.columns === 0 ? WHOLE_SHEET.right : frozen.columns - 1,
    });
  }

  GetLocationOrNullObject(): Range | null {
    return orNull(() => this.GetLocation());
  }
}

function atLeastOne(count: unknown, method: string): number {
  const value = count ?? 1;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    throw invalidArgument(`WorksheetFreezePanes.${method}`);
  }
  return value;
}
