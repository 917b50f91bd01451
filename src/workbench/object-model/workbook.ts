import { Application, openWorkbook } from './application';
import { bytesOf } from './base64File';
import { HostObject, orNull } from './hostObject';
import { NamedItemCollection } from './namedItems';
import { Range } from './range';
import { RangeAreas } from './rangeAreas';
import { invalidArgument, itemNotFound, RichApiError } from './richApiError';
import { SettingCollection } from './settingItems';
import { TableCollection } from './tables';
import { insertPosition } from './worksheet';
import { WorksheetCollection } from './worksheetCollection';
import { WorksheetFunctions } from './worksheetFunctions';
import type { WorkbookHost } from './workbookHost';

/** The root of the object model: `context.workbook`. */
export class Workbook extends HostObject {
  readonly typeName = 'Workbook';

  constructor(private readonly host: WorkbookHost) {
    super();
  }

  get Name(): string {
    return this.host.workbookName;
  }

  get ReadOnly(): boolean {
    return false;
  }

  get UsePrecisionAsDisplayed(): boolean {
    return this.host.spreadsheet.calculationOptions().precisionAsDisplayed;
  }

  get Application(): Application {
    return new Application(this.host);
  }

  get Worksheets(): WorksheetCollection {
    return new WorksheetCollection(this.host);
  }

  get Names(): NamedItemCollection {
    return new NamedItemCollection(this.host);
  }

  get Tables(): TableCollection {
    return new TableCollection(this.host);
  }

  get Settings(): SettingCollection {
    return new SettingCollection(this.host);
  }

  get Functions(): WorksheetFunctions {
    return new WorksheetFunctions(this.host);
  }

  get _Runtime(): Runtime {
    return new Runtime(this.host);
  }

  GetActiveCell(): Range {
    const selection = this.GetSelectedRange();
    return selection.GetCell(0, 0);
  }

  GetSelectedRanges(): RangeAreas {
    const { sheetId, ranges } = this.host.spreadsheet.selection();
    return new RangeAreas(
      this.host,
      sheetId,
      ranges.map((range) => new Range(this.host, sheetId, range)),
    );
  }

  GetSelectedRange(): Range {
    const { sheetId, ranges } = this.host.spreadsheet.selection();
    const [range] = ranges;
    if (range === undefined || ranges.length > 1) {
      throw new RichApiError('InvalidSelection', 'The current selection is invalid for this operation.', 'Workbook.getSelectedRange');
    }
    return new Range(this.host, sheetId, range);
  }

  /** Appends the sheets of an xlsx file; answers with their ids. */
  async InsertWorksheetsFromBase64(base64: unknown, options: unknown): Promise<readonly string[]> {
    const location = 'Workbook.insertWorksheetsFromBase64';
    if (this.host.readXlsx === undefined) {
      throw new RichApiError('NotImplemented', 'This page offers no reader of xlsx files.', location);
    }
    const { sheetNamesToInsert, positionType, relativeTo } = insertOptions(options);
    const file = await Promise.resolve(this.host.readXlsx(bytesOf(base64, location))).catch((reason: unknown) => {
      throw invalidArgument(location, `The file is not a workbook that can be read: ${reason instanceof Error ? reason.message : String(reason)}`);
    });
    for (const name of sheetNamesToInsert ?? []) {
      if (!file.sheets.some((sheet) => sheet.name === name)) {
        throw itemNotFound(location);
      }
    }
    return this.host.spreadsheet.insertSheets(file, sheetNamesToInsert, insertPosition(this.host, positionType, relativeTo, location));
  }

  /** `Excel.createWorkbook`, as Excel on the web carries it out. */
  CreateAndOpenWorkbook(base64: unknown): void {
    openWorkbook(this.host, base64, 'Excel.createWorkbook');
  }

  _GetRangeForEventByReferenceId(id: unknown): Range {
    const found = this.host.eventRanges.get(String(id));
    if (found === undefined) {
      throw itemNotFound('Workbook.getRangeForEvent');
    }
    return new Range(this.host, found.sheetId, found.range);
  }

  _GetRangeOrNullObjectForEventByReferenceId(id: unknown): Range | null {
    return orNull(() => this._GetRangeForEventByReferenceId(id));
  }
}

class Runtime extends HostObject {
  readonly typeName = 'Runtime';

  constructor(private readonly host: WorkbookHost) {
    super();
  }

  get EnableEvents(): boolean {
    return this.host.subscriptions.enabled;
  }

  set EnableEvents(value: unknown) {
    this.host.subscriptions.enabled = value === true;
  }
}

interface InsertOptions {
  readonly sheetNamesToInsert?: readonly string[];
  readonly positionType: unknown;
  readonly relativeTo: unknown;
}

function insertOptions(options: unknown): InsertOptions {
  const given = (typeof options === 'object' && options !== null ? options : {}) as Record<string, unknown>;
  const names = Array.isArray(given['sheetNamesToInsert']) ? given['sheetNamesToInsert'].map(String) : [];
  return {
    ...(names.length > 0 ? { sheetNamesToInsert: names } : {}),
    positionType: given['positionType'] ?? 'End',
    relativeTo: given['relativeTo'],
  };
}
