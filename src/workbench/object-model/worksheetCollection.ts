import { EVENT, WORKBOOK_TARGET, type EventNumber } from './eventSubscriptions';
import { HostCollection } from './hostObject';
import { itemNotFound } from './richApiError';
import { freeSheetName } from './sheetName';
import type { WorkbookHost } from './workbookHost';
import { requireFreeName, Worksheet } from './worksheet';

export class WorksheetCollection extends HostCollection<Worksheet> {
  readonly typeName = 'WorksheetCollection';

  constructor(private readonly host: WorkbookHost) {
    super();
  }

  items(): readonly Worksheet[] {
    return this.host.spreadsheet.sheets().map((sheet) => new Worksheet(this.host, sheet.id));
  }

  /** By id or by name, in any case. */
  item(key: unknown): Worksheet {
    const wanted = String(key).toLowerCase();
    const sheet = this.host.spreadsheet.sheets().find((candidate) => candidate.id === key || candidate.name.toLowerCase() === wanted);
    if (sheet === undefined) {
      throw itemNotFound('WorksheetCollection.getItem');
    }
    return new Worksheet(this.host, sheet.id);
  }

  override GetCount(visibleOnly?: unknown): number {
    const sheets = this.host.spreadsheet.sheets();
    return visibleOnly === true ? sheets.filter((sheet) => sheet.visibility === 'visible').length : sheets.length;
  }

  GetActiveWorksheet(): Worksheet {
    return new Worksheet(this.host, this.host.spreadsheet.activeSheetId());
  }

  GetFirst(visibleOnly: unknown): Worksheet {
    return this.edge(visibleOnly, 'first');
  }

  GetLast(visibleOnly: unknown): Worksheet {
    return this.edge(visibleOnly, 'last');
  }

  /** Appends without activating. */
  Add(name: unknown): Worksheet {
    const taken = this.host.spreadsheet.sheets().map((sheet) => sheet.name);
    const chosen = name === null || name === undefined ? freeSheetName(taken) : requireFreeName(this.host, name, null, 'WorksheetCollection.add');
    return new Worksheet(this.host, this.host.spreadsheet.addSheet(chosen));
  }

  _RegisterDataChangedEvent(): void {
    this.register(EVENT.changed);
  }

  _UnregisterDataChangedEvent(): void {
    this.unregister(EVENT.changed);
  }

  _RegisterSelectionChangedEvent(): void {
    this.register(EVENT.selectionChanged);
  }

  _UnregisterSelectionChangedEvent(): void {
    this.unregister(EVENT.selectionChanged);
  }

  _RegisterActivatedEvent(): void {
    this.register(EVENT.activated);
  }

  _UnregisterActivatedEvent(): void {
    this.unregister(EVENT.activated);
  }

  _RegisterDeactivatedEvent(): void {
    this.register(EVENT.deactivated);
  }

  _UnregisterDeactivatedEvent(): void {
    this.unregister(EVENT.deactivated);
  }

  _RegisterAddedEvent(): void {
    this.register(EVENT.added);
  }

  _UnregisterAddedEvent(): void {
    this.unregister(EVENT.added);
  }

  _RegisterDeletedEvent(): void {
    this.register(EVENT.deleted);
  }

  _UnregisterDeletedEvent(): void {
    this.unregister(EVENT.deleted);
  }

  _RegisterCalculatedEvent(): void {
    this.register(EVENT.calculated);
  }

  _UnregisterCalculatedEvent(): void {
    this.unregister(EVENT.calculated);
  }

  private edge(visibleOnly: unknown, which: 'first' | 'last'): Worksheet {
    const sheets = this.host.spreadsheet.sheets().filter((sheet) => visibleOnly !== true || sheet.visibility === 'visible');
    const sheet = which === 'first' ? sheets[0] : sheets.at(-1);
    if (sheet === undefined) {
      throw itemNotFound('WorksheetCollection');
    }
    return new Worksheet(this.host, sheet.id);
  }

  private register(event: EventNumber): void {
    this.host.subscriptions.register(event, WORKBOOK_TARGET);
  }

  private unregister(event: EventNumber): void {
    this.host.subscriptions.unregister(event, WORKBOOK_TARGET);
  }
}
