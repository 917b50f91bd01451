import { periods, probability, rate } from '../../../src/engine/core/units';
import { lifetimeValue, lifetimeValueFunction, type LifetimeValueOptions } from '../../../src/engine/customers/lifetimeValue';

function ltv(margin: readonly number[], retention: readonly number[], options?: LifetimeValueOptions): number {
  const result = lifetimeValue(margin, retention.map(probability), options);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('lifetimeValue', () => {
  test('without discounting it is margin over churn', () => {
    expect(ltv([100], [0.8])).toBe(500);
  });

  test('discounted it is margin ÷ (1 + d − r), times the growth to the timing', () => {
    const discountRate = rate(0.21);
    expect(ltv([100], [0.8], { discountRate })).toBeCloseTo(100 / 0.41, 10);
    expect(ltv([100], [0.8], { discountRate, timing: 'mid' })).toBeCloseTo(110 / 0.41, 10);
    expect(ltv([100], [0.8], { discountRate, timing: 'begin' })).toBeCloseTo(121 / 0.41, 10);
  });

  test('a horizon cuts it off', () => {
    expect(ltv([100], [0.8], { horizon: periods(1) })).toBe(100);
    expect(ltv([100], [0.8], { horizon: periods(2) })).toBe(180);
    expect(ltv([100], [1], { horizon: periods(3) })).toBe(300);
    expect(ltv([100], [0.8], { horizon: periods(12_000) })).toBeCloseTo(500, 9);
  });

  test('a vector counts its own periods, the retention of each leading to the next', () => {
    expect(ltv([100, 120, 140], [0.5, 0.8, 0.9])).toBe(100 + 60 + 56);
    expect(ltv([100], [0.5, 0.8, 0.9])).toBe(100 + 50 + 40);
    expect(ltv([100, 120], [0.5])).toBe(160);
  });

  test('beyond the vector its last value goes on', () => {
    expect(ltv([100, 120], [0.5], { horizon: periods(4) })).toBe(100 + 60 + 30 + 15);
  });

  test('a vector of equal values is the single value with that horizon', () => {
    expect(ltv([100, 100, 100], [0.8, 0.8, 0.8], { discountRate: rate(0.1) })).toBeCloseTo(ltv([100], [0.8], { discountRate: rate(0.1), horizon: periods(3) }), 10);
  });

  test('the acquisition cost comes off undiscounted', () => {
    expect(ltv([100], [0.8], { acquisitionCost: 120 })).toBe(380);
  });

  test('nobody stays: one margin', () => {
    expect(ltv([100], [0])).toBe(100);
  });

  test('a value without limit is #NUM!, a perpetuity is not', () => {
    expect(lifetimeValue([100], [probability(1)])).toMatchObject({ ok: false, error: { code: 'lifetimeValueDiverges', cellError: '#NUM!', received: 1 } });
    expect(lifetimeValue([100], [probability(0.95)], { discountRate: rate(-0.1) })).toMatchObject({ error: { code: 'lifetimeValueDiverges' } });
    expect(ltv([100], [1], { discountRate: rate(0.1) })).toBeCloseTo(1000, 9);
  });

  test('vectors of different lengths are refused', () => {
    expect(lifetimeValue([1, 2, 3], [0.5, 0.5].map(probability))).toMatchObject({ error: { code: 'lengthsDiffer', parameter: 'retention', received: 2 } });
  });
});

describe('LTV', () => {
  const call = (...args: Parameters<typeof lifetimeValueFunction.invoke>[0]) => lifetimeValueFunction.invoke(args);

  test('takes single values and leaves out what is blank', () => {
    expect(call(100, 0.8, null, null, null, null)).toEqual({ ok: true, value: 500 });
  });

  test('retention is a share, a horizon a whole number, a timing a known word', () => {
    expect(call(100, 1.2)).toMatchObject({ error: { code: 'notAProbability', parameter: 'retention', received: 1.2 } });
    expect(call(100, 0.8, 0, 0, 2.5)).toMatchObject({ error: { code: 'notAWholeNumber', parameter: 'horizon', received: 2.5 } });
    expect(call(100, 0.8, 0, 0, 0)).toMatchObject({ error: { code: 'numberOutOfRange', parameter: 'horizon', received: 0 } });
    expect(call(100, 0.8, 0, 0, 2, 'late')).toMatchObject({ error: { code: 'notAChoice', parameter: 'timing' } });
    expect(call(100, 0.8, 0, -5)).toMatchObject({ error: { code: 'numberTooLow', parameter: 'acquisitionCost' } });
  });
});
