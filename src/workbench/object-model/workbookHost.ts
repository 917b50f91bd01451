import type { CellRange } from '../../engine/formula/workbookModel';
import type { WorkbookFile } from '../../file/workbookFile';
import type { DocumentSettings } from './documentSettings';
import type { EventSubscriptions } from './eventSubscriptions';
import type { HostObject } from './hostObject';
import { itemNotFound } from './richApiError';
import type { SheetInfo, Spreadsheet } from './spreadsheet';
import type { StableIds } from './stableIds';

/** What every object of the model shares: the spreadsheet it speaks for and the state Excel keeps beside the cells. */
export interface WorkbookHost {
  readonly spreadsheet: Spreadsheet;
  readonly settings: DocumentSettings;
  readonly subscriptions: EventSubscriptions;
  readonly chartIds: StableIds;
  readonly tableIds: StableIds;
  readonly culture: Culture;
  readonly workbookName: string;
  /** What stands between ranges in a list. */
  readonly listSeparator: string;
  calculationMode: 'Automatic' | 'AutomaticExceptTables' | 'Manual';
  /** Ids of sheets that are protected. */
  readonly protectedSheets: Set<string>;
  /** Ranges named in events, so that a listener's `event.getRange(context)` finds them. */
  readonly eventRanges: Map<string, { readonly sheetId: string; readonly range: CellRange }>;
  /** Reads an xlsx file. Absent where the page offers none: inserting worksheets then fails loudly. */
  readonly readXlsx?: (bytes: Uint8Array) => WorkbookFile | Promise<WorkbookFile>;
  /** `Excel.createWorkbook`: opens a file as a workbook of its own. */
  readonly openWorkbook?: (bytes: Uint8Array) => void;
  /** The worksheet object of an id, for objects that lead back to their sheet. */
  worksheet(sheetId: string): HostObject;
}

/** How the user's Excel writes numbers and dates. */
export interface Culture {
  /** `en-US`, `zh-CN`. */
  readonly name: string;
  readonly decimalSeparator: string;
  readonly thousandsSeparator: string;
}

export function sheetInfo(host: WorkbookHost, sheetId: string, location: string): SheetInfo {
  const sheet = host.spreadsheet.sheets().find((candidate) => candidate.id === sheetId);
  if (sheet === undefined) {
    throw itemNotFound(location);
  }
  return sheet;
}

export function sheetByName(host: WorkbookHost, name: string): SheetInfo | undefined {
  const wanted = name.toLowerCase();
  return host.spreadsheet.sheets().find((sheet) => sheet.name.toLowerCase() === wanted);
}
