import type { CellValue } from '../../../core/cellValue';
import { MAX_COLUMNS, MAX_ROWS } from '../../workbookModel';
import type { CellPosition } from '../binding';
import { type Area, areaOf, type Reference, rowsOf, widthOf } from '../reference';
import { type ArrayElement, buildMatrix, columnsOf, isMatrix, isMixed, isReference, REFERENCE_ERROR, type Value, VALUE_ERROR } from '../value';
import type { Call, KindValues } from './define';

export type Elements = readonly (readonly ArrayElement[])[];

/** The size of a range; whole columns and rows end where the workbook does. */
function sizeOf(area: Area, { workbook }: Call): { rows: number; columns: number } {
  const [rows, columns] = [rowsOf(area), widthOf(area)];
  if (rows < MAX_ROWS && columns < MAX_COLUMNS) return { rows, columns };
  const matrix = workbook.matrix(area);
  return { rows: matrix.length, columns: columnsOf(matrix) };
}

/**
 * The elements of an array argument as MAP hands them over: the cells of a range as references, so that what is called sees
 * where they stand (ROW, OFFSET) and text in them counts as in a range; functions stay functions.
 */
export function elementsOf(argument: KindValues['elements'], call: Call): Elements {
  if (isMixed(argument)) return argument.rows;
  if (isMatrix(argument)) return argument;
  if (!isReference(argument)) return [[argument]];
  const area = argument.single;
  if (area === undefined) return [[argument.acrossSheets ? REFERENCE_ERROR : VALUE_ERROR]];
  const { rows, columns } = sizeOf(area, call);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => areaOf(area.sheet, area.top + row, area.left + column, area.top + row, area.left + column)),
  );
}

/** The rows or columns of an array argument: ranges where it is one. */
export function linesOf(argument: KindValues['array'], of: 'row' | 'column', call: Call): Value[] {
  const area = isReference(argument) ? argument.single : undefined;
  if (area !== undefined) {
    const { sheet, top, left, right, bottom } = area;
    const { rows, columns } = sizeOf(area, call);
    return of === 'row'
      ? Array.from({ length: rows }, (_, row) => areaOf(sheet, top + row, left, top + row, right))
      : Array.from({ length: columns }, (_, column) => areaOf(sheet, top, left + column, bottom, left + column));
  }
  const matrix = isMatrix(argument) ? argument : [[isReference(argument) ? VALUE_ERROR : argument]];
  return of === 'row' ? matrix.map((row) => [row]) : Array.from({ length: columnsOf(matrix) }, (_, column) => matrix.map((row) => [row[column] ?? null]));
}


/** What a function of one cell says of a reference: of each of its cells in an array formula, of the first in a plain one. */
export function ofCells(reference: Reference, call: Call, of: (cell: CellPosition) => CellValue): Value {
  const area = reference.single;
  if (area === undefined) return VALUE_ERROR;
  const { sheet, top, left } = area;
  const { rows, columns } = call.frame.arrays ? sizeOf(area, call) : { rows: 1, columns: 1 };
  const at = (row: number, column: number): CellValue => of({ sheet, row: top + row, column: left + column });
  return rows === 1 && columns === 1 ? at(0, 0) : buildMatrix(rows, columns, at);
}
