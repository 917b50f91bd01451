import { oneAtATime } from '../../../src/engine/decide/oneAtATime';
import { describeError } from '../../../src/locales/describeError';
import { decideModel, valueOf } from '../../support/decideModel';
import { locale } from '../../support/words';

const Z90 = 1.2815515655446004;

describe('one factor at a time', () => {
  const model = decideModel(
    { A1: '=ROI.NORMAL(100,10,,,"volume")', A2: '=ROI.UNIFORM(2,4)', A3: 50, A4: '=A1*A2-A3', A5: '=ROI.NORMAL(0,1)', A6: '=A4+0*A5', B1: 7 },
    ['Model!A3', 'Model!B1'],
    ['A4'],
  );

  it('moves uncertain inputs between their tenth and ninetieth percentile, and parameters by a tenth', () => {
    const { base, effects } = valueOf(oneAtATime(model));
    expect(base).toBe(250);
    expect(effects.map(({ name, cell }) => name ?? cell)).toEqual(['Model!A2', 'volume', 'Model!A3']);
    const [price, volume, cost] = effects;
    expect([price!.low, price!.high, price!.outputAtLow, price!.outputAtHigh]).toEqual([2.2, 3.8, 170, 330].map((value) => expect.closeTo(value, 9)));
    expect([volume!.low, volume!.high]).toEqual([100 - 10 * Z90, 100 + 10 * Z90].map((value) => expect.closeTo(value, 9)));
    expect(volume!.swing).toBeCloseTo(60 * Z90, 8);
    expect(cost).toMatchObject({ kind: 'parameter', base: 50, low: 45, high: 55, outputAtLow: 255, outputAtHigh: 245, swing: 10 });
  });

  it('sets what has no influence apart', () => {
    expect(valueOf(oneAtATime(model)).withoutInfluence.map(({ cell }) => cell)).toEqual(['Model!B1']);
  });

  it('draws a line through the base for every factor', () => {
    const [price] = valueOf(oneAtATime(model, { points: 5 })).effects;
    expect(price!.points.map(({ position }) => position)).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(price!.points.map(({ value }) => value)).toEqual([2.2, 2.6, 3, 3.4, 3.8].map((value) => expect.closeTo(value, 9)));
    expect(price!.points.map(({ output }) => output)).toEqual([170, 210, 250, 290, 330].map((value) => expect.closeTo(value, 9)));
  });

  it('takes ranges of its own for single factors, within what a distribution allows', () => {
    const { effects } = valueOf(oneAtATime(model, { ranges: [{ factor: 'volume', low: 90, high: 120 }, { factor: 'Model!$A$2', low: 0, high: 3.5 }, { factor: 'Elsewhere!A1', low: 0, high: 1 }] }));
    expect(effects.find(({ name }) => name === 'volume')).toMatchObject({ low: 90, high: 120, outputAtLow: 220, outputAtHigh: 310 });
    expect(effects.find(({ cell }) => cell === 'Model!A2')).toMatchObject({ low: 2, high: 3.5 });
  });

  it('moves uncertain inputs by a share too, when asked to', () => {
    const { effects } = valueOf(oneAtATime(model, { inputs: 'change', change: 0.05 }));
    expect(effects.find(({ name }) => name === 'volume')).toMatchObject({ low: 95, high: 105 });
    expect(effects.find(({ cell }) => cell === 'Model!A2')).toMatchObject({ low: 2.85, high: 3.15 });
  });

  it('does not overlook a factor with its best value inside the range', () => {
    const hill = decideModel({ A1: 10, A2: '=25-(A1-10)^2' }, ['A1'], ['A2']);
    expect(valueOf(oneAtATime(hill)).effects[0]).toMatchObject({ outputAtLow: 24, outputAtHigh: 24, swing: 1 });
  });

  it('lets counts and switches take the values they have', () => {
    const steps = decideModel({ A1: '=ROI.DISCRETE({0,10,100},{0.4,0.3,0.3})', A2: true, A3: 0, A4: '=A1+IF(A2,5,1)+A3' }, ['A2', 'A3'], ['A4']);
    const { base, effects } = valueOf(oneAtATime(steps, { points: 5 }));
    expect(base).toBe(38);
    expect(effects[0]!.points.map(({ value }) => value)).toEqual([0, 10, 33, 100, 100]);
    expect(effects[1]!.points.map(({ value, output }) => [value, output])).toEqual([[0, 34], [0, 34], [1, 38], [1, 38], [1, 38]]);
    expect(effects[2]).toMatchObject({ low: -0.1, high: 0.1 });
  });

  it('moves the inputs that a parameter shapes along with it', () => {
    const shaped = decideModel({ A1: 40, A2: '=ROI.NORMAL(A1*2,3)', A3: '=ROI.TRIANG(0,A1,100)', A4: '=A2', A5: '=A3' }, ['A1'], ['A4', 'A5']);
    expect(valueOf(oneAtATime(shaped, { output: 'A4' })).effects.find(({ kind }) => kind === 'parameter')).toMatchObject({ outputAtLow: 72, outputAtHigh: 88 });
    expect(valueOf(oneAtATime(shaped, { output: 'A5' })).effects.find(({ kind }) => kind === 'parameter')!.outputAtHigh).toBeCloseTo(144 / 3, 9);
  });

  it('shows where the result is an error, and puts such factors last', () => {
    const broken = decideModel({ A1: 10, A2: 3, A3: '=SQRT(A1-10.5+0.6*A2)' }, ['A1', 'A2'], ['A3']);
    const [first] = valueOf(oneAtATime(broken)).effects;
    expect(first).toMatchObject({ cell: 'Model!A1' });
    const allBroken = decideModel({ A1: -10, A2: 3, A3: '=IF(A2=3,SQRT(A1),A2)' }, ['A1', 'A2'], ['A3']);
    expect(valueOf(oneAtATime(allBroken)).effects.at(-1)).toMatchObject({ cell: 'Model!A1', swing: NaN, outputAtLow: NaN });
  });

  it.each([3, 101])('takes %d points', (points) => {
    expect(valueOf(oneAtATime(model, { points })).effects[0]!.points).toHaveLength(points);
  });

  it('takes the lower of two values that are equally near', () => {
    const steps = decideModel({ A1: '=ROI.DISCRETE({0,10},{0.5,0.5})', A2: '=A1' }, [], ['A2']);
    const [effect] = valueOf(oneAtATime(steps, { ranges: [{ factor: 'Model!A1', low: 5, high: 10 }] })).effects;
    expect([effect!.low, effect!.high]).toEqual([0, 10]);
  });

  it.each([
    [{ quantiles: [0.9, 0.1] as const }, 'decideQuantiles'],
    [{ quantiles: [0, 0.9] as const }, 'decideQuantiles'],
    [{ quantiles: [0.1, 1] as const }, 'decideQuantiles'],
    [{ quantiles: [0.5, 0.5] as const }, 'decideQuantiles'],
    [{ points: 1 }, 'decidePoints'],
    [{ points: 4 }, 'decidePoints'],
    [{ points: 103 }, 'decidePoints'],
    [{ output: 'nothing' }, 'simulationUnknownOutput'],
  ])('refuses %j', (options, code) => {
    const outcome = oneAtATime(model, options);
    expect(outcome).toMatchObject({ ok: false, error: { code } });
    if (!outcome.ok) for (const language of ['en-US', 'zh-CN'] as const) expect(describeError(outcome.error, locale(language))).not.toMatch(/\{|decide|simulation[A-Z]/);
  });
});
