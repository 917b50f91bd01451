import type { ResponseCurve } from '../../../src/engine/decide/responseCurve';
import { splitBudget, type Channel } from '../../../src/engine/decide/splitBudget';
import { valueOf } from '../../support/decideModel';

const power = (scale: number, exponent = 0.5): Channel => ({ curve: { kind: 'power', scale, exponent } });
const hill = (ceiling: number, half: number, steepness: number): Channel => ({ curve: { kind: 'hill', ceiling, half, steepness } });
const spends = (budget: number, channels: readonly Channel[]): number[] => valueOf(splitBudget(budget, channels)).channels.map(({ spend }) => spend);

/** Written down anew, to judge splits without the code under test. */
function response(curve: ResponseCurve, x: number): number {
  if (curve.kind === 'power') return curve.scale * x ** curve.exponent;
  if (curve.kind === 'exponential') return curve.ceiling * (1 - Math.exp(-x / curve.saturation));
  return (curve.ceiling * x ** curve.steepness) / (curve.half ** curve.steepness + x ** curve.steepness);
}

describe('splitting a budget over response curves', () => {
  it('shares in proportion to the squares of the scales under square-root returns', () => {
    const { channels, totalReturn, marginalReturn, unspent } = valueOf(splitBudget(210, [power(40), power(20), power(10)]));
    expect(channels.map(({ spend }) => spend)).toEqual([160, 40, 10].map((part) => expect.closeTo(part, 9)));
    expect(totalReturn).toBeCloseTo(Math.sqrt(210 * 2100), 9);
    expect(marginalReturn).toBeCloseTo(20 / Math.sqrt(160), 9);
    expect(unspent).toBe(0);
  });

  it('fills saturating channels up to a common marginal return', () => {
    const channel = (ceiling: number, saturation: number): Channel => ({ curve: { kind: 'exponential', ceiling, saturation } });
    // Marginal returns 10·e^(−x/10) and 5·e^(−y/20) are equal where x = 10·(ln 2 + y/20); x + y = 50.
    const second = (50 - 10 * Math.LN2) / 1.5;
    expect(spends(50, [channel(100, 10), channel(100, 20)])).toEqual([50 - second, second].map((part) => expect.closeTo(part, 9)));
  });

  it('keeps minimums and maximums, and says what it could not spend', () => {
    const limited = [{ ...power(40), maximum: 50 }, { ...power(20), minimum: 70 }, power(10)];
    expect(spends(210, limited)).toEqual([50, 128, 32].map((part) => expect.closeTo(part, 9)));
    const split = valueOf(splitBudget(210, [{ ...power(40), maximum: 50 }, { ...power(20), maximum: 60 }]));
    expect(split).toMatchObject({ unspent: 100, marginalReturn: 0 });
    expect(split.channels.map(({ bound }) => bound)).toEqual(['maximum', 'maximum']);
  });

  it('gives all to the steeper of two straight lines, in turn', () => {
    expect(spends(100, [power(2, 1), { ...power(3, 1), maximum: 60 }, power(1, 1)])).toEqual([40, 60, 0].map((part) => expect.closeTo(part, 9)));
  });

  it('does not spread a budget too thin over channels that need a push', () => {
    const twins = [hill(100, 50, 4), hill(100, 50, 4)];
    const small = spends(60, twins);
    expect(small.toSorted((a, b) => a - b)).toEqual([0, 60].map((part) => expect.closeTo(part, 6)));
    expect(spends(300, twins)).toEqual([150, 150].map((part) => expect.closeTo(part, 4)));
  });

  it('is not beaten by any split of a fine search, whatever the shapes', () => {
    const mixes: Channel[][] = [
      [hill(120, 40, 3), power(6), hill(80, 15, 2)],
      [hill(60, 100, 5), { curve: { kind: 'exponential', ceiling: 90, saturation: 30 } }, { ...power(2, 0.8), minimum: 5, maximum: 40 }],
    ];
    for (const channels of mixes) {
      const budget = 110;
      const found = valueOf(splitBudget(budget, channels));
      const steps = 220;
      for (let first = 0; first <= steps; first++) {
        for (let second = 0; first + second <= steps; second++) {
          const parts = [first, second, steps - first - second].map((part) => (part * budget) / steps);
          if (parts.some((part, channel) => part < (channels[channel]!.minimum ?? 0) || part > (channels[channel]!.maximum ?? Infinity))) continue;
          const value = parts.reduce((sum, part, channel) => sum + response(channels[channel]!.curve, part), 0);
          expect(value).toBeLessThanOrEqual(found.totalReturn + 1e-9);
        }
      }
      expect(found.channels.reduce((sum, { spend }) => sum + spend, 0)).toBeCloseTo(budget, 8);
      expect(found.totalReturn).toBeCloseTo(found.channels.reduce((sum, { spend }, channel) => sum + response(channels[channel]!.curve, spend), 0), 9);
    }
  });

  it('takes a channel whose minimum is its maximum', () => {
    expect(spends(50, [{ ...power(40), minimum: 20, maximum: 20 }, power(1)])).toEqual([20, 30].map((part) => expect.closeTo(part, 9)));
  });

  it('does not stumble over the rounding of sums', () => {
    expect(0.1 + 0.2).toBeGreaterThan(0.3);
    expect(spends(0.3, [{ ...power(1), minimum: 0.1 }, { ...power(1), minimum: 0.2 }])).toEqual([0.1, 0.2].map((part) => expect.closeTo(part, 9)));
  });

  it('asks only channels with room what one more unit returns', () => {
    const { marginalReturn } = valueOf(splitBudget(100, [{ ...power(40), maximum: 50 }, power(2)]));
    expect(marginalReturn).toBeCloseTo(2 / 2 / Math.sqrt(50), 9);
  });

  it('refuses minimums beyond the budget and crossed limits', () => {
    expect(splitBudget(10, [{ ...power(1), minimum: 8 }, { ...power(1), minimum: 8 }])).toMatchObject({ ok: false, error: { code: 'decideBudgetLimits' } });
    expect(splitBudget(10, [{ ...power(1), minimum: 8, maximum: 5 }])).toMatchObject({ ok: false, error: { code: 'decideBounds' } });
  });
});
