import { isCellError, type CellValue } from '../../../src/engine/core/cellValue';
import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import { verifyWorkbook } from '../../../src/engine/formula/evaluate/verifyWorkbook';
import type { DataTableModel, WorkbookModel } from '../../../src/engine/formula/workbookModel';
import { modelOf, positionOf, type CellContent } from './modelOf';

function rangeOf(text: string): DataTableModel['range'] {
  const [first, last] = text.split(':').map(positionOf);
  return { top: first!.row, left: first!.column, bottom: last!.row, right: last!.column };
}

type Inputs = { readonly row?: string; readonly column?: string };

/** A one-sheet workbook with data tables: `{ 'B2:B4': { column: 'A1' } }`. */
function withTables(cells: Readonly<Record<string, CellContent>>, tables: Readonly<Record<string, Inputs>>): WorkbookModel {
  const model = modelOf({ S: cells });
  const input = (address: string): DataTableModel['rowInput'] => (address === 'deleted' ? 'deleted' : positionOf(address));
  const dataTables = Object.entries(tables).map(([range, { row, column }]): DataTableModel => ({
    range: rangeOf(range),
    ...(row !== undefined && { rowInput: input(row) }),
    ...(column !== undefined && { columnInput: input(column) }),
  }));
  return { ...model, sheets: model.sheets.map((sheet) => ({ ...sheet, dataTables })) };
}

function shown(calculator: Calculator, ...addresses: readonly string[]): (CellValue | string)[] {
  return addresses.map((address) => {
    const { row, column } = positionOf(address);
    const value = calculator.value(0, row, column);
    return isCellError(value) ? value.error : value;
  });
}

