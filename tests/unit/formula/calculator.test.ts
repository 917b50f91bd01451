import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import { cellKey, type CellModel, type WorkbookModel } from '../../../src/engine/formula/workbookModel';
import { modelOf } from './modelOf';

function column(length: number, formula: (row: number) => string, last?: CellModel): WorkbookModel {
  const cells = new Map<number, CellModel>();
  for (let row = 0; row < length; row++) cells.set(cellKey(row, 0), { value: null, formula: formula(row) });
  if (last !== undefined) cells.set(cellKey(length, 0), last);
  return { sheets: [{ name: 'Sheet1', cells }], names: [], tables: [], date1904: false, iterative: false };
}

describe('chains and circles', () => {
  it('follows a chain of 100,000 cells in either direction without exhausting the stack', () => {
    const length = 100000;
    expect(new Calculator(column(length, (row) => `A${row + 2}+1`, { value: 5 })).value(0, 0, 0)).toBe(length + 5);
    expect(new Calculator(column(length, (row) => (row === 0 ? '1' : `A${row}+1`))).value(0, length - 1, 0)).toBe(length);
  });

  it('names the cells of a circle, however long', () => {
    const calculator = new Calculator(modelOf({ 'My sheet': { A1: '=B1+1', B1: '=C1*2', C1: '=IFERROR(A1,0)', D1: '=A1+1', E1: 7 } }));
    const report = calculator.calculateAll();
    expect(report.circular).toHaveLength(1);
    expect([...(report.circular[0] ?? [])].sort()).toEqual(["'My sheet'!A1", "'My sheet'!B1", "'My sheet'!C1"]);
    expect(calculator.value(0, 0, 2)).toMatchObject({ error: '#REF!', reason: { code: 'circularReference' } });
    const long = new Calculator(column(50000, (row) => `A${row === 49999 ? 1 : row + 2}+1`)).calculateAll();
    expect(long.circular[0]).toHaveLength(50000);
  });

  it('takes no circle where the branch that would close it is not taken', () => {
    const calculator = new Calculator(modelOf({ S: { A1: '=IF(TRUE,1,B1)', B1: '=A1+1' } }));
    expect(calculator.calculateAll().circular).toEqual([]);
    expect(calculator.value(0, 0, 1)).toBe(2);
  });
});

describe('spills', () => {
  it('are calculated before a cell is read that is empty until they reach it', () => {
    const spill: CellModel = { value: 1, formula: 'SEQUENCE(A1)', dynamic: true, arrayRange: { top: 0, left: 1, bottom: 1, right: 1 } };
    const read = (address: string): unknown => {
      const calculator = new Calculator(modelOf({ S: { A1: 4, B1: spill, B2: { value: 2, spilled: true }, D1: '=B3*10', D2: '=SUM(B4:B9)' } }));
      return calculator.value(0, Number(address.slice(1)) - 1, address.charCodeAt(0) - 65);
    };
    expect(['B3', 'D1', 'D2', 'B5'].map(read)).toEqual([3, 30, 4, null]);
  });

  it('feed each other, grow and shrink with their inputs', () => {
    const spilling = (formula: string): CellModel => ({ value: null, formula, dynamic: true });
    const calculator = new Calculator(modelOf({ S: { A1: spilling('SEQUENCE(F1)'), B1: spilling('A1#*2'), C1: '=SUM(B1:B20)', F1: 3 } }));
    expect(calculator.value(0, 0, 2)).toBe(12);
    expect(calculator.value(0, 2, 1)).toBe(6);
    calculator.set(0, 0, 5, 5);
    expect(calculator.value(0, 0, 2)).toBe(30);
    calculator.set(0, 0, 5, 1);
    expect([calculator.value(0, 0, 2), calculator.value(0, 1, 1)]).toEqual([2, null]);
  });

  it('show #SPILL! where a constant stands in the way', () => {
    const calculator = new Calculator(modelOf({ S: { A1: { value: null, formula: 'SEQUENCE(3)', dynamic: true }, A3: 'mine' } }));
    expect(calculator.value(0, 0, 0)).toEqual({ error: '#SPILL!' });
    expect(calculator.value(0, 2, 0)).toBe('mine');
  });
});

