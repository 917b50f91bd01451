import type { WorkbookFile } from '../../file/workbookFile';
import { createWorkbookHost } from '../object-model/createWorkbookHost';
import { DocumentSettings } from '../object-model/documentSettings';
import type { CustomFunctionHost, Spreadsheet } from '../object-model/spreadsheet';
import { Workbook } from '../object-model/workbook';
import { AddinFunctions } from './addinFunctions';
import { DocumentCopies } from './documentCopies';
import { FaultInjection } from './faults';
import { appContext, frameName, type FrameIdentity } from './frameIdentity';
import { FrameTransport } from './frameTransport';
import { functionsBound } from './functionBindings';
import { duplicateFunctionNames, type FunctionsMetadata } from './functionsMetadata';
import { HostCalls, type HostCall } from './hostCalls';
import { HostDiagnostics } from './hostDiagnostics';
import { forwardEvents, type HostMessage } from './hostEvents';
import { AddinInternalService, AppRuntimePersistenceService, AppRuntimeService, DynamicRibbon, type HostNotice } from './hostServices';
import { RichApiInterpreter } from './richApiInterpreter';

export interface OfficeHostOptions {
  /** An iframe without an address: it is named first, then sent to `addinUrl`. */
  readonly frame: HTMLIFrameElement;
  /** The add-in's page. Https, and of this page's host name. */
  readonly addinUrl: string;
  readonly spreadsheet: Spreadsheet;
  /** functions.json, in the user's language. */
  readonly functions: FunctionsMetadata;
  /** `ROI` for `=ROI.PHASED`. */
  readonly namespace: string;
  /** `en-US`, `zh-CN`: Office's display language. */
  readonly language: string;
  readonly workbookName: string;
  /** What the document's settings hold at the start, as JSON texts by key. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly readXlsx?: (bytes: Uint8Array) => WorkbookFile | Promise<WorkbookFile>;
  /** `Excel.createWorkbook`: opens a file beside this one. */
  readonly openWorkbook?: (bytes: Uint8Array) => void;
  /** The workbook as a file, for an add-in that asks for a copy of the document. */
  readonly writeXlsx?: (file: WorkbookFile) => Promise<Uint8Array>;
  /** What the add-in asks of the program around the sheet: to show its pane, to enable a button. */
  readonly onNotice?: (notice: HostNotice) => void;
  /** One sentence for each thing the workbench could not do. */
  readonly onReport?: (message: string) => void;
  /** Shown in a cell whose arguments are more than a request may carry. */
  readonly argumentsTooLarge?: string;
}

export interface OfficeHost {
  /** Worksheet functions, run by the add-in. Give it to the grid. */
  readonly customFunctions: CustomFunctionHost;
  readonly diagnostics: HostDiagnostics;
  readonly faults: FaultInjection;
  readonly settings: DocumentSettings;
  /** Resolves when office.js has started and functions can be called. */
  readonly ready: Promise<void>;
  /** A ribbon button that executes a function. Resolves when the add-in says it is done; rejects when it never started. */
  invokeCommand(functionName: string, controlId: string): Promise<void>;
  /** The user opened or closed the pane. */
  setPaneVisible(visible: boolean): void;
  stop(): void;
}

/**
 * Plays Excel on the web for the add-in in a frame.
 *
 * ```ts
 * const host = startOfficeHost({ frame, addinUrl: 'https://localhost:3000/taskpane.html', spreadsheet, functions, namespace: 'ROI', language, workbookName: 'Book1.xlsx', readXlsx });
 * grid.setCustomFunctions(host.customFunctions);
 * await host.ready;
 * ```
 *
 * The frame may reload at any time: it then starts over, and calls of worksheet functions it had not answered are
 * asked again. Nothing is sent anywhere but to the frame.
 */
