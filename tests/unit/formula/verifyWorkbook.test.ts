import { agrees, verifyWorkbook } from '../../../src/engine/formula/evaluate/verifyWorkbook';
import { modelOf } from './modelOf';

const stored = (formula: string, value: unknown): never => ({ formula, value }) as never;

describe('verifyWorkbook', () => {
  const model = modelOf({
    Sheet1: {
      A1: 2,
      A2: stored('A1*3', 6),
      A3: stored('A2+1', 9),
      A4: stored('A3*2', 18),
      A5: stored('NOW()', 45000),
      A6: stored('A5+1', 45001),
      A7: stored('VENDOR(A1)', 12),
      A8: stored('A7+1', 13),
      A9: stored('1/0', { error: '#DIV/0!' }),
      A10: stored('"x"&A1', 'x2'),
      A11: stored('A1=2', true),
      A12: stored('FILTER(A1:A2,A1:A2>99)', { error: '#VALUE!' }),
      B1: { value: 2, formula: 'TRANSPOSE(A1:A2)', arrayRange: { top: 0, left: 1, bottom: 0, right: 2 } },
      C1: { value: 7, spilled: true },
      D1: { value: null, formula: 'A1' },
    },
  });

  it('tries each formula on the stored values of its precedents, so one fault hides no other', () => {
    const report = verifyWorkbook(model);
    expect(report.mismatched).toEqual([
      { cell: 'Sheet1!A3', formula: 'A2+1', expected: 9, got: 7 },
      { cell: 'Sheet1!C1', formula: 'TRANSPOSE(A1:A2)', expected: 7, got: 6 },
    ]);
    expect(report).toMatchObject({ formulaCells: 13, matched: 8, unsupported: { VENDOR: 1, 'no stored value': 1 }, volatile: 1 });
  });

  it('recalculates from the inputs when asked: faults and gaps travel on', () => {
    const report = verifyWorkbook(model, { mode: 'inputs' });
    expect(report.mismatched.map(({ cell }) => cell)).toEqual(['Sheet1!A3', 'Sheet1!A4', 'Sheet1!C1']);
    expect(report).toMatchObject({ formulaCells: 13, unsupported: { VENDOR: 2, 'no stored value': 1 }, volatile: 1 });
  });

  it('the kinds of cells add up', () => {
    for (const mode of ['stored', 'inputs'] as const) {
      const { formulaCells, matched, mismatched, unsupported, volatile } = verifyWorkbook(model, { mode });
      expect(matched + mismatched.length + volatile + Object.values(unsupported).reduce((sum, count) => sum + count, 0)).toBe(formulaCells);
    }
  });

  it('names an unknown function handed over by its bare name instead of guessing', () => {
    const bare = modelOf({ S: { A1: stored('_xlfn.BYROW(C1:D1,_xleta.NEWER)', 3), B1: stored('1+1', 2) } });
    expect(verifyWorkbook(bare)).toMatchObject({ matched: 1, mismatched: [], unsupported: { '_xleta.NEWER': 1 } });
  });

  it('reports the cells of a circle that is not to be iterated', () => {
    const circular = modelOf({ S: { A1: stored('B1', 0), B1: stored('A1', 0), C1: stored('1+1', 2), D1: stored('IFERROR(A1,0)', 0) } });
    expect(verifyWorkbook(circular, { mode: 'inputs' })).toMatchObject({ matched: 1, unsupported: { 'circular reference': 3 } });
    expect(verifyWorkbook(circular)).toMatchObject({ matched: 4 });
  });

  it('iterates a circle where the workbook asks for it, and allows what its setting leaves open', () => {
    const circle = (change: number) => ({ ...modelOf({ S: { A1: stored('100+B1*0.1', 111.0001), B1: stored('A1', 111.1111) } }), iterative: true, iteration: { rounds: 100, change } });
    expect(verifyWorkbook(circle(0.5), { mode: 'inputs' })).toMatchObject({ matched: 2, mismatched: [] });
    expect(verifyWorkbook(circle(1e-9), { mode: 'inputs' }).mismatched).toHaveLength(2);
  });
});

describe('agreement', () => {
  it('is to a billionth for numbers, exact for text, by code for errors', () => {
    expect(agrees(1e6, 1e6 + 5e-4)).toBe(true);
    expect(agrees(1e6, 1e6 + 5e-3)).toBe(false);
    expect(agrees(0, 1e-300)).toBe(false);
    expect(agrees('A', 'a')).toBe(false);
    expect(agrees(true, 1)).toBe(false);
    expect(agrees({ error: '#N/A' }, { error: '#VALUE!' })).toBe(false);
    expect(agrees({ error: '#VALUE!' }, { error: '#CALC!' })).toBe(true);
  });

  it('forgives the rounding noise of a sum over large numbers only', () => {
    const model = (value: number): ReturnType<typeof modelOf> => modelOf({ S: { A1: 0.1, A2: 0.2, A3: -0.3, A4: stored('SUM(A1:A3)*1', value) } });
    expect(verifyWorkbook(model(0)).matched).toBe(1);
    expect(verifyWorkbook(model(1e-9)).mismatched).toHaveLength(1);
  });
});
