import type { DocumentSettings } from '../object-model/documentSettings';
import type { DocumentCopies } from './documentCopies';
import { FAULT_CODES, type FaultInjection } from './faults';
import type { HostDiagnostics } from './hostDiagnostics';
import type { RichApiInterpreter } from './richApiInterpreter';
import type { RichApiRequest } from './richApiProtocol';
import { readSelection, writeSelection } from './selectedData';
import type { WorkbookHost } from '../object-model/workbookHost';

/** office.js's numbers for the calls an add-in makes of its host. */
export const CALL = {
  getSelectedData: 64,
  setSelectedData: 65,
  loadSettings: 75,
  saveSettings: 76,
  takeDocumentCopy: 77,
  readDocumentSlice: 80,
  releaseDocumentCopy: 81,
  richApi: 93,
  commandCompleted: 94,
} as const;

/** Where office.js puts what it asks about copies of the document, and looks for the answer. */
const COPY_ASKED = { fileType: 0, sliceSize: 1, handle: 2, sliceIndex: 3 } as const;
const COPY_GIVEN = { handle: 0, size: 1 } as const;
const SLICE_GIVEN = { data: 0, size: 1 } as const;
const COMPRESSED = 1;
const LARGEST_SLICE = 4_194_304;

/** Excel on the web refuses larger requests and answers. */
export const LARGEST_PAYLOAD = 5 * 1024 * 1024;

const NOT_SUPPORTED = 5000;
const SUCCESS = 0;
/** Where office.js marks batches of its own services, which no fault may hold up. */
const OWN_BATCHES: ReadonlySet<unknown> = new Set(['WacPartition', 'SetOsfControlContainerReadyForCustomFunctions']);

export interface HostCall {
  readonly DdaMethod: { readonly DispatchId: number };
  /** A batch: `[customData, method, path, headers, body, permission, flags …]`. */
  readonly ArrayData?: readonly unknown[];
  readonly [name: string]: unknown;
}

export interface HostAnswer {
  readonly Version: 1;
  /** 0, or office.js's number for what went wrong. */
  readonly Error: number;
  readonly [name: string]: unknown;
}

export interface HostCallsOptions {
  readonly interpreter: RichApiInterpreter;
  readonly settings: DocumentSettings;
  readonly faults: FaultInjection;
  readonly diagnostics: HostDiagnostics;
  readonly workbook: WorkbookHost;
  readonly onCommandCompleted?: (commandId: string) => void;
  /** The document as a file; without it the add-in cannot have one. */
  readonly copies?: DocumentCopies;
}

/** Answers the calls that office.js sends to its host, whatever carried them. */
export class HostCalls {
  constructor(private readonly options: HostCallsOptions) {}

  async answer(call: HostCall): Promise<HostAnswer> {
    const id = call.DdaMethod.DispatchId;
    switch (id) {
      case CALL.getSelectedData:
        return { ...success(), Data: readSelection(this.options.workbook, member(call['DdaGetBindingData'], 'CoerceType')) };
      case CALL.setSelectedData:
        writeSelection(this.options.workbook, member(call['DdaSetBindingData'], 'Data'));
        return success();
      case CALL.richApi:
        return this.batch(call.ArrayData ?? []);
      case CALL.commandCompleted:
        this.options.onCommandCompleted?.(String(call['0'] ?? call.ArrayData?.[0] ?? ''));
        return success();
      case CALL.saveSettings:
        this.options.settings.replace(settingPairs(member(call['DdaSettingsMethod'], 'Properties')));
        return success();
      case CALL.loadSettings:
        return { ...success(), Properties: { Settings: Object.entries(this.options.settings.toRecord()).map(([Name, Value]) => ({ Name, Value })) } };
      case CALL.takeDocumentCopy:
      case CALL.readDocumentSlice:
      case CALL.releaseDocumentCopy:
        return this.options.copies === undefined ? this.missing(id) : this.documentCopy(id, call, this.options.copies);
      default:
        return this.missing(id);
    }
  }

  private missing(id: number): HostAnswer {
    this.options.diagnostics.recordMissing(`the host call ${id}`);
    return { Version: 1, Error: NOT_SUPPORTED };
  }

  private async documentCopy(id: number, call: HostCall, copies: DocumentCopies): Promise<HostAnswer> {
    const asked = (key: number): number => Number(call[String(key)]);
    if (id === CALL.takeDocumentCopy) {
      if (asked(COPY_ASKED.fileType) !== COMPRESSED) {
        return this.missing(id);
      }
      const { handle, size } = await copies.take(Math.min(asked(COPY_ASKED.sliceSize), LARGEST_SLICE));
      return { ...success(), [COPY_GIVEN.handle]: handle, [COPY_GIVEN.size]: size };
    }
    if (id === CALL.releaseDocumentCopy) {
      copies.release(asked(COPY_ASKED.handle));
      return success();
    }
    const slice = copies.slice(asked(COPY_ASKED.handle), asked(COPY_ASKED.sliceIndex));
    return slice === null ? { Version: 1, Error: NOT_SUPPORTED } : { ...success(), [SLICE_GIVEN.data]: slice, [SLICE_GIVEN.size]: slice.length };
  }

  private async batch(data: readonly unknown[]): Promise<HostAnswer> {
    const [origin, , path, , body] = data;
    if (path !== 'ProcessQuery' || typeof body !== 'string') {
      this.options.diagnostics.recordMissing(`the request ${String(path)}`);
      return { Version: 1, Error: NOT_SUPPORTED };
    }
    const request = JSON.parse(body) as RichApiRequest;
    const fault = OWN_BATCHES.has(origin) || carriesFunctionResults(request) ? null : this.options.faults.take();
    if (fault !== null) {
      return { Version: 1, Error: fault };
    }
    if (body.length > LARGEST_PAYLOAD) {
      return { Version: 1, Error: FAULT_CODES.requestTooLarge };
    }
    const response = JSON.stringify(await this.options.interpreter.execute(request));
    if (response.length > LARGEST_PAYLOAD) {
      return { Version: 1, Error: FAULT_CODES.responseTooLarge };
    }
    return { ...success(), Data: [200, ['Content-Type', 'application/json'], response] };
  }
}

function success(): HostAnswer {
  return { Version: 1, Error: SUCCESS };
}

function carriesFunctionResults(request: RichApiRequest): boolean {
  return Object.values(request.ObjectPaths).some((path) => path.Name === 'Microsoft.ExcelServices.CustomFunctions');
}

/** The key and JSON text of every setting. */
function settingPairs(pairs: unknown): readonly (readonly [string, string])[] {
  return Array.isArray(pairs) ? pairs.flatMap((pair: unknown) => (Array.isArray(pair) && pair.length === 2 ? [[String(pair[0]), String(pair[1])] as const] : [])) : [];
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
