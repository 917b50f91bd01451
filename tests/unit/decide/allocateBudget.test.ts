import { allocateBudget, type AllocationOptions } from '../../../src/engine/decide/allocateBudget';
import { restingMeasuring } from '../../../src/engine/decide/restingMeasuring';
import type { CompiledModel } from '../../../src/engine/compile/compiledModel';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import { describeError } from '../../../src/locales/describeError';
import { decideModel, valueOf } from '../../support/decideModel';
import { locale } from '../../support/words';

const value = { kind: 'value' } as const;

/** Square-root returns: the best split is in proportion to the squares of the scales, 16 : 4 : 1. */
const roots = decideModel({ A1: 100, A2: 100, A3: 10, B1: '=40*SQRT(A1)+20*SQRT(A2)+10*SQRT(A3)' }, ['A1', 'A2', 'A3'], ['B1']);
const cells = [{ parameter: 'A1' }, { parameter: 'A2' }, { parameter: 'A3' }];

async function allocated(model: CompiledModel, options: Partial<AllocationOptions> = {}) {
  return valueOf(await allocateBudget(model, { measure: value, atRest: restingMeasuring, cells, ...options }));
}

describe('splitting a budget over cells', () => {
  it('gives each cell what makes marginal returns equal', async () => {
    const { budget, cells: split, before, after } = await allocated(roots);
    expect(budget).toBe(210);
    expect(split.map((cell) => cell.value)).toEqual([160, 40, 10].map((part) => expect.closeTo(part, 3)));
    for (const { marginalReturn, bound } of split) {
      expect(marginalReturn).toBeCloseTo(20 / Math.sqrt(160), 3);
      expect(bound).toBeNull();
    }
    expect(before.value).toBeCloseTo(400 + 200 + 10 * Math.sqrt(10), 9);
    expect(after.value).toBeCloseTo(Math.sqrt(210 * 2100), 6);
    expect(split.reduce((sum, cell) => sum + cell.value, 0)).toBeCloseTo(210, 9);
  });

  it('spends another budget, within limits', async () => {
    const { cells: split } = await allocated(roots, { budget: 420, cells: [{ parameter: 'A1', maximum: 200 }, { parameter: 'A2' }, { parameter: 'A3', minimum: 60 }] });
    expect(split.map((cell) => cell.value)).toEqual([200, 160, 60].map((part) => expect.closeTo(part, 4)));
    expect(split.map(({ bound }) => bound)).toEqual(['maximum', null, 'minimum']);
  });

  it('leaves nothing where nothing returns', async () => {
    const linear = decideModel({ A1: 5, A2: 5, B1: '=3*A1+2*A2' }, ['A1', 'A2'], ['B1']);
    const { cells: split } = await allocated(linear, { cells: cells.slice(0, 2) });
    expect(split.map((cell) => [cell.value, cell.bound])).toEqual([[10, 'maximum'], [0, 'minimum']]);
  });

  it('says what a unit more would return in a cell that gets nothing, though less than nothing has no result', async () => {
    const model = decideModel({ A1: 5, A2: 5, B1: '=IF(A2<0,NA(),3*A1+2*A2)' }, ['A1', 'A2'], ['B1']);
    const { cells: split } = await allocated(model, { cells: cells.slice(0, 2) });
    expect(split.map(({ value: part, marginalReturn }) => [part, marginalReturn])).toEqual([[10, expect.closeTo(3, 9)], [0, expect.closeTo(2, 9)]]);
  });

  it('takes up to twenty cells, and cells whose limits leave them no choice', async () => {
    const addresses = Array.from({ length: 20 }, (_, index) => `A${index + 1}`);
    const model = decideModel({ ...Object.fromEntries(addresses.map((address) => [address, 1])), B1: `=${addresses.join('+')}` }, addresses, ['B1']);
    const fixed = addresses.map((parameter) => ({ parameter, minimum: 1, maximum: 1 }));
    expect((await allocated(model, { cells: fixed })).cells.map((cell) => cell.value)).toEqual(addresses.map(() => expect.closeTo(1, 9)));
    const many = await allocateBudget(model, { measure: value, atRest: restingMeasuring, cells: [...fixed, ...fixed.slice(0, 1)] });
    expect(many).toMatchObject({ ok: false, error: { code: 'decideCellCount', received: 21 } });
  });

  it('finds its way from where no split tried first has a result', async () => {
    const model = decideModel({ A1: 9, A2: 1, B1: '=IF(A2>=7,A1,NA())' }, ['A1', 'A2'], ['B1']);
    const { cells: split } = await allocated(model, { cells: cells.slice(0, 2) });
    expect(split.map((cell) => cell.value)).toEqual([3, 7].map((part) => expect.closeTo(part, 6)));
  });

  it('starts anew from equal parts where the present split has no result', async () => {
    const model = decideModel({ A1: 9, A2: 1, B1: '=IF(A1=A2,7,NA())' }, ['A1', 'A2'], ['B1']);
    const { cells: split, after } = await allocated(model, { cells: cells.slice(0, 2) });
    expect([after.value, ...split.map((cell) => cell.value)]).toEqual([7, 5, 5]);
  });

  it('makes a result as small as possible when asked to', async () => {
    const spread = decideModel({ A1: 9, A2: 1, B1: '=(A1-2)^2+(A2-4)^2' }, ['A1', 'A2'], ['B1']);
    const { cells: split } = await allocated(spread, { cells: cells.slice(0, 2), minimize: true });
    expect(split.map((cell) => cell.value)).toEqual([4, 6].map((part) => expect.closeTo(part, 4)));
  });

  it('splits for a statistic: the safest mix of two risks has the smaller spread of both', async () => {
    const mix = decideModel({ A1: 50, A2: 50, A3: '=ROI.NORMAL(0,2)', A4: '=ROI.NORMAL(0,1)', B1: '=A1*A3+A2*A4' }, ['A1', 'A2'], ['B1']);
    const shares: number[] = [];
    const { cells: split, after } = await allocated(mix, {
      cells: cells.slice(0, 2),
      measure: { kind: 'percentile', probability: 0.05 },
      trials: { ports: [inProcessPort()], trials: 20_000, seed: 2, method: 'latinHypercube' },
      progress: (share) => shares.push(share),
    });
    expect(split[0]!.value).toBeGreaterThan(16);
    expect(split[0]!.value).toBeLessThan(24);
    expect(after.value / (-1.6448536269514722 * Math.sqrt(20 ** 2 * 4 + 80 ** 2))).toBeCloseTo(1, 1);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it.each<[string, Partial<AllocationOptions>, string]>([
    ['a single cell', { cells: [{ parameter: 'A1' }] }, 'decideCellCount'],
    ['a budget of nothing', { budget: 0 }, 'decideBudget'],
    ['minimums beyond the budget', { cells: [{ parameter: 'A1', minimum: 200 }, { parameter: 'A2', minimum: 200 }] }, 'decideBudgetLimits'],
    ['crossed limits', { cells: [{ parameter: 'A1', minimum: 20, maximum: 10 }, { parameter: 'A2' }] }, 'decideBounds'],
    ['a cell that may not change', { cells: [{ parameter: 'B1' }, { parameter: 'A2' }] }, 'decideUnknownCell'],
  ])('refuses %s', async (_, options, code) => {
    const outcome = await allocateBudget(roots, { measure: value, atRest: restingMeasuring, cells, ...options });
    expect(outcome).toMatchObject({ ok: false, error: { code } });
    if (!outcome.ok) for (const language of ['en-US', 'zh-CN'] as const) expect(describeError(outcome.error, locale(language))).not.toMatch(/\{|decide/);
  });

  it('says when no split gives a number', async () => {
    const broken = decideModel({ A1: 5, A2: 5, B1: '=SQRT(-A1-A2)' }, ['A1', 'A2'], ['B1']);
    expect(await allocateBudget(broken, { measure: value, atRest: restingMeasuring, cells: cells.slice(0, 2) })).toMatchObject({ ok: false, error: { code: 'decideNoNumber' } });
  });
});