export function startOfficeHost(options: OfficeHostOptions): OfficeHost {
  const identity: FrameIdentity = { conversationId: `workbench-${Date.now()}`, addinId: 'roi-modeler', language: options.language, origin: window.location.origin };
  const settings = new DocumentSettings(options.settings);
  const faults = new FaultInjection();
  const diagnostics = new HostDiagnostics(options.onReport);
  const notify = (notice: HostNotice) => options.onNotice?.(notice);
  const pane = { visible: true };
  const commands = new Map<string, () => void>();
  let lastCommand = 0;

  const host = createWorkbookHost({
    spreadsheet: options.spreadsheet,
    settings,
    language: options.language,
    workbookName: options.workbookName,
    ...(options.readXlsx === undefined ? {} : { readXlsx: options.readXlsx }),
    ...(options.openWorkbook === undefined ? {} : { openWorkbook: options.openWorkbook }),
  });
  const send = (messages: readonly HostMessage[]) => transport.fire('richApiMessage', { ArrayData: messages });
  const setPaneVisible = (visible: boolean) => {
    if (pane.visible !== visible) {
      pane.visible = visible;
      send([[65536, 65539, '', JSON.stringify({ visibility: visible ? 'Visible' : 'Hidden' }), '']]);
    }
  };

  let announceReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    announceReady = resolve;
  });
  const customFunctions = new AddinFunctions({
    functions: options.functions.functions,
    namespace: options.namespace,
    send,
    bound: () => functionsBound(options.frame, options.functions.functions, diagnostics),
    onReady: () => announceReady(),
    ...(options.argumentsTooLarge === undefined ? {} : { argumentsTooLarge: options.argumentsTooLarge }),
  });
  duplicateFunctionNames(options.functions.functions).forEach((name) => diagnostics.recordMissing(`one meaning for the function ${name}`));

  const interpreter = new RichApiInterpreter({
    root: new Workbook(host),
    services: {
      'Microsoft.ExcelServices.CustomFunctions': customFunctions.service,
      'Microsoft.AppRuntime.AppRuntimeService': new AppRuntimeService(pane, (notice) => {
        notify(notice);
        if (notice.type === 'taskpane') {
          setPaneVisible(notice.visible);
        }
      }),
      'Microsoft.AppRuntime.AppRuntimePersistenceService': new AppRuntimePersistenceService(notify),
      'Microsoft.DynamicRibbon.DynamicRibbon': new DynamicRibbon(notify),
      'Microsoft.InternalService.AddinInternalService': new AddinInternalService(notify),
    },
    diagnostics,
    transaction: (work) => options.spreadsheet.transaction(work),
  });
  const { spreadsheet, writeXlsx } = options;
  const calls = new HostCalls({
    ...(writeXlsx === undefined ? {} : { copies: new DocumentCopies(() => writeXlsx(spreadsheet.toFile())) }),
    interpreter,
    settings,
    faults,
    diagnostics,
    workbook: host,
    onCommandCompleted: (id) => {
      commands.get(id)?.();
      commands.delete(id);
    },
  });

  const startOver = () => {
    transport.reset();
    interpreter.reset();
    host.subscriptions.clear();
    customFunctions.reset();
  };
  const transport = new FrameTransport({
    frame: options.frame,
    conversationId: identity.conversationId,
    addinOrigin: new URL(options.addinUrl, window.location.href).origin,
    onCall: async (action, data) => {
      switch (action) {
        case 'ContextActivationManager_getAppContextAsync':
          startOver();
          return appContext(identity, { workbookName: options.workbookName, settings: settings.toRecord() });
        case 'ContextActivationManager_notifyHost':
          return null;
        case 'executeMethod':
          return calls.answer(data as HostCall);
        default:
          diagnostics.recordMissing(`the action ${action}`);
          throw new Error(`The workbench does not have the action ${action}.`);
      }
    },
  });
  const stopEvents = forwardEvents({ host, send, selectionChanged: () => transport.fire('documentSelectionChanged', {}) });

  nameFrame(options.frame, frameName(identity));
  options.frame.src = options.addinUrl;

  return {
    customFunctions,
    diagnostics,
    faults,
    settings,
    ready,
    setPaneVisible,
    invokeCommand: (functionName, controlId) =>
      new Promise((resolve, reject) => {
        lastCommand += 1;
        const id = `command${lastCommand}`;
        commands.set(id, resolve);
        if (!transport.fire('appCommandInvoked', [id, functionName, JSON.stringify({ source: { id: controlId } })])) {
          commands.delete(id);
          reject(new Error('The add-in does not listen to ribbon commands yet.'));
        }
      }),
    stop: () => {
      stopEvents();
      transport.close();
      customFunctions.cancelAll();
    },
  };
}

/** A frame that already stands in the page takes a new name on its window only. */
function nameFrame(frame: HTMLIFrameElement, name: string): void {
  frame.name = name;
  if (frame.contentWindow !== null) {
    frame.contentWindow.name = name;
  }
}
