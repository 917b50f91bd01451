import { rate } from '../../../src/engine/core/units';
import { presentValue } from '../../../src/engine/returns/presentValue';

describe('presentValue', () => {
  test('leaves the first flow as it is, unlike NPV in spreadsheets', () => {
    expect(presentValue(rate(0.1), [1000])).toBe(1000);
    expect(presentValue(rate(0.1), [0, 1100])).toBe(1000);
  });

  test('flows at the beginning of their period are worth one period more', () => {
    expect(presentValue(rate(0.1), [-1000, 600, 600], 'begin')).toBeCloseTo(-1000 + 600 + 600 / 1.1, 10);
  });

  test('mid-period lies between, at the square root of the growth', () => {
    expect(presentValue(rate(0.21), [0, 110], 'mid')).toBe(100);
  });

  test('at a rate of zero it is the exact sum', () => {
    expect(presentValue(rate(0), [0.1, 0.2, 0.3])).toBe(0.6);
  });

  test('a negative rate makes later flows worth more', () => {
    expect(presentValue(rate(-0.5), [0, 1, 1])).toBe(6);
  });
});
