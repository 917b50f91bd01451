import type { CellValue } from '../../engine/core/cellValue';
import { cellKey, type CellModel } from '../../engine/formula/workbookModel';
import { formatReference, parseReference } from '../../engine/formula/parse/address';
import { numberLook } from '../writing/numberLook';
import type { RangeSnapshot, WorkbookPort } from '../port';
import { takeApart } from '../share/formulaTemplate';
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

/** An uncertain cell, and what it was made of. */
export interface ReportedInput extends ReportedCell {
  /** With `=`; null where it is not known to be the one of the run. */
  readonly formula: string | null;
  /** What the formula refers to, and the sum of the numbers there. */
  readonly references: readonly { readonly reference: string; readonly sum: number }[];
}

export interface ReportedCells {
  readonly outputs: readonly ReportedCell[];
  readonly inputs: readonly ReportedInput[];
}

type Place = Readonly<Record<'row' | 'column', number>> & { readonly sheet: string };

/** References of one formula that are compared. */
const MOST_REFERENCES = 40;
/** How far left of an input its label is looked for. */
const LABEL_COLUMNS = 8;

/** Names the cells of a run as the workbook does, in one request. Cells on sheets that are gone keep their addresses as names. */
export async function readReportedCells(port: Pick<WorkbookPort, 'readRanges' | 'sheetNames'>, { result }: ReportedRun): Promise<ReportedCells> {
  const sheets = new Set(await port.sheetNames());
  const places: readonly Place[] = [...result.outputs.map(({ output }) => output), ...result.inputs].filter(({ sheet }) => sheets.has(sheet));
  const rows = await port.readRanges(places.map(rowUpTo));
  const snapshots = new Map(places.map((place, index) => [addressOf(place), rows[index]]));
  const formulaOf = (input: Place): string | null => {
    const content = snapshots.get(addressOf(input))?.formulas[0]?.at(-1);
    return typeof content === 'string' && content.startsWith('=') ? content : null;
  };
  const sums = await sumsAt(port, result.inputs.flatMap((input) => referencesOf(formulaOf(input), input.sheet)));
  return {
    outputs: result.outputs.map(({ output, standardDeviation, mean }) => {
      const row = snapshots.get(addressOf(output));
      return { name: output.name, address: addressOf(output), numberFormat: numberLook(shownBy(row), spreadOf(standardDeviation, mean)), valueThen: output.displayed };
    }),
    inputs: result.inputs.map((input) => {
      const row = snapshots.get(addressOf(input));
      const label = row === undefined ? null : labelOf(row, input);
      const formula = sameNumber(row?.values[0]?.at(-1) ?? null, input.displayed) ? formulaOf(input) : null;
      return {
        name: input.name ?? label ?? addressOf(input),
        address: addressOf(input),
        numberFormat: numberLook(shownBy(row), spreadOf(input.displayed / 10, 0)),
        valueThen: formula === null ? null : input.displayed,
        formula,
        references: referencesOf(formula, input.sheet).flatMap((reference) => {
          const sum = sums.get(reference);
          return sum === undefined ? [] : [{ reference, sum }];
        }),
      };
    }),
  };
}

/** Cells and ranges that a formula refers to; whole columns and rows are left out. */
function referencesOf(formula: string | null, sheet: string): readonly string[] {
  if (formula === null) return [];
  const bounded = takeApart(formula.slice(1), sheet).references.filter((reference) => parseReference(reference)?.range);
  return [...new Set(bounded)].slice(0, MOST_REFERENCES);
}

/** By reference; those to sheets that are gone are left out. */
async function sumsAt(port: Pick<WorkbookPort, 'readRanges' | 'sheetNames'>, references: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const sheets = new Set(await port.sheetNames());
  const asked = [...new Set(references)].filter((reference) => sheets.has(parseReference(reference)?.sheet ?? ''));
  const snapshots = await port.readRanges(asked);
  return new Map(asked.map((reference, index) => [reference, snapshots[index]!.values.flat().reduce<number>((sum, value) => (typeof value === 'number' ? sum + value : sum), 0)]));
}

export function addressOf({ sheet, row, column }: Place): string {
  return formatReference({ sheet, range: { top: row, left: column, bottom: row, right: column } });
}

function rowUpTo({ sheet, row, column }: Place): string {
  return formatReference({ sheet, range: { top: row, left: Math.max(0, column - LABEL_COLUMNS), bottom: row, right: column } });
}

function shownBy(row: RangeSnapshot | undefined): string {
  return row?.text[0]?.at(-1) ?? '';
}

function labelOf({ address, values }: RangeSnapshot, { row, column }: Place): string | null {
  const left = parseReference(address)?.range?.left ?? column;
  const cells = new Map<number, CellModel>((values[0] ?? []).map((value, offset) => [cellKey(row, left + offset), { value }]));
  return cellLabel({ name: '', cells }, row, column);
}

function spreadOf(standardDeviation: number, mean: number): number {
  return standardDeviation > 0 ? standardDeviation : Math.abs(mean) / 10;
}

function sameNumber(value: CellValue, number: number): boolean {
  return typeof value === 'number' && Math.abs(value - number) <= 1e-9 * Math.abs(number);
}
