import { isCellError, type CellValue } from '../../../src/engine/core/cellValue';
import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import type { Iteration, WorkbookModel } from '../../../src/engine/formula/workbookModel';
import { modelOf, positionOf, type CellContent } from './modelOf';

function valueAt(calculator: Calculator, address: string): CellValue {
  const { row, column } = positionOf(address);
  return calculator.value(0, row, column);
}

function isOnCircle(calculator: Calculator, address: string): boolean {
  const value = valueAt(calculator, address);
  return isCellError(value) && value.reason?.code === 'circularReference';
}

const CIRCLE = { A1: '=B1+1', B1: '=A1*0.5', C1: 4 };

describe('a circular reference', () => {
  it.each([
    'IFERROR(A1,0)',
    'IFNA(A1,0)',
    'ISERROR(A1)',
    'ISERR(A1)',
    'ISNUMBER(A1)',
    'ISREF(INDEX(A1:B1,1))+N(A1)',
    'IF(ISERROR(A1),0,A1)+100',
    'ERROR.TYPE(A1)',
    'TYPE(A1)',
    'COUNT(A1:C1)',
    'COUNTA(A1:C1)',
    'COUNTIF(A1:C1,">0")',
    'SUMIF(A1:C1,">0")',
    'AGGREGATE(9,6,A1:C1)',
    'SUBTOTAL(9,A1:C1)',
    'IFERROR(INDEX(A1:C1,2),0)',
    'IFERROR(MATCH(4,A1:C1,0),0)',
    'IFERROR(SUM(OFFSET(C1,0,-2)),0)',
    'IFERROR(INDIRECT("B1"),0)',
    'LET(x,A1,IFERROR(x,5))',
    'SUM(IFERROR(A1:C1,0))',
    'REDUCE(0,A1:C1,LAMBDA(t,v,t+IFERROR(v,0)))',
    'IF(A1=0,1,1)',
  ])('is named by every formula behind it: %s', (formula) => {
    const calculator = new Calculator(modelOf({ S: { ...CIRCLE, D1: { value: null, formula, dynamic: true }, D9: '=IFERROR(D1,7)' } }));
    for (const address of ['A1', 'B1', 'D1', 'D9']) expect({ address, named: isOnCircle(calculator, address) }).toEqual({ address, named: true });
    expect(calculator.calculateAll().circular.map((chain) => [...chain].sort())).toEqual([['S!A1', 'S!B1']]);
  });

  it('does not reach formulas that need other cells only', () => {
    const calculator = new Calculator(modelOf({ S: { ...CIRCLE, D1: '=IF(C1=4,C1*2,A1)', D2: '=CHOOSE(2,A1,5)', D3: '=IFERROR(C1,A1)', D4: '=IFS(FALSE,A1,TRUE,6)', D5: '=SWITCH(C1,1,A1,4,8)', D6: '=ROWS(A1:A9)' } }));
    expect(['D1', 'D2', 'D3', 'D4', 'D5', 'D6'].map((address) => valueAt(calculator, address))).toEqual([8, 5, 4, 6, 8, 9]);
  });

  it('through itself is named too', () => {
    const calculator = new Calculator(modelOf({ S: { A1: '=IFERROR(A1,0)+1', B1: '=SUM(B1:B3)' } }));
    expect([isOnCircle(calculator, 'A1'), isOnCircle(calculator, 'B1')]).toEqual([true, true]);
  });

  it('is found anew when an input switches it off', () => {
    const calculator = new Calculator(modelOf({ S: { A1: '=IF(B1=0,0,A2/2)', A2: '=A1+5', B1: 1 } }));
    expect(isOnCircle(calculator, 'A2')).toBe(true);
    calculator.set(0, 0, 1, 0);
    expect(valueAt(calculator, 'A2')).toBe(5);
    expect(calculator.calculateAll().circular).toEqual([]);
  });
});

function iterative(cells: Readonly<Record<string, CellContent>>, iteration?: Iteration): WorkbookModel {
  return { ...modelOf({ S: cells }), iterative: true, ...(iteration && { iteration }) };
}

describe('iterative calculation', () => {
  it('goes through the circle in the order of the sheet as often as the workbook says', () => {
    // Ten rounds of A1: =1+A2 and A2: =1+A1 in Excel show 19 and 20 (https://access-excel.tips/excel-iterative-calculation/).
    const calculator = new Calculator(iterative({ A2: '=1+A1', A1: '=1+A2' }, { rounds: 10, change: 0.001 }));
    expect([valueAt(calculator, 'A1'), valueAt(calculator, 'A2')]).toEqual([19, 20]);
    expect(calculator.calculateAll().iterated).toEqual([{ cells: ['S!A1', 'S!A2'], rounds: 10, change: 2, settled: false }]);
    expect(calculator.calculateAll().circular).toEqual([]);
  });

  it('stops when no value changes by as much as the setting, and feeds what lies behind', () => {
    const cells = { A1: 1000, A2: 0.1, B1: '=A1+B2', B2: '=A2*(A1+B1)/2', C1: '=B1*2', C2: '=IFERROR(B2,0)' };
    const calculator = new Calculator(iterative(cells, { rounds: 100, change: 1e-9 }));
    // Interest on the average of opening and closing balance: B1 = A1(1 + r/2)/(1 - r/2).
    expect(valueAt(calculator, 'B1')).toBeCloseTo((1000 * 1.05) / 0.95, 7);
    expect(valueAt(calculator, 'C1')).toBe(2 * (valueAt(calculator, 'B1') as number));
    expect(valueAt(calculator, 'C2')).toBe(valueAt(calculator, 'B2'));
    const [circle] = calculator.calculateAll().iterated;
    expect(circle).toMatchObject({ cells: ['S!B1', 'S!B2'], settled: true });
    expect(circle!.rounds).toBeLessThan(20);
  });

  it('begins with the stored values', () => {
    const counter = { value: 5, formula: 'A1+1' };
    expect(valueAt(new Calculator(iterative({ A1: counter }, { rounds: 3, change: 0.001 })), 'A1')).toBe(8);
    expect(valueAt(new Calculator(iterative({ A1: counter })), 'A1')).toBe(105);
  });

  it('calculates long chains that lead into a circle', () => {
    const cells: Record<string, CellContent> = { A1: '=B1*0.5+Z3000', B1: '=A1' };
    for (let row = 1; row <= 3000; row++) cells[`Z${row}`] = row === 1 ? 1 : `=Z${row - 1}+1`;
    expect(valueAt(new Calculator(iterative(cells, { rounds: 100, change: 1e-9 })), 'A1')).toBeCloseTo(6000, 6);
  });

  it('leaves a circle that only a calculated reference closes to be named', () => {
    const calculator = new Calculator(iterative({ A1: '=INDIRECT("B1")', B1: '=A1+1' }));
    expect(isOnCircle(calculator, 'B1')).toBe(true);
  });
});
