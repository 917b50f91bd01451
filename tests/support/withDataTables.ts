import { cellKey, type CellModel, type DataTableModel, type WorkbookModel } from '../../src/engine/formula/workbookModel';
import { placeOf } from './sheetModel';

/** Input cells of a data table by address; `deleted` for one that is no longer there. */
export interface TableInputs {
  readonly row?: string;
  readonly column?: string;
}

/** The workbook with data tables on its first sheet: `{ 'B2:B4': { column: 'A1' } }`. Their cells are marked. */
export function withDataTables(model: WorkbookModel, tables: Readonly<Record<string, TableInputs>>): WorkbookModel {
  const input = (address: string): DataTableModel['rowInput'] => {
    if (address === 'deleted') return address;
    const [row, column] = placeOf(address);
    return { row, column };
  };
  const dataTables = Object.entries(tables).map(([range, { row, column }]): DataTableModel => {
    const [first, last] = range.split(':').map(placeOf) as [readonly [number, number], readonly [number, number]];
    return {
      range: { top: first[0], left: first[1], bottom: last[0], right: last[1] },
      ...(row !== undefined && { rowInput: input(row) }),
      ...(column !== undefined && { columnInput: input(column) }),
    };
  });
  const [sheet, ...others] = model.sheets;
  const cells = new Map<number, CellModel>(sheet!.cells);
  for (const { range } of dataTables) {
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) cells.set(cellKey(row, column), { value: null, ...cells.get(cellKey(row, column)), dataTable: true });
    }
  }
  return { ...model, sheets: [{ ...sheet!, cells, dataTables }, ...others] };
}
