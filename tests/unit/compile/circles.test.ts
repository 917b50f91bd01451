import { compiledOrThrow, outcomes } from '../../support/recalculated';
import { compileModel } from '../../../src/engine/compile/compileModel';
import { displayed, sheetModel } from '../../support/sheetModel';
import type { CellValue } from '../../../src/engine/core/cellValue';
import type { Iteration, WorkbookModel } from '../../../src/engine/formula/workbookModel';

/** Outputs in each trial, the same in every back end; NaN for a trial that fails. */
function trials(cells: Readonly<Record<string, CellValue>>, draws: readonly number[], iteration?: Iteration): { readonly values: readonly (readonly number[])[]; readonly reasons: readonly string[] } {
  const model = iteration === undefined ? sheetModel(cells) : iterating(cells, iteration);
  const compiled = compiledOrThrow(model);
  const { backEnds } = outcomes(model, compiled, draws.map((draw) => [draw]));
  for (const other of backEnds) expect(other).toEqual(backEnds[0]);
  return { values: backEnds[0]!, reasons: compiled.slow.map(({ cell, reason }) => `${cell} ${reason}`) };
}

function iterating(cells: Readonly<Record<string, CellValue>>, iteration: Iteration): WorkbookModel {
  const model = sheetModel(cells);
  const sheets = model.sheets.map((sheet) => ({ ...sheet, cells: new Map([...sheet.cells].map(([key, cell]) => [key, cell.formula === undefined ? cell : { ...cell, value: 0 }])) }));
  return displayed({ ...model, sheets, iterative: true, iteration });
}

describe('a circle behind an uncertain condition', () => {
  const cells = { A1: '=ROI.UNIFORM(-1,3)', B1: '=IF(A1>0,B2,7)', B2: '=B1*0.5+A1', Z1: '=ROI.OUTPUT("o")+B2' };

  it('fails the trials that close it, in whatever order they come', () => {
    expect(trials(cells, [-1, 2, -0.5, 1, -1]).values.flat()).toEqual([2.5, NaN, 3, NaN, 2.5]);
  });

  it('names its cells, and those that read them', () => {
    expect(trials(cells, [-1]).reasons).toEqual(expect.arrayContaining(['Model!Z1 circle']));
  });

  it('is no error that a function could turn into a value', () => {
    const caught = { ...cells, C1: '=B2+1', Z1: '=ROI.OUTPUT("o")+IFERROR(C1,99)' };
    expect(trials(caught, [2, -1, 1]).values.flat()).toEqual([NaN, 3.5, NaN]);
  });

  it('is refused where every trial closes it', () => {
    const closed = compileModel(sheetModel({ ...cells, B1: '=IF(A1>-5,B2,7)' }));
    expect(closed.ok ? [] : closed.problems.map(({ error }) => error.code)).toEqual(['simulationCircular']);
  });

  it('is followed from the results of LOOKUP that reach their own formula', () => {
    const reaching = { A1: '=ROI.UNIFORM(0,10)', B1: '=A1', B2: 0, D1: 5, D2: '=LOOKUP(2,1/(B1:B2>4),D1:D1)', B4: 1, Z1: '=ROI.OUTPUT("o")+IFERROR(D2,1)' };
    expect(trials(reaching, [8, 1]).values.flat()).toEqual([5, 1]);
  });
});

describe('a workbook that iterates', () => {
  // Interest on the average balance: x = r (100 + x / 2), so x = 100 r / (1 - r / 2).
  const cells = { A1: '=ROI.UNIFORM(0.01,0.3)', B1: '=A1*(100+B2/2)', B2: '=B1', Z1: '=ROI.OUTPUT("o")+B1' };
  const closedForm = (rate: number): number => (100 * rate) / (1 - rate / 2);

  it('comes to the closed form in every trial', () => {
    const rates = [0.02, 0.29, 0.1, 0.29, 0.02];
    const { values, reasons } = trials(cells, rates, { rounds: 200, change: 1e-13 });
    values.forEach(([value], trial) => expect(value).toBeCloseTo(closedForm(rates[trial]!), 9));
    expect(reasons).toEqual(expect.arrayContaining(['Model!Z1 iteration']));
  });

  it('starts every trial from what the sheet shows: equal draws give equal results, whatever came before', () => {
    const { values } = trials(cells, [0.29, 0.02, 0.29, 0.1, 0.02], { rounds: 2, change: 0.001 });
    expect(values[2]).toEqual(values[0]);
    expect(values[4]).toEqual(values[1]);
  });
});

describe('LOOKUP with fewer results than values', () => {
  it('reads on behind them, also where all it names is the same in every trial', () => {
    const cells = { A1: '=ROI.UNIFORM(1,9)', B1: 1, B2: 2, B3: 3, D1: 5, D2: 6, D3: '=A1*10', Z1: '=ROI.OUTPUT("o")+LOOKUP(3,B1:B3,D1:D1)' };
    expect(trials(cells, [2, 7]).values.flat()).toEqual([20, 70]);
  });

  it('reads on where the value differs', () => {
    const cells = { A1: '=ROI.UNIFORM(1,9)', B1: 1, B2: 2, B3: 3, D1: 5, D2: 6, D3: '=A1*10', Z1: '=ROI.OUTPUT("o")+LOOKUP(A1,B1:B3,D1:D1)' };
    expect(trials(cells, [1.5, 2.5, 7]).values.flat()).toEqual([5, 6, 70]);
  });
});
