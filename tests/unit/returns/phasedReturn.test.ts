import { rate } from '../../../src/engine/core/units';
import { phasedReturn, phasedReturnFunction, type PhasedReturn } from '../../../src/engine/returns/phasedReturn';

const months = 15;
const costs = [60, ...new Array<number>(months).fill(4)];
const benefits = Array.from({ length: months + 1 }, (_, month) => (month < 3 ? 0 : month * 2));

function phased(...args: Parameters<typeof phasedReturn>): PhasedReturn {
  const result = phasedReturn(...args);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('phasedReturn', () => {
  test('months 3, 6 and 12 close the phases of an adoption', () => {
    expect(phased(costs, benefits).phases.map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [4, 6],
      [7, 12],
      [13, 15],
    ]);
  });

  test('phases add up to the total', () => {
    const { phases, total } = phased(costs, benefits);
    for (const key of ['cost', 'benefit', 'net'] as const) {
      expect(phases.reduce((sum, phase) => sum + phase[key], 0)).toBeCloseTo(total[key], 10);
    }
    expect(phases.at(-1)?.cumulativeNet).toBe(total.net);
    expect(phases.at(-1)?.cumulativeReturn).toEqual(total.returnOnInvestment);
  });

  test('a project invests, recovers and has paid back', () => {
    const { phases, payback } = phased(costs, benefits);
    expect(phases.map(({ status }) => status)).toEqual(['investing', 'recovering', 'paidBack', 'paidBack']);
    expect(payback).toEqual({ ok: true, value: 9.75 });
  });

  test('a phase that earns just what it costs does not recover anything', () => {
    expect(phased([10, 5, 5, 1], [0, 5, 6, 20], [0, 1, 2]).phases.map(({ net, status }) => [net, status])).toEqual([[-10, 'investing'], [0, 'investing'], [1, 'recovering'], [19, 'paidBack']]);
  });

  test('periods beyond the last end are one more phase, ends beyond the data none', () => {
    expect(phased(costs, benefits, [5]).phases.map(({ to }) => to)).toEqual([5, 15]);
    expect(phased(costs.slice(0, 5), benefits.slice(0, 5)).phases.map(({ to }) => to)).toEqual([3, 4]);
    expect(phased(costs, benefits, [5, 15, 20]).phases.map(({ to }) => to)).toEqual([5, 15]);
    expect(phased([100], [0]).phases.map(({ to }) => to)).toEqual([0]);
  });

  test('the rate discounts the discounted cumulative and nothing else', () => {
    const plain = phased([100, 0], [0, 110], [0]);
    const discounted = phased([100, 0], [0, 110], [0], rate(0.1));
    expect(plain.total.discountedCumulativeNet).toBe(10);
    expect(discounted.total.discountedCumulativeNet).toBe(0);
    expect(discounted.total.cumulativeNet).toBe(10);
  });

  test('a phase without costs has no ROI of its own', () => {
    const { phases } = phased([100, 0], [0, 150], [0]);
    expect(phases[1].returnOnInvestment).toMatchObject({ error: { code: 'costsAreZero' } });
    expect(phases[1].cumulativeReturn).toEqual({ ok: true, value: 0.5 });
  });

  test('ends must rise', () => {
    expect(phasedReturn(costs, benefits, [6, 6])).toMatchObject({
      error: { code: 'phaseEndsNotIncreasing', received: 6, details: { position: 2, previous: 6 } },
    });
  });
});

describe('PHASED', () => {
  const table = (...args: Parameters<typeof phasedReturnFunction.invoke>[0]): readonly (readonly unknown[])[] => {
    const result = phasedReturnFunction.invoke(args);
    if (!result.ok) throw new Error(result.error.code);
    return result.value as readonly (readonly unknown[])[];
  };

  test('spills header, phases and total, whose last cell is the payback', () => {
    const rows = table([costs], [benefits]);
    expect(rows).toHaveLength(6);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([11]));
    expect(rows[1][0]).toEqual({ label: 'implementation' });
    expect(rows[4][0]).toEqual({ label: 'maturity' });
    expect(rows[5][10]).toBe(9.75);
  });

  test('the last cell is the status where nothing is paid back', () => {
    expect(table([[100, 0]], [[0, 50]]).at(-1)?.at(-1)).toEqual({ label: 'investing' });
  });

  test('phases with ends of their own are numbered, or named by the user', () => {
    expect(table([costs], [benefits], [[5]]).slice(1, 3).map(([name]) => name)).toEqual([
      { label: 'phaseNumber', details: { number: 1 } },
      { label: 'phaseNumber', details: { number: 2 } },
    ]);
    expect(table([costs], [benefits], [[5]], null, [['Pilot', 'Roll-out']]).slice(1, 3).map(([name]) => name)).toEqual(['Pilot', 'Roll-out']);
  });

  test('too few and too many names are refused', () => {
    for (const names of [['Pilot'], ['Pilot', 'Roll-out', 'Run']]) {
      expect(phasedReturnFunction.invoke([[costs], [benefits], [[5]], null, [names]])).toMatchObject({
        error: { code: 'phaseNamesCount', received: names.length, details: { minimum: 2, maximum: 2 } },
      });
    }
  });
});
