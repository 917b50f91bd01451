import type { CellValue } from '../../../src/engine/core/cellValue';
import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import { cellKey, columnOf, rowOf, type CellModel, type WorkbookModel } from '../../../src/engine/formula/workbookModel';
import { compiledOrThrow, outcomes } from '../../support/recalculated';
import { placeOf, sheetModel } from '../../support/sheetModel';

type Cells = Readonly<Record<string, CellValue>>;

/** As `sheetModel`, every formula a dynamic array that spills as far as it does at the displayed values. */
function spilling(cells: Cells): WorkbookModel {
  const model = sheetModel(cells);
  const dynamic = new Map([...model.sheets[0]!.cells].map(([key, cell]): [number, CellModel] => [key, cell.formula === undefined ? cell : { ...cell, dynamic: true }]));
  const calculator = new Calculator({ ...model, sheets: [{ ...model.sheets[0]!, cells: dynamic }] });
  calculator.calculateAll();
  const filled = new Map<number, CellModel>();
  for (const [key, cell] of dynamic) {
    const spill = calculator.spill({ sheet: 0, row: rowOf(key), column: columnOf(key) });
    const value = calculator.value(0, rowOf(key), columnOf(key));
    filled.set(key, { ...cell, value, ...(spill === undefined ? {} : { arrayRange: spill }) });
    if (spill === undefined || cell.formula === undefined) continue;
    for (let row = spill.top; row <= spill.bottom; row++) {
      for (let column = spill.left; column <= spill.right; column++) {
        if (cellKey(row, column) !== key) filled.set(cellKey(row, column), { value: calculator.value(0, row, column), spilled: true });
      }
    }
  }
  return { ...model, sheets: [{ ...model.sheets[0]!, cells: filled }] };
}

/** A1 draws 1, 2 or 3 and shows 2; A2 draws money. */
const INPUTS: Cells = { A1: '=ROI.DISCRETE({1,2,3},{0.25,0.5,0.25})', A2: '=ROI.UNIFORM(10,30)', C1: '=A2', C2: '=A2*2', C3: '=A2+5', D1: 1, D2: 2, D3: 3, E1: 'a', E2: 'bb', E3: 'ccc' };
const DRAWS = [1, 2, 3].flatMap((count) => [10.5, 17, 29].map((money) => [count, money] as const));

function expectEqualEverywhere(cells: Cells, array = false): readonly { readonly cell: string; readonly reason: string }[] {
  const model = array ? spilling({ ...INPUTS, ...cells }) : sheetModel({ ...INPUTS, ...cells });
  const compiled = compiledOrThrow(model);
  const order = compiled.inputs.map(({ row }) => row);
  const { backEnds, recalculated } = outcomes(model, compiled, DRAWS.map((draw) => order.map((row) => draw[row]!)));
  for (const values of backEnds) {
    values.forEach((line, trial) => line.forEach((value, output) => expectSame(value, recalculated[trial]![output]!)));
  }
  return compiled.slow;
}

function expectSame(value: number, recalculated: number): void {
  if (Number.isNaN(recalculated)) expect(value).toBeNaN();
  else expect(value).toBeCloseTo(recalculated, 9);
}

