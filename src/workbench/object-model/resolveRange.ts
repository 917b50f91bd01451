import type { CellRange } from '../../engine/formula/workbookModel';
import type { TableFile } from '../../file/workbookFile';
import { parseAddress } from './cellAddress';
import { sheetByName, type WorkbookHost } from './workbookHost';

export interface ResolvedRange {
  readonly sheetId: string;
  readonly range: CellRange;
}

/** What an address, a defined name or a table reference means, seen from one sheet; null when it means no single range. */
export function resolveRange(host: WorkbookHost, text: string, sheetId: string): ResolvedRange | null {
  const address = parseAddress(text);
  if (address !== null) {
    const sheet = address.sheet === undefined ? sheetId : sheetByName(host, address.sheet)?.id;
    return sheet === undefined ? null : { sheetId: sheet, range: address.range };
  }
  return resolveName(host, text, sheetId) ?? resolveTable(host, text);
}

function resolveName(host: WorkbookHost, text: string, sheetId: string): ResolvedRange | null {
  const wanted = text.trim().toLowerCase();
  const sheetName = host.spreadsheet.sheets().find((sheet) => sheet.id === sheetId)?.name;
  const named = host.spreadsheet.names().filter((name) => name.name.toLowerCase() === wanted);
  const name = named.find((candidate) => candidate.sheet === sheetName) ?? named.find((candidate) => candidate.sheet === undefined);
  const target = name === undefined ? null : parseAddress(name.formula.replace(/^=/, ''));
  if (target === null) {
    return null;
  }
  const sheet = target.sheet === undefined ? sheetId : sheetByName(host, target.sheet)?.id;
  return sheet === undefined ? null : { sheetId: sheet, range: target.range };
}

const TABLE_REFERENCE = /^([^[\]]+)(?:\[\s*(#All|#Data|#Headers|#Totals)?\s*([^#[\]]*)\])?$/i;

function resolveTable(host: WorkbookHost, text: string): ResolvedRange | null {
  const match = TABLE_REFERENCE.exec(text.trim());
  const table = host.spreadsheet.tables().find((candidate) => candidate.name.toLowerCase() === match?.[1]?.toLowerCase());
  if (match === null || table === undefined) {
    return null;
  }
  const rows = tablePart(table, (match[2] ?? '#Data').toLowerCase());
  if (rows === null) {
    return null;
  }
  const columnName = (match[3] ?? '').trim().toLowerCase();
  if (columnName === '') {
    return { sheetId: table.sheetId, range: rows };
  }
  const index = table.columns.findIndex((column) => column.toLowerCase() === columnName);
  const column = table.range.left + index;
  return index === -1 ? null : { sheetId: table.sheetId, range: { ...rows, left: column, right: column } };
}

function tablePart(table: TableFile, part: string): CellRange | null {
  const { range } = table;
  const body = bodyOfTable(table);
  switch (part) {
    case '#all':
      return range;
    case '#headers':
      return table.headerRow ? { ...range, bottom: range.top } : null;
    case '#totals':
      return table.totalsRow ? { ...range, top: range.bottom } : null;
    default:
      return body;
  }
}

/** The rows between the header and the totals. */
export function bodyOfTable(table: TableFile): CellRange {
  return { ...table.range, top: table.range.top + (table.headerRow ? 1 : 0), bottom: table.range.bottom - (table.totalsRow ? 1 : 0) };
}
