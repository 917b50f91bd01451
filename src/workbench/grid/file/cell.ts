import { CellValueType, type ICellData, type Nullable } from '@univerjs/core';
import { cellError, isCellError, type CellValue } from '../../../engine/core/cellValue';
import type { CellErrorCode } from '../../../engine/core/error';
import type { CellFile } from '../../../file/workbookFile';
import type { DataTableMark } from './dataTables';

const errorCodes = new Set<string>(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!', '#BUSY!'] satisfies CellErrorCode[]);

/** What a file knows about a cell and the grid has no place of its own for. */
export interface CellExtras {
  readonly link?: string;
  readonly comment?: string;
  readonly locked?: boolean;
  /** Its parts in data tables. */
  readonly dataTables?: readonly DataTableMark[];
}

export function isErrorCode(value: unknown): value is CellErrorCode {
  return typeof value === 'string' && errorCodes.has(value);
}

/** A value in the grid's terms. Text that looks like a number is marked, or the grid would turn it into one. */
export function toGridValue(value: CellValue): Pick<ICellData, 'v' | 't'> {
  if (value === null) return { v: null, t: null };
  if (isCellError(value)) return { v: value.error, t: CellValueType.STRING };
  if (typeof value === 'number') return { v: value, t: CellValueType.NUMBER };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  const looksLikeNumber = value.trim() !== '' && Number.isFinite(Number(value));
  return { v: value, t: looksLikeNumber ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

/** The raw value, never the formatted text. The grid's circular-reference mark is Excel's zero with a warning; here it stays an error. */
export function fromGridValue(cell: Nullable<Pick<ICellData, 'v' | 't' | 'p'>>): CellValue {
  const value = cell?.v;
  if (value === null || value === undefined) return cell?.p?.body ? cell.p.body.dataStream.replace(/[\r\n]+$/, '') : null;
  if (cell?.t === CellValueType.BOOLEAN || typeof value === 'boolean') return Boolean(value);
  if (typeof value === 'number') return value;
  if (cell?.t === CellValueType.FORCE_STRING) return value;
  if (isErrorCode(value)) return cellError(value);
  if (value === '#CYCLE!' || value === '#ERROR!') return cellError('#CALC!');
  return cell?.t === CellValueType.NUMBER && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

export function toGridCell(cell: CellFile, styleId: string | undefined, dataTables?: readonly DataTableMark[]): ICellData {
  const extras: CellExtras = {
    ...(cell.link !== undefined && { link: cell.link }),
    ...(cell.comment !== undefined && { comment: cell.comment }),
    ...(cell.style?.locked !== undefined && { locked: cell.style.locked }),
    ...(dataTables !== undefined && { dataTables }),
  };
  return {
    ...(cell.value !== null && toGridValue(cell.value)),
    ...(cell.formula !== undefined && { f: `=${cell.formula}` }),
    ...(styleId !== undefined && { s: styleId }),
    ...(Object.keys(extras).length > 0 && { custom: { ...extras } }),
  };
}
