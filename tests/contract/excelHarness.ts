import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { WorkbookFile } from '../../src/file/workbookFile';
import { createWorkbookHost } from '../../src/workbench/object-model/createWorkbookHost';
import { DocumentSettings } from '../../src/workbench/object-model/documentSettings';
import { canBeUndone } from '../../src/workbench/object-model/undoSupport';
import { MemorySpreadsheet, type MemorySpreadsheetOptions } from '../support/memorySpreadsheet';
import type { Spreadsheet } from '../../src/workbench/object-model/spreadsheet';
import { Workbook } from '../../src/workbench/object-model/workbook';
import { FaultInjection } from '../../src/workbench/office-host/faults';
import { HostCalls } from '../../src/workbench/office-host/hostCalls';
import { HostDiagnostics } from '../../src/workbench/office-host/hostDiagnostics';
import { forwardEvents, type HostMessage } from '../../src/workbench/office-host/hostEvents';
import { AddinInternalService } from '../../src/workbench/office-host/hostServices';
import { RichApiInterpreter } from '../../src/workbench/office-host/richApiInterpreter';

export interface ExcelHarness extends ExcelConnection {
  readonly spreadsheet: MemorySpreadsheet;
}

export interface ExcelConnection {
  readonly settings: DocumentSettings;
  readonly faults: FaultInjection;
  readonly diagnostics: HostDiagnostics;
  /** Waits until events that are under way have reached their listeners. */
  settled(): Promise<void>;
}

export interface ExcelConnectionOptions {
  readonly readXlsx?: (bytes: Uint8Array) => WorkbookFile | Promise<WorkbookFile>;
  readonly openWorkbook?: (bytes: Uint8Array) => void;
  readonly language?: string;
  /** What stands between ranges in a list of them. */
  readonly listSeparator?: string;
  /** Which Excel decides what can be undone. */
  readonly platform?: 'web' | 'desktop';
}

export type ExcelHarnessOptions = ExcelConnectionOptions & MemorySpreadsheetOptions;

/** The parts of office.js that carry requests and events; everything above them is the real, unmodified library. */
interface OfficeInternals {
  OSF: { DDA: { RichApi?: unknown }; InitializationHelper: { prototype: Record<'setAgaveHostCommunication' | 'getAppContext', () => void> } };
  OfficeExtension: {
    EventRegistration: new (register: () => Promise<void>, unregister: () => Promise<void>) => EventRegistration;
    _Internal: { officeJsEventRegistration: EventRegistration };
  };
}

interface EventRegistration {
  callHandlers(eventId: number, targetId: string, argument: unknown): void;
}

interface BatchResult {
  readonly status: 'succeeded' | 'failed';
  readonly value?: { readonly data: unknown };
  readonly error?: { readonly code: number; readonly message: string };
}

const OFFICE_JS = path.resolve('node_modules/@microsoft/office-js/dist');
const SELECTION_CHANGED = 2;
const RICH_API_MESSAGE = 5;

let stopPrevious: () => void = () => undefined;

/** Batches under way whose undo steps are to be merged. The library pinned here knows the option and tells its host nothing of it. */
let merging = 0;

/**
 * Real `Excel.*` proxies over a fresh in-memory workbook with one sheet, Sheet1. Call it in `beforeEach`:
 * each call takes the place of the workbook of before, and `Excel.run` talks to the newest.
 */
export function createExcelHarness(options: ExcelHarnessOptions = {}): ExcelHarness {
  const spreadsheet = new MemorySpreadsheet(options);
  return { spreadsheet, ...connectExcel(spreadsheet, options) };
}

/** Makes `Excel.run` talk to a spreadsheet, until the next call connects it to another. */
export function connectExcel(spreadsheet: Spreadsheet, options: ExcelConnectionOptions = {}): ExcelConnection {
  const office = loadOffice();
  stopPrevious();
  const settings = new DocumentSettings();
  const faults = new FaultInjection();
  const diagnostics = new HostDiagnostics();
  const host = createWorkbookHost({
    spreadsheet,
    settings,
    language: options.language ?? 'en-US',
    workbookName: 'Book1.xlsx',
    ...(options.listSeparator === undefined ? {} : { listSeparator: options.listSeparator }),
    ...(options.readXlsx === undefined ? {} : { readXlsx: options.readXlsx }),
    ...(options.openWorkbook === undefined ? {} : { openWorkbook: options.openWorkbook }),
  });
  const interpreter = new RichApiInterpreter({
    root: new Workbook(host),
    services: { 'Microsoft.InternalService.AddinInternalService': new AddinInternalService(() => undefined) },
    diagnostics,
    undoable: (member) => merging === 0 || canBeUndone(member, options.platform ?? 'web'),
    transaction: (work) => spreadsheet.transaction(work),
  });
  const calls = new HostCalls({ interpreter, settings, faults, diagnostics, workbook: host });
  office.OSF.DDA.RichApi = {
    executeRichApiRequestAsync: (request: unknown[], done: (result: BatchResult) => void) => {
      void calls.answer({ DdaMethod: { DispatchId: 93 }, ArrayData: request }).then((answer) =>
        done(answer.Error === 0 ? { status: 'succeeded', value: { data: answer['Data'] } } : { status: 'failed', error: { code: answer.Error, message: `Error ${answer.Error}` } }),
      );
    },
  };
  const registration = office.OfficeExtension._Internal.officeJsEventRegistration;
  stopPrevious = forwardEvents({
    host,
    send: (messages) => registration.callHandlers(RICH_API_MESSAGE, '', { entries: messages.map(entryOf) }),
    selectionChanged: () => registration.callHandlers(SELECTION_CHANGED, '', {}),
  });
  return { settings, faults, diagnostics, settled: () => new Promise((resolve) => setTimeout(resolve, 0)) };
}

function entryOf([messageCategory, messageType, targetId, message, id]: HostMessage): Record<string, unknown> {
  return { messageCategory, messageType, targetId, message, id };
}

function loadOffice(): OfficeInternals {
  const office = window as unknown as OfficeInternals & { Excel?: unknown };
  if (office.Excel === undefined) {
    const tag = document.createElement('script');
    tag.type = 'text/plain';
    tag.setAttribute('src', 'office.js');
    document.head.append(tag);
    for (const file of ['office.js', 'excel-web-16.00.js']) {
      const script = document.createElement('script');
      script.textContent = readFileSync(path.join(OFFICE_JS, file), 'utf8');
      document.head.append(script);
    }
    // No page stands around this window: the greeting that office.js sends its host some time later has nowhere to go.
    Object.assign(office.OSF.InitializationHelper.prototype, { setAgaveHostCommunication: () => undefined, getAppContext: () => undefined });
    const { EventRegistration, _Internal } = office.OfficeExtension;
    _Internal.officeJsEventRegistration = new EventRegistration(
      () => Promise.resolve(),
      () => Promise.resolve(),
    );
    countMergedBatches();
  }
  return office;
}

function countMergedBatches(): void {
  const run = Excel.run.bind(Excel) as (...args: readonly unknown[]) => Promise<unknown>;
  const counting = async (...args: readonly unknown[]): Promise<unknown> => {
    const merged = typeof args[0] === 'object' && args[0] !== null && 'mergeUndoGroup' in args[0] && args[0].mergeUndoGroup === true;
    merging += merged ? 1 : 0;
    try {
      return await run(...args);
    } finally {
      merging -= merged ? 1 : 0;
    }
  };
  Object.assign(Excel, { run: counting });
}
