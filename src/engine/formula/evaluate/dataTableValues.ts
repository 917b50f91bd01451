import type { CellMatrix, CellValue } from '../../core/cellValue';
import { columnLetters } from '../parse/address';
import type { CellRange, DataTableModel, InputCell } from '../workbookModel';
import type { CellPosition } from './binding';
import { buildMatrix, REFERENCE_ERROR } from './value';

/** A value that stands in a cell in place of what it holds. */
export interface Replacement extends CellPosition {
  readonly value: CellValue;
}

/** How one cell of a data table comes about. */
export interface TableCell {
  /** The cell of the formula. */
  readonly head: InputCell;
  /** The input cells, each with the cell of the edge whose value it takes. */
  readonly replaced: readonly { readonly input: InputCell; readonly edge: InputCell }[];
}

/** How a cell of a table (by its place on the sheet) comes about; null where an input cell was deleted, so that it shows #REF!. */
export function tableCell({ range, rowInput, columnInput }: DataTableModel, row: number, column: number): TableCell | null {
  if (rowInput === 'deleted' || columnInput === 'deleted' || range.top === 0 || range.left === 0) return null;
  if (rowInput === undefined && columnInput === undefined) return null;
  const above = { row: range.top - 1, column };
  const beside = { row, column: range.left - 1 };
  const replaced = [
    ...(rowInput === undefined ? [] : [{ input: rowInput, edge: above }]),
    ...(columnInput === undefined ? [] : [{ input: columnInput, edge: beside }]),
  ];
  if (replaced.length === 2) return { head: { row: range.top - 1, column: range.left - 1 }, replaced };
  return { head: rowInput === undefined ? above : beside, replaced };
}

/** The input cells that a table replaces. */
export function tableInputs({ rowInput, columnInput }: DataTableModel): readonly InputCell[] {
  return [rowInput, columnInput].filter((input) => input !== undefined && input !== 'deleted');
}

/** The edges of a table, its formulas and values, with the corner. */
export function tableEdges({ range: { top, left, bottom, right } }: DataTableModel): readonly CellRange[] {
  if (top === 0 || left === 0) return [];
  return [
    { top: top - 1, left: left - 1, bottom: top - 1, right },
    { top, left: left - 1, bottom, right: left - 1 },
  ];
}

/** The cells of the edges that give values. */
export function* tableValues(table: DataTableModel): Iterable<{ readonly edge: InputCell }> {
  const { top, left, bottom, right } = table.range;
  for (let column = left; column <= right; column++) yield* tableCell(table, top, column)?.replaced.filter(({ edge }) => edge.row < top) ?? [];
  for (let row = top; row <= bottom; row++) yield* tableCell(table, row, left)?.replaced.filter(({ edge }) => edge.column < left) ?? [];
}

/** As Excel shows a cell of a table, without `=`: `TABLE(row input,column input)`. */
export function tableText({ rowInput, columnInput }: DataTableModel): string {
  const written = (input: InputCell | 'deleted' | undefined): string => {
    if (input === undefined) return '';
    return input === 'deleted' ? '#REF!' : `${columnLetters(input.column)}${input.row + 1}`;
  };
  return `TABLE(${written(rowInput)},${written(columnInput)})`;
}

/** What a table needs from the workbook around it. */
export interface WhatIf {
  /** The value that the cell shows. */
  cell(sheet: number, row: number, column: number): CellValue;
  /** The value of a cell while others hold the values given. */
  cellWhatIf(cell: CellPosition, replaced: readonly Replacement[]): CellValue;
}

/** The values of all cells of a table. The edges are read as they stand, before anything is replaced. */
export function dataTableValues(table: DataTableModel, sheet: number, workbook: WhatIf): CellMatrix {
  const { top, left, bottom, right } = table.range;
  const cells = buildTable(bottom - top + 1, right - left + 1, (row, column) => {
    const cell = tableCell(table, top + row, left + column);
    if (cell === null) return null;
    const replaced = cell.replaced.map(({ input, edge }): Replacement => ({ sheet, ...input, value: workbook.cell(sheet, edge.row, edge.column) }));
    return { head: { sheet, ...cell.head }, replaced };
  });
  return buildMatrix(cells.length, cells[0]!.length, (row, column) => {
    const cell = cells[row]![column]!;
    return cell === null ? REFERENCE_ERROR : workbook.cellWhatIf(cell.head, cell.replaced);
  });
}

function buildTable<T>(rows: number, columns: number, cell: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => cell(row, column)));
}