describe('What-If data tables', () => {
  it('put the column of values into the input cell, for every formula above', () => {
    const model = withTables({ A1: 5, D1: 2, B1: '=A1*D1', C1: '=A1+100', A2: 1, A3: 2, A4: 3, A5: '=AVERAGE(B2:B4)' }, { 'B2:C4': { column: 'A1' } });
    const calculator = new Calculator(model);
    expect(shown(calculator, 'B2', 'B3', 'B4', 'C2', 'C3', 'C4', 'A5', 'B1', 'A1')).toEqual([2, 4, 6, 101, 102, 103, 4, 10, 5]);
    calculator.set(0, 0, 3, 20);
    expect(shown(calculator, 'A5', 'B4')).toEqual([40, 60]);
    calculator.set(0, 2, 0, 10);
    expect(shown(calculator, 'B3', 'C3')).toEqual([200, 110]);
  });

  it('put the row of values into the input cell, for every formula at the left', () => {
    const model = withTables({ F1: 5, A2: '=F1^2', A3: '=F1&"!"', B1: 1, C1: 2, D1: 3 }, { 'B2:D3': { row: 'F1' } });
    expect(shown(new Calculator(model), 'B2', 'C2', 'D2', 'B3', 'D3')).toEqual([1, 4, 9, '1!', '3!']);
  });

  it('put both into the two input cells, the row of values into the first', () => {
    const model = withTables({ F1: 0, F2: 0, A1: '=F1-10*F2', B1: 1, C1: 2, A2: 3, A3: 4 }, { 'B2:C3': { row: 'F1', column: 'F2' } });
    expect(shown(new Calculator(model), 'B2', 'C2', 'B3', 'C3')).toEqual([-29, -28, -39, -38]);
  });

  it('recalculate whole chains, names, ranges and branches behind the input cell, and only for the table', () => {
    const cells = { A1: 1, G1: '=A1*2', G2: '=SUM(G1,G5:G6)', G5: '=IF(A1>2,100,G7)', G6: 4, G7: '=A1+1', B1: '=G2+OFFSET(G1,6,0)', A2: 2, A3: 3 };
    const calculator = new Calculator(withTables(cells, { 'B2:B3': { column: 'A1' } }));
    // A1 = 2: 4 + 3 + 4 + 3; A1 = 3: 6 + 100 + 4 + 4; as it stands: 2 + 2 + 4 + 2.
    expect(shown(calculator, 'B2', 'B3', 'B1', 'G2')).toEqual([14, 114, 10, 8]);
  });

  it('show what an empty or text value gives, errors, and #REF! for a deleted input', () => {
    const model = withTables({ A1: 5, B1: '=10/A1', A3: 'x', A4: 4, D1: '=A1', D2: 1 }, { 'B2:B4': { column: 'A1' }, 'E2:E2': { column: 'deleted' } });
    expect(shown(new Calculator(model), 'B2', 'B3', 'B4', 'E2', 'B1')).toEqual(['#DIV/0!', '#VALUE!', 2.5, '#REF!', 2]);
  });

  it('read each other, in either order', () => {
    const cells = { A1: 1, B1: '=A1*D1', A2: 2, A3: 3, D1: 10, E1: '=SUM(B2:B3)', D2: 100, D3: 200, H1: '=SUM(E2:E3)' };
    const tables = { 'B2:B3': { column: 'A1' }, 'E2:E3': { column: 'D1' } };
    const reversed = Object.fromEntries(Object.entries(tables).toReversed());
    for (const order of [tables, reversed]) {
      expect(shown(new Calculator(withTables(cells, order)), 'H1', 'E2', 'E3', 'B2', 'B3', 'E1')).toEqual([1500, 500, 1000, 20, 30, 50]);
    }
  });

  it('close a circle where their formula needs them', () => {
    const calculator = new Calculator(withTables({ A1: 1, B1: '=A1+SUM(B2:B3)', A2: 2, A3: 3 }, { 'B2:B3': { column: 'A1' } }));
    expect(calculator.calculateAll().circular.flat().sort()).toEqual(['S!B1', 'S!B2']);
    expect(shown(calculator, 'B2', 'B3')).toEqual(['#REF!', '#REF!']);
  });

  it('are not calculated where their own values change with the input cell', () => {
    const calculator = new Calculator(withTables({ A1: 1, B1: '=A1*2', A2: '=A1+1', A3: 3 }, { 'B2:B3': { column: 'A1' } }));
    expect(calculator.calculateAll().unsupported.get('S!B2')).toBe('TABLE');
  });

  it('draw anew for every cell, and keep their values where nothing is to be drawn', () => {
    const model = withTables({ A1: null, B1: '=RAND()*10', A2: 1, A3: 2, B2: { value: 7, dataTable: true }, B3: { value: 8, dataTable: true } }, { 'B2:B3': { column: 'A1' } });
    expect(shown(new Calculator(model), 'B2', 'B3')).toEqual([7, 8]);
    let draws = 0;
    const drawing = new Calculator(model, { volatile: { now: 46000, random: () => ++draws / 10 } });
    expect(new Set(shown(drawing, 'B1', 'B2', 'B3')).size).toBe(3);
  });

  it('calculate chains of thousands of cells without exhausting the stack, and leave no trace', () => {
    const cells: Record<string, CellContent> = { A1: 1, B1: '=Z5000', A2: 2, A3: 3, C1: '=Z5000+SUM(B2:B3)' };
    for (let row = 1; row <= 5000; row++) cells[`Z${row}`] = row === 1 ? '=A1' : `=Z${row - 1}+1`;
    const calculator = new Calculator(withTables(cells, { 'B2:B3': { column: 'A1' } }));
    expect(shown(calculator, 'C1', 'B2', 'B3', 'Z5000')).toEqual([5000 + 5001 + 5002, 5001, 5002, 5000]);
  });

  it('see spills of changing size', () => {
    const spill: CellContent = { value: null, formula: 'SEQUENCE(A1)', dynamic: true };
    const model = withTables({ A1: 2, D1: spill, B1: '=SUM(D1#)', A2: 1, A3: 4, F1: '=SUM(D1:D9)' }, { 'B2:B3': { column: 'A1' } });
    const calculator = new Calculator(model);
    // A size that changes within a table is refused rather than mixed up with the size on the sheet.
    expect(calculator.calculateAll().unsupported.get('S!B2')).toBe('TABLE');
    expect(shown(calculator, 'D1', 'D2', 'D3', 'F1', 'B1')).toEqual([1, 2, null, 3, 3]);
  });

  it('are compared cell by cell with what the sheet shows', () => {
    const table = (value: number): CellContent => ({ value, dataTable: true });
    const model = withTables({ A1: 5, B1: { value: 10, formula: 'A1*2' }, A2: 1, A3: 2, B2: table(2), B3: table(5) }, { 'B2:B3': { column: 'A1' } });
    for (const mode of ['stored', 'inputs'] as const) {
      expect(verifyWorkbook(model, { mode })).toMatchObject({ formulaCells: 2, matched: 1, mismatched: [{ cell: 'S!B3', formula: 'TABLE(,A1)', expected: 5, got: 4 }] });
    }
  });
});
