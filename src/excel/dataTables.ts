import { parseFormula } from '../engine/formula/parse/parseFormula';
import { cellKey, columnOf, rowOf, type CellModel, type DataTableModel, type InputCell } from '../engine/formula/workbookModel';

/** How Excel gives every cell of a data table: `TABLE(row input,column input)`. Nobody can type it. */
const TABLE = /^\{?=?TABLE\(([^,;]*)[,;]([^,;]*)\)\}?$/i;

/**
 * Finds the data tables of a sheet by the formula that all their cells show, and leaves those cells without one: they are
 * calculated with the table. Neighbouring tables have an edge of values between them.
 */
export function takeDataTables(cells: Map<number, CellModel>): readonly DataTableModel[] {
  const tables: DataTableModel[] = [];
  const isTable = (row: number, column: number, formula: string): boolean => cells.get(cellKey(row, column))?.formula === formula;
  const keys = [...cells].filter(([, { formula }]) => formula !== undefined && TABLE.test(formula)).map(([key]) => key);
  for (const key of keys.sort((a, b) => a - b)) {
    const formula = cells.get(key)!.formula;
    const inputs = TABLE.exec(formula ?? '');
    if (formula === undefined || inputs === null) continue;
    const [top, left] = [rowOf(key), columnOf(key)];
    let right = left;
    while (isTable(top, right + 1, formula)) right++;
    let bottom = top;
    while (isTable(bottom + 1, left, formula)) bottom++;
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) cells.set(cellKey(row, column), { value: cells.get(cellKey(row, column))?.value ?? null, dataTable: true });
    }
    const [rowInput, columnInput] = [inputOf(inputs[1]), inputOf(inputs[2])];
    tables.push({ range: { top, left, bottom, right }, ...(rowInput && { rowInput }), ...(columnInput && { columnInput }) });
  }
  return tables;
}

function inputOf(written = ''): InputCell | 'deleted' | undefined {
  const text = written.trim();
  if (text === '') return undefined;
  const place = parseFormula(text);
  return place.ok && place.value.type === 'cell' ? { row: place.value.row, column: place.value.column } : 'deleted';
}
