import { ObjectMatrix, type ICellData, type IWorksheetData, type Nullable } from '@univerjs/core';
import { cellKey, type DataTableModel, type InputCell } from '../../../engine/formula/workbookModel';
import type { CellExtras } from './cell';

type Part = 'first' | 'last' | 'rowInput' | 'columnInput';

/**
 * What a cell is to a data table. The grid knows no data tables, but a cell keeps its marks when rows and columns are
 * inserted or deleted: the table is put together from them again, and an input cell without its mark has been deleted.
 */
export interface DataTableMark {
  readonly table: string;
  readonly part: Part;
  /** Of a first cell: which inputs the table has. */
  readonly inputs?: readonly ('rowInput' | 'columnInput')[];
}

/** The marks of a sheet's tables, by cell. `prefix` keeps tables of different sheets apart. */
export function dataTableMarks(tables: readonly DataTableModel[], prefix: string): ReadonlyMap<number, readonly DataTableMark[]> {
  const marks = new Map<number, DataTableMark[]>();
  const add = ({ row, column }: InputCell, mark: DataTableMark): void => void marks.set(cellKey(row, column), [...(marks.get(cellKey(row, column)) ?? []), mark]);
  tables.forEach((model, index) => {
    const { top, left, bottom, right } = model.range;
    const table = `${prefix}-what-if${index + 1}`;
    const inputs = (['rowInput', 'columnInput'] as const).filter((part) => model[part] !== undefined);
    add({ row: top, column: left }, { table, part: 'first', inputs });
    add({ row: bottom, column: right }, { table, part: 'last' });
    for (const part of inputs) {
      const input = model[part];
      if (input !== undefined && input !== 'deleted') add(input, { table, part });
    }
  });
  return marks;
}

/** The data tables that the marks of a sheet tell of, in the order of their first cells. */
export function markedDataTables(cells: IWorksheetData['cellData'] | undefined): readonly DataTableModel[] {
  const places = new Map<string, Map<Part, InputCell>>();
  const inputsOf = new Map<string, readonly ('rowInput' | 'columnInput')[]>();
  new ObjectMatrix(cells ?? {}).forValue((row: number, column: number, cell: Nullable<ICellData>) => {
    for (const { table, part, inputs } of ((cell?.custom ?? {}) as CellExtras).dataTables ?? []) {
      const known = places.get(table) ?? new Map<Part, InputCell>();
      places.set(table, known);
      // A copied cell brings a copy of its mark: the first one counts.
      if (!known.has(part)) known.set(part, { row, column });
      if (inputs !== undefined) inputsOf.set(table, inputs);
    }
  });
  return [...places].flatMap(([table, parts]) => {
    const [first, last] = [parts.get('first'), parts.get('last')];
    if (first === undefined || last === undefined || last.row < first.row || last.column < first.column) return [];
    const inputs = (inputsOf.get(table) ?? []).map((part) => [part, parts.get(part) ?? 'deleted'] as const);
    return [{ range: { top: first.row, left: first.column, bottom: last.row, right: last.column }, ...Object.fromEntries(inputs) }];
  });
}

/** The cells that the tables fill. */
export function* cellsInTables(tables: readonly DataTableModel[]): Iterable<number> {
  for (const { range } of tables) {
    for (let row = range.top; row <= range.bottom; row++) for (let column = range.left; column <= range.right; column++) yield cellKey(row, column);
  }
}
