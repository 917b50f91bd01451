import type { CellRange } from '../../engine/formula/workbookModel';
import { ChartCollection } from './charts';
import { EVENT, type EventNumber } from './eventSubscriptions';
import { HostObject, orNull } from './hostObject';
import { NamedItemCollection } from './namedItems';
import { PageLayout } from './pageLayout';
import { Range } from './range';
import { RangeAreas } from './rangeAreas';
import { color } from './rangeFormat';
import { onSheet, singleCell, WHOLE_SHEET } from './rangeGeometry';
import { resolveRange } from './resolveRange';
import { invalidArgument, itemNotFound, RichApiError } from './richApiError';
import { copyName, sheetNameProblem } from './sheetName';
import type { SheetInfo } from './spreadsheet';
import { TableCollection } from './tables';
import { WorksheetFreezePanes } from './worksheetFreezePanes';
import { WorksheetProtection } from './worksheetProtection';
import { sheetByName, sheetInfo, type WorkbookHost } from './workbookHost';

const VISIBILITY = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

/** The workbench filters nothing. */
class AutoFilter extends HostObject {
  readonly typeName = 'AutoFilter';

  get Enabled(): boolean {
    return false;
  }

  GetRangeOrNullObject(): null {
    return null;
  }
}

export class Worksheet extends HostObject {
  readonly typeName = 'Worksheet';

  constructor(
    readonly host: WorkbookHost,
    readonly id: string,
  ) {
    super();
  }

  override identity(): string {
    return this.id;
  }

  get Id(): string {
    return this.info().id;
  }

  get Name(): string {
    return this.info().name;
  }

  set Name(value: unknown) {
    const name = requireFreeName(this.host, value, this.id, 'Worksheet.name');
    this.info();
    this.host.spreadsheet.renameSheet(this.id, name);
  }

  get Position(): number {
    this.info();
    return this.host.spreadsheet.sheets().findIndex((sheet) => sheet.id === this.id);
  }