describe('a formula whose ranges or arrays depend on uncertain values', () => {
  it.each([
    'SUM(C1:INDEX(C1:C3,A1))',
    'SUM(INDEX(C1:C3,A1):C3)',
    'NPV(0.1,C1:INDEX(C1:C3,A1))',
    'SUM(C1:XLOOKUP(A1,D1:D3,C1:C3))',
    'SUM(OFFSET(C1,0,0,A1,1))',
    'SUM(OFFSET(C1,A1-1,0))',
    'SUM(INDIRECT("C1:C"&A1))',
    'INDIRECT("C"&A1)*2',
    'AVERAGE(TAKE(C1:C3,A1))',
    'SUM(DROP(C1:C3,MIN(2,A1)))',
    'SUM(SEQUENCE(A1))*A2',
    'SUM(FILTER(C1:C3,D1:D3<=A1))',
    'IFERROR(SUM(FILTER(C1:C3,D1:D3<A1)),-1)',
    'ROWS(FILTER(D1:D3,D1:D3<=A1))+A2',
    'COUNT(UNIQUE(VSTACK(A1,2,3)))+A2',
    'SUM(MAKEARRAY(A1,2,LAMBDA(i,j,i*j)))+A2',
    'REDUCE(0,SEQUENCE(A1),LAMBDA(sum,one,sum+one*A2))',
    'SUM(CHOOSE(A1,C1:C3,C1:C2,D1:D3))',
    'SUM(IF(A1>2,C1:C3,C1:C2))',
    'SUM(SWITCH(A1,1,C1:C3,2,C1:C2,D1:D3))',
    'LET(part,TAKE(C1:C3,A1),SUM(part)/ROWS(part))',
    'COUNTA(TEXTSPLIT(REPT("x,",A1)&"y",","))+A2',
    'SUM(EXPAND(C1:C2,2+A1,1,1))',
    'SUM(TOCOL(IF(D1:D3<=A1,C1:C3,NA()),2))',
    'LARGE(C1:INDEX(C1:C3,A1),1)',
    'LEN(INDEX(E1:E3,A1))+A2',
    'LEN(TEXT(A2*A1,"0.0"))',
    'VALUE(LEFT(TEXT(A2,"00.0"),1))+A1',
  ])('%s is right in every trial and in every back end', (formula) => {
    expectEqualEverywhere({ B1: `=ROI.OUTPUT("o")+${formula}` });
    expectEqualEverywhere({ B1: `=ROI.OUTPUT("o")+${formula}` }, true);
  });

  it.each([
    ['a spill that grows and shrinks, by #', { G1: '=SEQUENCE(A1)*A2', B1: '=ROI.OUTPUT("o")+SUM(G1#)' }],
    ['its cells one by one, filled or not', { G1: '=SEQUENCE(A1)*A2', B1: '=ROI.OUTPUT("o")+G1+G2*10' }],
    ['cells it reaches only in some trials', { G1: '=SEQUENCE(A1)*A2', B1: '=ROI.OUTPUT("o")+G3+COUNT(G1:G5)' }],
    ['a column below it', { G1: '=SEQUENCE(A1)*A2', B1: '=ROI.OUTPUT("o")+SUM(G:G)' }],
    ['a spill made of another', { G1: '=FILTER(C1:C3,D1:D3<=A1)', H1: '=G1#*2', B1: '=ROI.OUTPUT("o")+SUM(H1#)+ROWS(G1#)' }],
    ['a spill in whose way something stands in some trials', { G1: '=SEQUENCE(A1)', G3: 5, B1: '=ROI.OUTPUT("o")+IFERROR(SUM(G1#),-1)*A2' }],
    ['text that changes', { G1: '=IF(A1>1,"late","early")&A1', B1: '=ROI.OUTPUT("o")+IF(G1="late3",A2,0)' }],
    ['a number in some trials and text in others', { G1: '=XLOOKUP(A1,D1:D2,C1:C2,"none")', B1: '=ROI.OUTPUT("o")+SUM(G1:G2)+COUNT(G1)' }],
  ] as const)('reads %s', (_, cells) => {
    expectEqualEverywhere(cells, true);
  });

  it('is named with the reason why it is slow', () => {
    expect(expectEqualEverywhere({ B1: '=SUM(INDIRECT("C1:C"&A1))', B2: '=ROI.OUTPUT("o")+B1' })).toEqual([{ cell: 'Model!B1', reason: 'shape' }]);
    expect(expectEqualEverywhere({ B1: '=TEXT(A1,"0")', B2: '=ROI.OUTPUT("o")+LEN(B1)+A2' })).toContainEqual({ cell: 'Model!B2', reason: 'text' });
    expect(expectEqualEverywhere({ B2: '=ROI.OUTPUT("o")+GCD(A1,6)+A2' })).toEqual([{ cell: 'Model!B2', reason: 'function', feature: 'GCD' }]);
  });
});

describe('a reference that may point anywhere', () => {
  it('reaches uncertain cells that no formula names', () => {
    const cells = { A1: '=ROI.DISCRETE({1,2},{0.5,0.5})', F1: '=ROI.UNIFORM(1,3)*10', F2: '=ROI.UNIFORM(5,7)+F1', B1: '=ROI.OUTPUT("o")+INDIRECT("F"&A1)' };
    const model = sheetModel(cells);
    const compiled = compiledOrThrow(model);
    expect(compiled.inputs).toHaveLength(3);
    const [row, column] = placeOf('B1');
    const { backEnds } = outcomes(model, compiled, [[1, 2, 6], [2, 2, 6]]);
    expect(backEnds[0]).toEqual([[20], [26]]);
    expect(compiled.outputs[0]).toMatchObject({ row, column });
  });

  it('sees parameters', () => {
    const model = sheetModel({ A1: 1, F1: 10, F2: 20, B1: '=INDIRECT("F"&A1)+1' });
    const compiled = compiledOrThrow(model, { parameters: ['A1', 'F2'], outputs: ['B1'] });
    const { backEnds } = outcomes(model, { ...compiled, inputs: [] }, [[]]);
    expect(backEnds[0]![0]).toHaveLength(1);
  });
});
