import { distributionFamily } from '../../../src/engine/risk/distributions/families';
import { distributionShape } from '../../../src/taskpane/charts/distributionShape';
import { numberText, probabilityText, shareErrorText } from '../../../src/taskpane/charts/numberText';
import { linearScale, niceStep, niceTicks } from '../../../src/taskpane/charts/scale';
import { shareOnCurve } from '../../../src/taskpane/charts/target';

describe('a scale', () => {
  it('lays values out evenly between two pixels, and reads them back', () => {
    const { toPixel, toValue, low, high } = linearScale(10, 30, 100, 300);
    expect([low, high, toPixel(10), toPixel(15), toPixel(30), toValue(150)]).toEqual([10, 30, 100, 150, 300, 15]);
  });

  it('has a middle for a single value', () => {
    for (const value of [0, 7, -7]) {
      const { low, high, toPixel } = linearScale(value, value, 0, 100);
      expect([low < value, high > value, toPixel(value)]).toEqual([true, true, 50]);
    }
  });

  it('is marked at round values inside it', () => {
    expect(niceTicks(0.13, 0.58, 5)).toEqual([0.2, 0.3, 0.4, 0.5]);
    expect(niceTicks(-3, 3, 6)).toEqual([-3, -2, -1, 0, 1, 2, 3]);
    expect(niceTicks(5, 5, 4)).toEqual([5]);
    expect([niceStep(0.3), niceStep(0.2), niceStep(6), niceStep(0), niceStep(-1), niceStep(Infinity)]).toEqual([0.5, 0.2, 10, 0, 0, 0]);
  });
});

describe('a probability read off a curve', () => {
  const curve = [[0, 0.1], [10, 0.5], [10, 0.7], [20, 0.9]] as const;

  it('is straight between points, jumps where values repeat, and ends with the values', () => {
    expect([-1, 0, 5, 10, 15].map((value) => shareOnCurve(curve, value))).toEqual([0, 0.1, 0.3, 0.7, 0.8].map((share) => expect.closeTo(share, 12)));
    expect(shareOnCurve(curve, 20)).toBe(1);
    expect(shareOnCurve([[5, 1]], 5)).toBe(1);
    expect(shareOnCurve([], 5)).toBeNaN();
  });
});

describe('numbers in charts', () => {
  it.each([
    [999.96, '1,000'],
    [999.4, '999.4'],
    [1000, '1,000'],
    [1000.4, '1,000'],
    [0, '0'],
    [0.0001, '0.0001'],
    [0.00009, '9E-5'],
    [1e12, '1E12'],
    [NaN, '–'],
  ])('%d is written %s', (value, text) => expect(numberText(value, 'amount', 'en-US')).toBe(text));

  it.each([
    [0, '0%'],
    [0.0004, '<0.1%'],
    [0.0005, '0.1%'],
    [0.9994, '99.9%'],
    [0.9995, '>99.9%'],
    [1, '100%'],
    [NaN, '–'],
  ])('the chance %d is written %s, and what can happen is neither 0%% nor certain', (share, text) => expect(probabilityText(share, 'en-US')).toBe(text));

  it('says how far chance may have moved a probability, to one digit that counts', () => {
    expect([0.0005, 0.0123, 0.0004, 0.00041].map((error) => shareErrorText(error, 'en-US'))).toEqual(['0.1%', '1.2%', '0.04%', '0.04%']);
  });
});

describe('the picture of a distribution', () => {
  const shapeOf = (family: string, args: readonly (number | number[][])[]) => {
    const read = distributionFamily(family)!.read(args as never);
    if (!read.ok) throw new Error(read.error.code);
    return distributionShape(read.value.distribution, 40);
  };

  it('has its corners, both sides of them, and nothing beyond its ends', () => {
    const { low, high, points, discrete } = shapeOf('TRIANG', [0, 3, 10]);
    expect([discrete, low, high]).toEqual([false, 0, 10]);
    expect(points.every(({ value }) => value >= 0 && value <= 10)).toBe(true);
    for (const near of [3 - 1e-5, 3, 3 + 1e-5]) expect(points.map(({ value }) => value)).toContainEqual(expect.closeTo(near, 7));
    expect(Math.max(...points.map(({ height }) => height))).toBeCloseTo(2 / 10, 9);
  });

  it.each([['UNIFORM', [2, 6]], ['TRIANG', [2, 3, 6]], ['CUMUL', [2, 6, [[3, 4]], [[0.2, 0.9]]]]] as const)('stays between the ends of %s', (family, args) => {
    const { points } = shapeOf(family, args as never);
    expect([points[0]!.value, points.at(-1)!.value]).toEqual([2, 6]);
  });

  it('leaves out the corners of a tail that it does not show', () => {
    const { low, high, points } = shapeOf('CUMUL', [0, 1000, [[1, 2]], [[0.5, 0.9999]]]);
    expect([low, high < 2]).toEqual([0, true]);
    expect([points[0]!.value, points.at(-1)!.value]).toEqual([low, high]);
  });

  it('leaves out what hardly happens where there is no end', () => {
    const { low, high } = shapeOf('NORMAL', [0, 1]);
    // The quantile of 0.3 % of a standard normal distribution.
    expect([low, high]).toEqual([expect.closeTo(-2.7477813854, 8), expect.closeTo(2.7477813854, 8)]);
  });

  it('is a stem for every outcome, with its own probability', () => {
    const { discrete, points } = shapeOf('BINOMIAL', [3, 0.5]);
    expect(discrete).toBe(true);
    expect(points.map(({ value, height, below }) => [value, height, below])).toEqual([[0, 1 / 8, 1 / 8], [1, 3 / 8, 4 / 8], [2, 3 / 8, 7 / 8], [3, 1 / 8, 1]].map((row) => row.map((number) => expect.closeTo(number, 12))));
  });
});