  set Position(value: unknown) {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value >= this.host.spreadsheet.sheets().length) {
      throw invalidArgument('Worksheet.position');
    }
    this.host.spreadsheet.moveSheet(this.id, value);
  }

  get Visibility(): string {
    return VISIBILITY[this.info().visibility];
  }

  set Visibility(value: unknown) {
    const visibility = (Object.keys(VISIBILITY) as SheetInfo['visibility'][]).find((key) => VISIBILITY[key] === value);
    if (visibility === undefined) {
      throw invalidArgument('Worksheet.visibility');
    }
    if (visibility !== 'visible') {
      this.requireAnotherVisible('Worksheet.visibility');
    }
    this.host.spreadsheet.setSheetVisibility(this.id, visibility);
  }

  /** Empty for a tab without colour. */
  get TabColor(): string {
    return this.info().tabColor ?? '';
  }

  set TabColor(value: unknown) {
    this.info();
    this.host.spreadsheet.setTabColor(this.id, value === '' ? null : color(value, 'Worksheet.tabColor'));
  }

  get Names(): NamedItemCollection {
    return new NamedItemCollection(this.host, this.info().name);
  }

  get Tables(): TableCollection {
    return new TableCollection(this.host, this.id);
  }

  get Charts(): ChartCollection {
    return new ChartCollection(this.host, this.id);
  }

  get Protection(): WorksheetProtection {
    this.info();
    return new WorksheetProtection(this.host, this.id);
  }

  get FreezePanes(): WorksheetFreezePanes {
    return new WorksheetFreezePanes(this.host, this.id);
  }

  get AutoFilter(): AutoFilter {
    this.info();
    return new AutoFilter();
  }

  get PageLayout(): PageLayout {
    this.info();
    return new PageLayout(this.host, this.id);
  }

  get ShowGridlines(): boolean {
    this.info();
    return this.host.spreadsheet.sheetFile(this.id).showGridlines !== false;
  }

  /** Under this name office.js on the web sets what it reads as `ShowGridlines`. */
  set Gridlines(value: unknown) {
    if (typeof value !== 'boolean') {
      throw invalidArgument('Worksheet.showGridlines');
    }
    this.info();
    this.host.spreadsheet.showGridlines(this.id, value);
  }

  Activate(): void {
    this.info();
    this.host.spreadsheet.activateSheet(this.id);
  }

  Calculate(markAllDirty: unknown): Promise<void> {
    return this.host.spreadsheet.calculate(markAllDirty === true);
  }

  Delete(): void {
    this.info();
    this.requireAnotherVisible('Worksheet.delete');
    this.host.spreadsheet.removeSheet(this.id);
  }

  async Copy(positionType: unknown, relativeTo: unknown): Promise<Worksheet> {
    const { spreadsheet } = this.host;
    const info = this.info();
    const sheets = spreadsheet.sheets();
    const name = copyName(info.name, sheets.map((sheet) => sheet.name));
    const position = insertPosition(this.host, positionType ?? 'End', relativeTo, 'Worksheet.copy');
    const [id] = await spreadsheet.insertSheets({ sheets: [{ ...spreadsheet.sheetFile(this.id), name }], names: [] }, undefined, position);
    if (id === undefined) {
      throw new RichApiError('GeneralException', 'The sheet was not copied.', 'Worksheet.copy');
    }
    return new Worksheet(this.host, id);
  }

  GetRange(address: unknown): Range {
    this.info();
    if (address === null || address === undefined || address === '') {
      return this.range(WHOLE_SHEET);
    }
    const resolved = typeof address === 'string' ? resolveRange(this.host, address, this.id) : null;
    if (resolved === null || resolved.sheetId !== this.id) {
      throw invalidArgument('Worksheet.getRange');
    }
    return this.range(resolved.range);
  }

  /** Several rectangles of this sheet: `A1:B2,C4`. Excel on the desktop takes the list separator of the computer. */
  GetRanges(address: unknown): RangeAreas {
    this.info();
    if (typeof address !== 'string' || address.length > 8192) {
      throw invalidArgument('Worksheet.getRanges');
    }
    return new RangeAreas(this.host, this.id, address.split(this.host.listSeparator).map((part) => this.GetRange(part.trim())));
  }

  GetRangeByIndexes(row: unknown, column: unknown, rows: unknown, columns: unknown): Range {
    const location = 'Worksheet.getRangeByIndexes';
    if (typeof row !== 'number' || typeof column !== 'number' || typeof rows !== 'number' || typeof columns !== 'number') {
      throw invalidArgument(location);
    }
    const cells = onSheet({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
    if (cells === null) {
      throw invalidArgument(location);
    }
    return this.range(cells);
  }

  GetCell(row: unknown, column: unknown): Range {
    return this.GetRangeByIndexes(row, column, 1, 1);
  }

  GetUsedRange(): Range {
    return this.GetUsedRangeOrNullObject() ?? this.range(singleCell(0, 0));
  }

  GetUsedRangeOrNullObject(): Range | null {
    this.info();
    return this.range(WHOLE_SHEET).GetUsedRangeOrNullObject();
  }

  GetNext(visibleOnly: unknown): Worksheet {
    return this.neighbour(1, visibleOnly, 'Worksheet.getNext');
  }

  GetNextOrNullObject(visibleOnly: unknown): Worksheet | null {
    return orNull(() => this.GetNext(visibleOnly));
  }

  GetPrevious(visibleOnly: unknown): Worksheet {
    return this.neighbour(-1, visibleOnly, 'Worksheet.getPrevious');
  }

  GetPreviousOrNullObject(visibleOnly: unknown): Worksheet | null {
    return orNull(() => this.GetPrevious(visibleOnly));
  }

  /** How office.js finds a copied sheet, or a neighbour, again. */
  _GetAnotherWorksheetById(id: unknown): Worksheet {
    return new Worksheet(this.host, sheetInfo(this.host, String(id), 'Worksheet').id);
  }

  _GetSheetById(id: unknown): Worksheet {
    return this._GetAnotherWorksheetById(id);
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

  _RegisterCalculatedEvent(): void {
    this.register(EVENT.calculated);
  }

  _UnregisterCalculatedEvent(): void {
    this.unregister(EVENT.calculated);
  }

  private info(): SheetInfo {
    return sheetInfo(this.host, this.id, 'Worksheet');
  }

  private range(cells: CellRange): Range {
    return new Range(this.host, this.id, cells);
  }

  private neighbour(step: 1 | -1, visibleOnly: unknown, location: string): Worksheet {
    const sheets = this.host.spreadsheet.sheets();
    for (let at = this.Position + step; at >= 0 && at < sheets.length; at += step) {
      const sheet = sheets[at];
      if (sheet !== undefined && (visibleOnly !== true || sheet.visibility === 'visible')) {
        return new Worksheet(this.host, sheet.id);
      }
    }
    throw itemNotFound(location);
  }

  private requireAnotherVisible(location: string): void {
    if (!this.host.spreadsheet.sheets().some((sheet) => sheet.id !== this.id && sheet.visibility === 'visible')) {
      throw new RichApiError('InvalidOperation', 'A workbook keeps at least one visible sheet.', location);
    }
  }

  private register(event: EventNumber): void {
    this.host.subscriptions.register(event, this.id);
  }

  private unregister(event: EventNumber): void {
    this.host.subscriptions.unregister(event, this.id);
  }
}

/** A new sheet name that follows Excel's rules and is not taken by another sheet. */
export function requireFreeName(host: WorkbookHost, value: unknown, sheetId: string | null, location: string): string {
  const problem = typeof value === 'string' ? sheetNameProblem(value) : 'A sheet name is a text.';
  if (typeof value !== 'string' || problem !== null) {
    throw invalidArgument(location, problem ?? undefined);
  }
  const holder = sheetByName(host, value);
  if (holder !== undefined && holder.id !== sheetId) {
    throw new RichApiError('ItemAlreadyExists', `A sheet named "${value}" already exists.`, location);
  }
  return value;
}

/** Where a copied or inserted sheet goes; undefined means the end. */
export function insertPosition(host: WorkbookHost, positionType: unknown, relativeTo: unknown, location: string): number | undefined {
  const sheets = host.spreadsheet.sheets();
  const named = typeof relativeTo === 'string' ? sheets.findIndex((sheet) => sheet.id === relativeTo || sheet.name.toLowerCase() === relativeTo.toLowerCase()) : -1;
  const anchor = relativeTo instanceof Worksheet ? relativeTo.Position : named;
  switch (positionType) {
    case 'None':
    case 'End':
      return undefined;
    case 'Beginning':
      return 0;
    case 'Before':
    case 'After':
      if (anchor === -1) {
        throw invalidArgument(location);
      }
      return positionType === 'Before' ? anchor : anchor + 1;
    default:
      throw invalidArgument(location);
  }
}
