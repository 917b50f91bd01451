import { breakEven } from '../../../src/engine/decide/breakEven';
import { decideModel, valueOf } from '../../support/decideModel';

describe('break-even', () => {
  const model = decideModel(
    { A1: 100, A2: 12, A3: 7, A4: 300, A5: '=A1*(A2-A3)-A4', A6: '=ROI.UNIFORM(0.5,1.5)', A7: '=A5*A6-50', B1: 1 },
    ['A1', 'A2', 'A3', 'A4', 'B1'],
    ['A5', 'A7'],
  );

  it('finds how far each factor may move: the textbook margins of safety, smallest first', () => {
    const report = valueOf(breakEven(model, { output: 'A5' }));
    expect(report).toMatchObject({ base: 200, target: 0 });
    expect(report.factors.map(({ cell, value, margin }) => [cell, value, margin])).toEqual([
      ['Model!A2', 10, expect.closeTo(-2 / 12, 12)],
      ['Model!A3', 9, expect.closeTo(2 / 7, 12)],
      ['Model!A1', 60, expect.closeTo(-0.4, 12)],
      ['Model!A4', 500, expect.closeTo(2 / 3, 12)],
    ]);
    expect(report.withoutInfluence.map(({ cell }) => cell)).toEqual(['Model!A6', 'Model!B1']);
  });

  it('looks for another target too', () => {
    const [volume] = valueOf(breakEven(model, { output: 'A5', target: 450, factors: ['A1'] })).factors;
    expect(volume).toMatchObject({ value: 150, margin: 0.5, jumps: false });
  });

  it('keeps uncertain inputs within what their distribution allows', () => {
    const inside = valueOf(breakEven(model, { output: 'A7', target: 60, factors: ['Model!A6'] })).factors[0]!;
    expect(inside.value).toBeCloseTo(0.55, 12);
    const outside = valueOf(breakEven(model, { output: 'A7', factors: ['Model!A6'] })).factors[0]!;
    expect(outside).toMatchObject({ value: null, margin: null, searched: { low: 0.5, high: 1.5 } });
  });

  it('says where the result steps over the target', () => {
    const steps = decideModel({ A1: 3, A2: '=IF(A1<5,-10,20)' }, ['A1'], ['A2']);
    const [point] = valueOf(breakEven(steps)).factors;
    expect(point!.jumps).toBe(true);
    expect(point!.value).toBeCloseTo(5, 12);
  });

  it('has no margin around nothing, and sorts such a factor by the way itself', () => {
    const model = decideModel({ A1: 0, A2: 10, A3: -4, B1: '=A1+A2+A3+3' }, ['A1', 'A2', 'A3'], ['B1']);
    expect(valueOf(breakEven(model)).factors.map(({ cell, value, margin }) => [cell, value, margin])).toEqual([
      ['Model!A2', expect.closeTo(1, 9), expect.closeTo(-0.9, 9)],
      ['Model!A3', expect.closeTo(-13, 9), expect.closeTo(-9 / 4, 9)],
      ['Model!A1', expect.closeTo(-9, 9), null],
    ]);
  });

  it('treats switches and counts as such', () => {
    const counted = decideModel({ A1: false, A2: '=ROI.BINOMIAL(10,0.5)', A3: '=IF(A1,2,1)*A2-8' }, ['A1'], ['A3']);
    const { factors } = valueOf(breakEven(counted));
    expect(factors.find(({ kind }) => kind === 'parameter')).toMatchObject({ value: 1 });
    expect(factors.find(({ kind }) => kind === 'input')).toMatchObject({ value: 8 });
  });
});
