import type { CellRange, DataTableModel, InputCell } from '../../engine/formula/workbookModel';
import { parseCorners, cornersAddress } from '../../engine/formula/parse/address';
import { isTrue } from './isTrue';

/** What the first cell of a data table says of it, beside `t="dataTable"`. */
export const DATA_TABLE_ATTRIBUTES = ['ref', 'dt2D', 'dtr', 'r1', 'r2', 'del1', 'del2'] as const;

type Attribute = (typeof DATA_TABLE_ATTRIBUTES)[number];
export type DataTableAttributes = ReadonlyMap<Attribute, string | undefined>;

/**
 * A data table as its first cell describes it (ECMA-376 part 1, 18.3.1.40): with two inputs the first takes the values
 * of the row above the table; with one, `dtr` tells whether it takes those of the row or of the column.
 */
export function dataTableOf(attributes: DataTableAttributes, cell: CellRange): DataTableModel | undefined {
  const range = parseCorners(attributes.get('ref') ?? '') ?? cell;
  if (range.top !== cell.top || range.left !== cell.left) return undefined;
  const first = inputOf(attributes.get('r1'), attributes.get('del1'));
  const second = inputOf(attributes.get('r2'), attributes.get('del2'));
  if (isTrue(attributes.get('dt2D'))) return { range, rowInput: first, columnInput: second };
  return isTrue(attributes.get('dtr')) ? { range, rowInput: first } : { range, columnInput: first };
}

function inputOf(address: string | undefined, deleted: string | undefined): InputCell | 'deleted' {
  const place = parseCorners(address ?? '');
  return place === null || isTrue(deleted) ? 'deleted' : { row: place.top, column: place.left };
}

/** The attributes of the formula that stands in the first cell of a table. */
export function dataTableAttributes({ range, rowInput, columnInput }: DataTableModel): Readonly<Record<string, string | undefined>> {
  const both = rowInput !== undefined && columnInput !== undefined;
  const [first, second] = both ? [rowInput, columnInput] : [rowInput ?? columnInput, undefined];
  return {
    t: 'dataTable',
    ref: cornersAddress(range),
    dt2D: both ? '1' : '0',
    dtr: rowInput === undefined ? '0' : '1',
    ...inputAttributes('1', first),
    ...inputAttributes('2', second),
  };
}

function inputAttributes(number: '1' | '2', input: InputCell | 'deleted' | undefined): Readonly<Record<string, string>> {
  if (input === undefined) return {};
  if (input === 'deleted') return { [`del${number}`]: '1' };
  return { [`r${number}`]: cornersAddress({ top: input.row, left: input.column, bottom: input.row, right: input.column }) };
}
