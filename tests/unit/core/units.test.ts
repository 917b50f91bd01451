import { isPeriods, isProbability, isRate, periods, probability, rate } from '../../../src/engine/core/units';

describe('units', () => {
  test.each([-1, -1.5, NaN, Infinity])('%p is not a rate', (value) => {
    expect(isRate(value)).toBe(false);
    expect(() => rate(value)).toThrow(RangeError);
  });

  test.each([-0.01, 1.01, NaN])('%p is not a probability', (value) => {
    expect(isProbability(value)).toBe(false);
    expect(() => probability(value)).toThrow(RangeError);
  });

  test.each([-1, 1.5, NaN, 2 ** 60])('%p is not a number of periods', (value) => {
    expect(isPeriods(value)).toBe(false);
    expect(() => periods(value)).toThrow(RangeError);
  });
});
