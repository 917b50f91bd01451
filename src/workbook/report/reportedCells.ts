import type { CellValue } from '../../engine/core/cellValue';
import { cellKey, type CellModel } from '../../engine/formula/workbookModel';
import { formatAddress, parseAddress } from '../address';
import { numberLook } from '../writing/numberLook';
import type { RangeSnapshot, WorkbookPort } from '../port';
import { cellLabel } from '../simulation/cellLabel';
import type { ReportedRun } from './reportedRun';

/** A cell that the report tells of. */
export interface ReportedCell {
  readonly name: string;
  /** Such as `Model!C7`. */
  readonly address: string;
  /** Number format for numbers about it. */
  readonly numberFormat: string;
  /** What the cell held when the run read it, where that is known; the sheet compares it with what it holds later. */
  readonly valueThen: number | null;
}

export interface ReportedCells {
  readonly outputs: readonly ReportedCell[];
  readonly inputs: readonly ReportedCell[];
}

type Place = Readonly<Record<'row' | 'column', number>> & { readonly sheet: string };

/** How far left of an input its label is looked for. */
const LABEL_COLUMNS = 8;

/** Names the cells of a run as the workbook does, in one request. Cells on sheets that are gone keep their addresses as names. */
export async function readReportedCells(port: Pick<WorkbookPort, 'readRanges' | 'sheetNames'>, { result }: ReportedRun): Promise<ReportedCells> {
  const sheets = new Set(await port.sheetNames());
  const places: readonly Place[] = [...result.outputs.map(({ output }) => output), ...result.inputs].filter(({ sheet }) => sheets.has(sheet));
  const rows = await port.readRanges(places.map(rowUpTo));
  const snapshots = new Map(places.map((place, index) => [addressOf(place), rows[index]]));
  return {
    outputs: result.outputs.map(({ output, standardDeviation, mean }) => {
      const row = snapshots.get(addressOf(output));
      return { name: output.name, address: addressOf(output), numberFormat: numberLook(shownBy(row), spreadOf(standardDeviation, mean)), valueThen: output.displayed };
    }),
    inputs: result.inputs.map((input) => {
      const row = snapshots.get(addressOf(input));
      const label = row === undefined ? null : labelOf(row, input);
      const value = row?.values[0]?.at(-1) ?? null;
      return {
        name: input.name ?? label ?? addressOf(input),
        address: addressOf(input),
        numberFormat: numberLook(shownBy(row), spreadOf(input.displayed / 10, 0)),
        valueThen: sameNumber(value, input.displayed) ? input.displayed : null,
      };
    }),
  };
}

export function addressOf({ sheet, row, column }: Place): string {
  return formatAddress({ sheet, range: { top: row, left: column, bottom: row, right: column } });
}

function rowUpTo({ sheet, row, column }: Place): string {
  return formatAddress({ sheet, range: { top: row, left: Math.max(0, column - LABEL_COLUMNS), bottom: row, right: column } });
}

function shownBy(row: RangeSnapshot | undefined): string {
  return row?.text[0]?.at(-1) ?? '';
}

function labelOf({ address, values }: RangeSnapshot, { row, column }: Place): string | null {
  const left = parseAddress(address)?.range?.left ?? column;
  const cells = new Map<number, CellModel>((values[0] ?? []).map((value, offset) => [cellKey(row, left + offset), { value }]));
  return cellLabel({ name: '', cells }, row, column);
}

function spreadOf(standardDeviation: number, mean: number): number {
  return standardDeviation > 0 ? standardDeviation : Math.abs(mean) / 10;
}

function sameNumber(value: CellValue, number: number): boolean {
  return typeof value === 'number' && Math.abs(value - number) <= 1e-9 * Math.abs(number);
}
