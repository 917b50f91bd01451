import { toWireValue, wireValueType } from '../object-model/wireValues';
import { rangeAddress } from '../../engine/formula/parse/address';
import { EVENT, WORKBOOK_TARGET, type EventNumber } from '../object-model/eventSubscriptions';
import { cellCount } from '../object-model/rangeGeometry';
import type { SpreadsheetEvent } from '../object-model/spreadsheet';
import type { WorkbookHost } from '../object-model/workbookHost';

/** `[category, event, target, json, id]`, as office.js unpacks it. */
export type HostMessage = readonly [category: number, type: number, target: string, message: string, id: string];

const EVENT_CATEGORY = 65536;
/** An add-in has time to ask for an event's range; older ones are forgotten. */
const REMEMBERED_RANGES = 200;
const SHIFTS = { down: 'ShiftCellDown', right: 'ShiftCellRight', up: 'ShiftCellUp', left: 'ShiftCellLeft' } as const;

export interface HostEventsOptions {
  readonly host: WorkbookHost;
  readonly send: (messages: readonly HostMessage[]) => void;
  /** `workbook.onSelectionChanged` travels on a channel of its own. */
  readonly selectionChanged: () => void;
}

/** Tells the add-in what happened in the spreadsheet, in the words of Excel's events, to those who registered. Returns the way to stop. */
export function forwardEvents(options: HostEventsOptions): () => void {
  const { host } = options;
  let active = host.spreadsheet.activeSheetId();
  let lastRange = 0;

  const notify = (event: EventNumber, sheetId: string | null, payload: Readonly<Record<string, unknown>>) => {
    const targets = sheetId === null ? [WORKBOOK_TARGET] : [sheetId, WORKBOOK_TARGET];
    const messages = targets
      .filter((target) => host.subscriptions.wants(event, target))
      .map((target): HostMessage => [EVENT_CATEGORY, event, target, JSON.stringify(payload), '']);
    if (messages.length > 0) {
      queueMicrotask(() => options.send(messages));
    }
  };

  const remember = (event: Extract<SpreadsheetEvent, { type: 'changed' }>): string => {
    lastRange += 1;
    const id = `event${lastRange}`;
    host.eventRanges.set(id, { sheetId: event.sheetId, range: event.range });
    host.eventRanges.delete(`event${lastRange - REMEMBERED_RANGES}`);
    return id;
  };

  return host.spreadsheet.on((event) => {
    switch (event.type) {
      case 'changed':
        notify(EVENT.changed, event.sheetId, { ...changedPayload(host, event), referenceId: remember(event) });
        return;
      case 'selection':
        queueMicrotask(options.selectionChanged);
        notify(EVENT.selectionChanged, event.sheetId, { address: rangeAddress(event.range), worksheetId: event.sheetId });
        return;
      case 'activated':
        if (active !== event.sheetId) {
          notify(EVENT.deactivated, active, { worksheetId: active });
          active = event.sheetId;
        }
        notify(EVENT.activated, event.sheetId, { worksheetId: event.sheetId });
        return;
      case 'sheetAdded':
        notify(EVENT.added, null, { source: 'Local', worksheetId: event.sheetId });
        return;
      case 'sheetRemoved':
        notify(EVENT.deleted, null, { source: 'Local', worksheetId: event.sheetId });
        return;
      case 'calculated':
        for (const sheet of host.spreadsheet.sheets()) {
          notify(EVENT.calculated, sheet.id, { worksheetId: sheet.id, address: '' });
        }
    }
  });
}

function changedPayload(host: WorkbookHost, event: Extract<SpreadsheetEvent, { type: 'changed' }>): Record<string, unknown> {
  return {
    address: rangeAddress(event.range),
    changeType: changeType(event),
    source: 'Local',
    worksheetId: event.sheetId,
    triggerSource: event.source === 'api' ? 'ThisLocalAddin' : 'Unknown',
    shiftDirection: event.shift === undefined ? 'None' : SHIFTS[event.shift],
    ...singleCellDetails(host, event),
  };
}

function changeType(event: Extract<SpreadsheetEvent, { type: 'changed' }>): string {
  switch (event.kind) {
    case 'inserted':
      return 'CellInserted';
    case 'deleted':
      return 'CellDeleted';
    default:
      return 'RangeEdited';
  }
}

/** Excel says what a single edited cell held before and after. */
function singleCellDetails(host: WorkbookHost, event: Extract<SpreadsheetEvent, { type: 'changed' }>): Record<string, unknown> {
  if (event.before === undefined || cellCount(event.range) !== 1) {
    return {};
  }
  const after = host.spreadsheet.read(event.sheetId, event.range)[0]?.[0]?.value ?? null;
  return {
    valueBefore: toWireValue(event.before),
    valueAfter: toWireValue(after),
    valueTypeBefore: wireValueType(event.before),
    valueTypeAfter: wireValueType(after),
  };
}
