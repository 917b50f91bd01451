import type { WorkbookFile } from '../../file/workbookFile';
import type { DocumentSettings } from './documentSettings';
import { EventSubscriptions } from './eventSubscriptions';
import type { Spreadsheet } from './spreadsheet';
import { StableIds } from './stableIds';
import type { Culture, WorkbookHost } from './workbookHost';
import { Worksheet } from './worksheet';

export interface WorkbookHostOptions {
  readonly spreadsheet: Spreadsheet;
  readonly settings: DocumentSettings;
  /** `en-US`, `zh-CN`. */
  readonly language: string;
  readonly workbookName: string;
  /** `,` unless given: that of Excel on the web. */
  readonly listSeparator?: string;
  readonly readXlsx?: (bytes: Uint8Array) => WorkbookFile | Promise<WorkbookFile>;
  readonly openWorkbook?: (bytes: Uint8Array) => void;
}

export function createWorkbookHost(options: WorkbookHostOptions): WorkbookHost {
  const host: WorkbookHost = {
    spreadsheet: options.spreadsheet,
    settings: options.settings,
    subscriptions: new EventSubscriptions(),
    chartIds: new StableIds('00000001'),
    tableIds: new StableIds('00000002'),
    culture: cultureOf(options.language),
    workbookName: options.workbookName,
    listSeparator: options.listSeparator ?? ',',
    calculationMode: 'Automatic',
    protectedSheets: new Set(),
    eventRanges: new Map(),
    ...(options.readXlsx === undefined ? {} : { readXlsx: options.readXlsx }),
    ...(options.openWorkbook === undefined ? {} : { openWorkbook: options.openWorkbook }),
    worksheet: (sheetId) => new Worksheet(host, sheetId),
  };
  return host;
}

/** The separators of a language, as the platform knows them. */
export function cultureOf(language: string): Culture {
  const parts = new Intl.NumberFormat(language, { useGrouping: true }).formatToParts(12345.6);
  const part = (type: 'decimal' | 'group', otherwise: string) => parts.find((candidate) => candidate.type === type)?.value ?? otherwise;
  return { name: language, decimalSeparator: part('decimal', '.'), thousandsSeparator: part('group', ',') };
}
