import { datedRateNear, internalRateNear } from '../../../src/engine/formula/evaluate/builtins/cashFlowMath';
import { payment } from '../../../src/engine/formula/evaluate/builtins/annuityMath';
import { ratePerPeriod } from '../../../src/engine/formula/evaluate/builtins/ratePerPeriod';
import { internalRateOfReturn } from '../../../src/engine/compile/passes/internalRateOfReturn';
import { datedInternalRateOfReturn } from '../../../src/engine/compile/passes/datedInternalRateOfReturn';
import { rateNear } from '../../../src/engine/returns/rateNear';
import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import { modelOf } from './modelOf';

const PERIODS = [2, 3, 5, 12, 24, 60, 120, 240, 360, 480];
const RATES = [-0.4, -0.02, -1e-5, 1e-5, 0.0004, 0.005, 0.03, 0.2, 1.5];
const AMOUNTS = [[200_000, 0], [200_000, -50_000], [0, 75_000], [-30_000, 12_000], [15_000, 3000]] as const;

describe('RATE', () => {
  const loans = PERIODS.flatMap((periods) => RATES.flatMap((rate) => AMOUNTS.flatMap(([present, future]) => [false, true].map((atStart) => ({ periods, rate, present, future, atStart })))));

  it('finds the rate of every ordinary loan and saving from a guess beside it', () => {
    for (const { periods, rate, present, future, atStart } of loans) {
      const level = payment(rate, periods, present, future, atStart);
      if (!Number.isFinite(level) || Math.abs(level) < 1e-9) continue;
      const found = ratePerPeriod(periods, level, present, future, atStart, rate);
      const again = payment(found, periods, present, future, atStart);
      expect(Math.abs(again - level)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(level), (Math.abs(present) + Math.abs(future)) * Math.max(1e-6, Math.abs(rate))));
    }
  });

  it('has an answer where rounding leaves the payment beside that of a round rate', () => {
    for (const { periods, rate, present, future, atStart } of loans.filter((loan) => loan.present > 0 && loan.future <= 0)) {
      const level = Math.round(100 * payment(rate, periods, present, future, atStart)) / 100;
      if (level !== 0 && Number.isFinite(level)) expect(ratePerPeriod(periods, level, present, future, atStart, 0.1)).not.toBeNaN();
    }
  });

  it('gives the root nearer to the guess where there are two, and none where there is none', () => {
    const level = -14299.2844963;
    const near = ratePerPeriod(120, level, 76546.4, 47643.09, true, 0.1);
    const low = ratePerPeriod(120, level, 76546.4, 47643.09, true, -0.5);
    expect(near).toBeCloseTo(0.2297180259691, 10);
    expect(low).toBeLessThan(0);
    expect(payment(low, 120, 76546.4, 47643.09, true)).toBeCloseTo(level, 6);
    expect(ratePerPeriod(10, 100, 1000, 500, false, 0.1)).toBeNaN();
    expect(ratePerPeriod(10, 0, 1000, 500, false, 0.1)).toBeNaN();
  });
});

describe('internal rates', () => {
  const flows = [
    [-1000, 300, 300, 300, 300],
    [1000, -300, -300, -300, -300],
    [...new Array<number>(480).fill(-100), 100_000],
    [-1_000_000, ...new Array<number>(60).fill(1)],
    [-1, ...new Array<number>(24).fill(5)],
    [0, 0, -100, 0, 450],
  ];
  it.each(flows.map((series) => [series]))('are the same in the evaluator and in a compiled model: %#', (series) => {
    const rate = internalRateNear(series, 0.1);
    const worth = (at: number): number => series.reduce((total, flow, time) => total + flow / (1 + at) ** time, 0);
    expect(worth(rate - 1e-7 * (1 + rate)) > 0).not.toBe(worth(rate + 1e-7 * (1 + rate)) > 0);
    expect(internalRateOfReturn(series, 0.1)).toBeCloseTo(rate, 10);
    const years = series.map((_, time) => time);
    expect(datedInternalRateOfReturn(series, years, 0.1)).toBeCloseTo(rate, 10);
    expect(datedRateNear(series, years.map((year) => 40_000 + 365 * year), 0.1)).toBeCloseTo(rate, 10);
  });

  it('do not take a slope that overflows for the end of the search', () => {
    const series = [-655_789, ...Array.from({ length: 480 }, (_, time) => 400 + (time % 7) * 300)];
    const atMinusThreeQuarters = series.map((flow, time) => (time === 0 ? flow : flow * 0.2335 ** time * 60));
    const rate = internalRateNear(atMinusThreeQuarters, 0.1);
    expect(internalRateOfReturn(atMinusThreeQuarters, 0.1)).toBeCloseTo(rate, 9);
  });

  it('are the nearest where Newton runs away from several, and NaN where there is none', () => {
    expect(rateNear([-100, 230, -132].map((amount, time) => ({ amount, time })), 0.19)).toBeCloseTo(0.2, 12);
    expect(rateNear([-100, 230, -132].map((amount, time) => ({ amount, time })), 0.1)).toBeCloseTo(0.1, 12);
    expect(rateNear([100, -100, 100].map((amount, time) => ({ amount, time })), 0.1)).toBeNaN();
    expect(internalRateOfReturn([100, -100, 100], 0.1)).toBeNaN();
    const alternating = Array.from({ length: 400 }, (_, time) => ({ amount: time % 2 === 0 ? -100 : 110, time }));
    const found = rateNear(alternating, 0.1);
    expect(alternating.reduce((total, { amount, time }) => total + amount / (1 + found) ** time, 0)).toBeCloseTo(0, 8);
  });
});

describe('XIRR over cells that are half empty', () => {
  const xirr = (cells: Record<string, number | string>): unknown => new Calculator(modelOf({ Sheet1: { ...cells, J20: '=XIRR(A1:A3,B1:B3)' } })).value(0, 19, 9);
  it('skips pairs without either, takes a missing amount for 0 and refuses a missing date', () => {
    expect(xirr({ A1: -100, B1: 40_000, A2: 110, B2: 40_365 })).toBeCloseTo(0.1, 12);
    expect(xirr({ A1: -100, B1: 40_000, A2: 110, B2: 40_365, B3: 40_700 })).toBeCloseTo(0.1, 12);
    expect(xirr({ A1: -100, A2: 110, B2: 40_365, A3: 5, B3: 40_400 })).toEqual({ error: '#NUM!' });
    expect(xirr({ A1: -100, B1: 40_000, A2: 110, B2: 40_000 })).toEqual({ error: '#NUM!' });
  });
});