describe('what cannot be calculated', () => {
  it('is reported by function in the cell and in those that need it, and IFERROR does not hide it', () => {
    const calculator = new Calculator(modelOf({ S: { A1: '=VENDORDATA("x")+1', A2: '=IFERROR(A1,0)', A3: '=[1]Other!A1', A5: '=1+', A6: '=2' } }));
    const report = calculator.calculateAll();
    expect(Object.fromEntries(report.unsupported)).toEqual({ 'S!A1': 'VENDORDATA', 'S!A2': 'VENDORDATA', 'S!A3': 'external link', 'S!A5': 'unreadable formula' });
    expect(calculator.value(0, 0, 0)).toMatchObject({ error: '#NAME?', reason: { code: 'unsupportedFunction', details: { function: 'VENDORDATA' } } });
    expect(calculator.value(0, 5, 0)).toBe(2);
  });

  it('volatile cells keep their stored value, or take the moment and numbers they are given', () => {
    const model = modelOf({ S: { A1: { value: 0.25, formula: 'RAND()' }, A2: { value: 45000, formula: 'TODAY()' }, A3: '=A1+A2' } });
    expect(new Calculator(model).value(0, 2, 0)).toBe(45000.25);
    expect(new Calculator(model, { volatile: { now: 46000.75, random: () => 0.5 } }).value(0, 2, 0)).toBe(46000.5);
  });
});

describe('our own functions', () => {
  it('are called like built-in ones; an error keeps its reason', () => {
    const calculator = new Calculator(modelOf({ S: { A1: 100, A2: 50, B1: '=ROI.BASIC(A1:A1,A2)', B2: '=ROI.BASIC(A1:A1,"x")' } }));
    expect(calculator.value(0, 0, 1)).toBe(1);
    expect(calculator.value(0, 1, 1)).toMatchObject({ error: '#VALUE!', reason: { cellError: '#VALUE!' } });
  });

  it('spill tables with labels in the words given', () => {
    const calculator = new Calculator(modelOf({ S: { A1: { value: null, formula: 'ROI.SUMMARY({100;0},{0;150})', dynamic: true } } }), { phrase: ({ label }) => `<${label}>` });
    expect(calculator.value(0, 0, 0)).toMatch(/^<\w+>$/);
    expect(calculator.value(0, 1, 0)).toMatch(/^<\w+>$/);
  });
});

it('hidden and filtered rows and nested subtotals are left out where the function says so', () => {
  const model = modelOf({ S: { A1: 1, A2: 2, A3: '=SUBTOTAL(9,A1:A2)', A4: 8, B1: '=SUBTOTAL(9,A1:A4)', B2: '=SUBTOTAL(109,A1:A4)', B3: '=AGGREGATE(9,5,A1:A2)' } });
  const [sheet] = model.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  const hidden = { ...model, sheets: [{ ...sheet, hiddenRows: new Set([1, 3]), filteredRows: new Set([3]) }] };
  const calculator = new Calculator(hidden);
  expect([0, 1, 2].map((row) => calculator.value(0, row, 1))).toEqual([3, 1, 1]);
});

describe('dates written without a year', () => {
  // 45658 is 2025-01-01, 45327 is 2024-02-05.
  it.each([[45658.5, 45693], [45327, 45327]])('are of the year of the clock in the functions that read dates: at %p', (now, expected) => {
    const calculator = new Calculator(modelOf({ S: { A1: '=DATEVALUE("2/5")', A2: '=VALUE("5 Feb")', A3: '=DATEVALUE("2月5日")' } }), { volatile: { now, random: () => 0 } });
    expect([0, 1, 2].map((row) => calculator.value(0, row, 0))).toEqual([expected, expected, expected]);
  });

  it('are no numbers in arithmetic, which has no clock', () => {
    const calculator = new Calculator(modelOf({ S: { A1: '="2/5"+0', A2: '="2024/2/5"+0' } }));
    expect(calculator.value(0, 0, 0)).toMatchObject({ error: '#VALUE!' });
    expect(calculator.value(0, 1, 0)).toBe(45327);
  });
});
