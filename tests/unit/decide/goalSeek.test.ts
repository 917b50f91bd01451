import { goalSeek, type GoalSeekOptions } from '../../../src/engine/decide/goalSeek';
import { restingMeasuring } from '../../../src/engine/decide/restingMeasuring';
import type { CompiledModel } from '../../../src/engine/compile/compiledModel';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import { describeError } from '../../../src/locales/describeError';
import { decideModel, valueOf } from '../../support/decideModel';
import { locale } from '../../support/words';

const TRIALS = 40_000;
const Z80 = 0.8416212335729143;
const DENSITY_AT_Z80 = 0.2799619204078083;

async function sought(model: CompiledModel, target: number, options: Partial<GoalSeekOptions> = {}) {
  return valueOf(await goalSeek(model, { change: 'A1', measure: { kind: 'value' }, atRest: restingMeasuring, target, ...options }));
}

function simulated() {
  return { ports: [inProcessPort()], trials: TRIALS, seed: 1 };
}

/** Profit = 1,000 · (price − cost) − 2,000 with price in A1 and an unknown cost around 6. */
const profit = decideModel({ A1: 7, A2: '=ROI.NORMAL(6,1)', A3: '=1000*(A1-A2)-2000' }, ['A1'], ['A3']);

describe('goal seek on a value', () => {
  it('solves a linear model to the last digit', async () => {
    const model = decideModel({ A1: 3, A2: '=A1*12.5-100' }, ['A1'], ['A2']);
    expect(await sought(model, 0)).toMatchObject({ status: 'found', value: 8, reached: { value: 0, standardError: 0 }, valueError: 0, otherSide: null });
  });

  it('finds the rate at which a net present value is nought: the internal rate of return', async () => {
    const model = decideModel({ A1: 0.05, A2: '=NPV(A1,60,60)-100' }, ['A1'], ['A2']);
    const root = (Math.sqrt(60 * 60 + 4 * 100 * 60) + 60) / 200 - 1;
    const { status, value } = await sought(model, 0);
    expect(status).toBe('found');
    expect(value).toBeCloseTo(root, 12);
  });

  it('prefers the nearest of several solutions and names the others', async () => {
    const model = decideModel({ A1: 3, A2: '=(A1-2)*(A1-7)' }, ['A1'], ['A2']);
    const { value, otherSolutions } = await sought(model, 0, { low: -10, high: 20 });
    expect(value).toBeCloseTo(2, 12);
    expect(otherSolutions).toHaveLength(1);
    expect(otherSolutions[0]).toBeCloseTo(7, 12);
  });

  it('gets from nothing to large numbers', async () => {
    const model = decideModel({ A1: 0, A2: '=A1*2' }, ['A1'], ['A2']);
    expect((await sought(model, 5000)).value).toBeCloseTo(2500, 9);
    expect((await sought(model, -5000)).value).toBeCloseTo(-2500, 9);
  });

  it('finds a target that is only touched', async () => {
    const model = decideModel({ A1: 1, A2: '=5-(A1-3)^2' }, ['A1'], ['A2']);
    const { status, value, reached } = await sought(model, 5, { low: 0, high: 10 });
    expect([status, reached.value]).toEqual(['found', 5]);
    expect(value).toBeCloseTo(3, 7);
  });

  it('says where the result steps over the target', async () => {
    const model = decideModel({ A1: 1, A2: '=IF(A1>=4,100,10)' }, ['A1'], ['A2']);
    const { status, value, reached, otherSide } = await sought(model, 50);
    expect([status, reached.value, otherSide!.measured]).toEqual(['jumps', 100, 10]);
    expect(value).toBeCloseTo(4, 12);
    expect(otherSide!.value).toBeLessThan(4);
  });

  it('does not take a pole for a solution where there is a real one', async () => {
    const model = decideModel({ A1: 1, A2: '=1/(A1-2)' }, ['A1'], ['A2']);
    const { status, value } = await sought(model, 0.5, { low: 0, high: 10 });
    expect([status, value]).toEqual(['found', 4]);
  });

  it('says what can be reached when the target cannot', async () => {
    const model = decideModel({ A1: 10, A2: '=100-(A1-12)^2' }, ['A1'], ['A2']);
    const { status, value, reached, range, searched } = await sought(model, 200, { low: 0, high: 50 });
    expect(status).toBe('unreachable');
    expect(value).toBeCloseTo(12, 4);
    expect(reached.value).toBeCloseTo(100, 8);
    expect(range!.highest.measured).toBe(reached.value);
    expect(range!.lowest).toEqual({ value: 50, measured: 100 - 38 ** 2 });
    expect(searched).toEqual({ low: 0, high: 50 });
  });

  it('says when the cell has no influence, and when there is no number anywhere', async () => {
    expect(await sought(decideModel({ A1: 1, A2: '=A1*0+5' }, ['A1'], ['A2']), 7)).toMatchObject({ status: 'flat', reached: { value: 5 } });
    expect(await sought(decideModel({ A1: 1, A2: '=SQRT(-1-A1^2)' }, ['A1'], ['A2']), 7)).toMatchObject({ status: 'error', value: NaN, range: null });
  });

  it('passes over places where the result is an error', async () => {
    const model = decideModel({ A1: 1, A2: '=SQRT(A1-5)' }, ['A1'], ['A2']);
    expect((await sought(model, 3, { low: -20, high: 30 })).value).toBeCloseTo(14, 10);
  });

  it('takes a point on target that has an error at one side and no crossing at the other', async () => {
    const model = decideModel({ A1: 20, A2: '=IF(A1<10,NA(),A1-5)' }, ['A1'], ['A2']);
    expect(await sought(model, 5, { low: 0, high: 64 })).toMatchObject({ status: 'found', value: 10, reached: { value: 5 } });
  });

  it.each(['=IF(A1>10,NA(),7)', '=IF(A1<10,NA(),7)'])('does not take the step from a number to an error for a solution: %s', async (formula) => {
    const model = decideModel({ A1: 10, A2: formula }, ['A1'], ['A2']);
    expect(await sought(model, 5, { low: 0, high: 64 })).toMatchObject({ status: 'flat', otherSide: null, reached: { value: 7 } });
  });

  it('looks at no number beyond its limits, whole or not', async () => {
    const model = decideModel({ A1: 50, A2: '=A1' }, ['A1'], ['A2']);
    expect((await sought(model, 60, { low: 0, high: 10 })).searched).toEqual({ low: 0, high: 10 });
    expect((await sought(decideModel({ A1: -50, A2: '=A1' }, ['A1'], ['A2']), 60, { low: 0, high: 10 })).searched).toEqual({ low: 0, high: 10 });
    expect(await sought(model, 10, { low: 1.5, high: 9.5, whole: true })).toMatchObject({ status: 'unreachable', value: 9, searched: { low: 2, high: 9 } });
    expect(await sought(model, 1, { low: 1.5, whole: true })).toMatchObject({ status: 'unreachable', value: 2, searched: { low: 2 } });
  });

  it('comes as close as it can to where the result turns into an error', async () => {
    const model = decideModel({ A1: 14, A2: '=SQRT(A1-5)+1' }, ['A1'], ['A2']);
    const { status, value, reached } = await sought(model, 1, { low: 0, high: 20 });
    expect(status).not.toBe('error');
    expect(value).toBeCloseTo(5, 6);
    expect(reached.value).toBeCloseTo(1, 3);
  });

  it.each([['=SQRT(5-A1)+1', -10, 10.3], ['=SQRT(A1-5)+1', -0.3, 20]])('comes close to the edge of errors on either side: %s', async (formula, low, high) => {
    const model = decideModel({ A1: formula.includes('5-A1') ? -4 : 14, A2: formula }, ['A1'], ['A2']);
    const { status, value, reached } = await sought(model, 0.5, { low, high });
    expect(status).toBe('unreachable');
    expect(value).toBeCloseTo(5, 6);
    expect(reached.value).toBeCloseTo(1, 3);
  });

  it('takes whole numbers only when asked to, and shows the last that falls short', async () => {
    const model = decideModel({ A1: 2, A2: '=A1*30' }, ['A1'], ['A2']);
    expect(await sought(model, 100, { whole: true })).toMatchObject({ value: 4, reached: { value: 120 }, otherSide: { value: 3, measured: 90 } });
    expect(await sought(model, 120, { whole: true })).toMatchObject({ status: 'found', value: 4, otherSide: null });
    expect(await sought(model, 1_000_000, { whole: true, low: 0, high: 100_000 })).toMatchObject({ value: 33_334 });
  });

  it('turns a switch', async () => {
    const model = decideModel({ A1: false, A2: '=IF(A1,8,3)' }, ['A1'], ['A2']);
    expect(await sought(model, 8)).toMatchObject({ status: 'found', value: 1 });
  });

  it('keeps uncertain inputs at what their cells show', async () => {
    expect((await sought(profit, 0)).value).toBeCloseTo(8, 12);
  });

  it.each<[string, Partial<GoalSeekOptions>, string]>([
    ['a cell that was not declared', { change: 'B9' }, 'decideUnknownCell'],
    ['an output that is not there', { output: 'Z1' }, 'simulationUnknownOutput'],
    ['crossed limits', { low: 5, high: 1 }, 'decideBounds'],
    ['no whole number between the limits', { low: 1.2, high: 1.8, whole: true }, 'decideWholeBounds'],
    ['a single whole number between the limits', { low: 2.5, high: 3.5, whole: true }, 'decideWholeBounds'],
    ['limits without anything between them', { low: 3, high: 3 }, 'decideBounds'],
    ['a percentile beyond 100 %', { measure: { kind: 'percentile', probability: 1.2 } }, 'decideProbability'],
  ])('refuses %s', async (_, options, code) => {
    const outcome = await goalSeek(profit, { change: 'A1', measure: { kind: 'value' }, atRest: restingMeasuring, target: 0, ...options });
    expect(outcome).toMatchObject({ ok: false, error: { code } });
    if (!outcome.ok) for (const language of ['en-US', 'zh-CN'] as const) expect(describeError(outcome.error, locale(language))).not.toMatch(/\{|decide|simulation[A-Z]/);
  });
});

describe('goal seek on a statistic', () => {
  it('finds the price that makes a profit in 80 % of cases', async () => {
    const measure = { kind: 'probabilityAtLeast', threshold: 0 } as const;
    const { status, value, reached, valueError, evaluations } = await sought(profit, 0.8, { measure, trials: simulated() });
    expect(status).toBe('found');
    expect(reached.value).toBeGreaterThanOrEqual(0.8);
    expect(reached.value).toBeLessThan(0.8 + 3 / TRIALS);
    const chance = Math.sqrt((0.8 * 0.2) / TRIALS) / DENSITY_AT_Z80;
    expect(Math.abs(value - (8 + Z80))).toBeLessThan(4 * chance);
    expect(valueError / chance).toBeCloseTo(1, 1);
    expect(evaluations).toBeLessThan(50);
  });

  it('finds the price at which nine cases in ten reach a profit of 500', async () => {
    const { value } = await sought(profit, 500, { measure: { kind: 'percentile', probability: 0.1 }, trials: simulated() });
    const Z90 = 1.2815515655446004;
    expect(Math.abs(value - (8.5 + Z90))).toBeLessThan((4 * Math.sqrt(0.09 / TRIALS)) / 0.17549833193248676);
  });

  it('finds the price of a mean, and how far chance may have moved it', async () => {
    const { value, valueError } = await sought(profit, 250, { measure: { kind: 'mean' }, trials: simulated() });
    expect(Math.abs(value - 8.25)).toBeLessThan((4 * 1) / Math.sqrt(TRIALS));
    expect(valueError).toBeCloseTo(1 / Math.sqrt(TRIALS), 4);
  });

  it('lowers the chance of a loss', async () => {
    const { value } = await sought(profit, 0.05, { measure: { kind: 'probabilityAtMost', threshold: 0 }, trials: simulated() });
    expect(value).toBeCloseTo(8 + 1.6448536269514722, 1);
  });

  it('answers the same question with the same bits, on any number of workers', async () => {
    const options = { measure: { kind: 'probabilityAtLeast', threshold: 0 }, low: 5, high: 12 } as const;
    const [one, three] = [await sought(profit, 0.8, { ...options, trials: simulated() }), await sought(profit, 0.8, { ...options, trials: { ...simulated(), ports: [inProcessPort(), inProcessPort(), inProcessPort()] } })];
    expect(three.value).toBe(one.value);
  });

  it('says when a probability is out of reach', async () => {
    const bounded = decideModel({ A1: 5, A2: '=ROI.UNIFORM(0,10)', A3: '=MIN(A1,8)-A2' }, ['A1'], ['A3']);
    const { status, range } = await sought(bounded, 0.95, { measure: { kind: 'probabilityAtLeast', threshold: 0 }, trials: simulated(), low: 0, high: 20 });
    expect(status).toBe('unreachable');
    expect(range!.highest.measured).toBeCloseTo(0.8, 2);
  });

  it('changes what a distribution is made of', async () => {
    const model = decideModel({ A1: 4, A2: '=ROI.NORMAL(A1*2,3)' }, ['A1'], ['A2']);
    const { value } = await sought(model, 20, { measure: { kind: 'mean' }, trials: simulated() });
    expect(value).toBeCloseTo(10, 1);
  });

  it('can be cancelled', async () => {
    const outcome = await goalSeek(profit, { change: 'A1', measure: { kind: 'mean' }, target: 1, trials: simulated(), signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'simulationCancelled' } });
  });
});
