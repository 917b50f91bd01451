import { distributionFamilies, distributionFamily } from '../../../src/engine/risk/distributions/families';
import { distributionFunction, idleValue } from '../../../src/engine/risk/distributions/defineDistribution';
import type { Distribution } from '../../../src/engine/risk/distributions/distribution';
import type { CellArgument } from '../../../src/engine/core/roiFunction';

function read(family: string, ...args: readonly CellArgument[]): ReturnType<NonNullable<ReturnType<typeof distributionFamily>>['read']> {
  const found = distributionFamily(family);
  if (found === undefined) throw new Error(`No family ${family}`);
  return found.read(args);
}

function distributionOf(family: string, ...args: readonly CellArgument[]): Distribution {
  const input = read(family, ...args);
  if (!input.ok) throw new Error(JSON.stringify(input.error));
  return input.value.distribution;
}

describe('every distribution', () => {
  it.each(distributionFamilies.map((family) => [family.name, family] as const))('%s reads its example and is coherent', (_, family) => {
    const input = family.read(family.example);
    if (!input.ok) throw new Error(JSON.stringify(input.error));
    const { distribution } = input.value;
    expect(distribution.mean).toBeGreaterThanOrEqual(distribution.lower);
    expect(distribution.mean).toBeLessThanOrEqual(distribution.upper);
    expect(distribution.variance).toBeGreaterThan(0);
    expect(distribution.density(distribution.mode)).toBeGreaterThan(0);
    expect(distribution.quantile(0.2)).toBeLessThanOrEqual(distribution.quantile(0.8));
    const { lower, upper } = distribution.cumulative(distribution.quantile(0.3));
    expect(lower + upper).toBeCloseTo(1, 14);
    const shown = distributionFunction(family, () => 'mean').invoke(family.example);
    expect(shown).toEqual({ ok: true, value: distribution.mean });
  });

  it('shows mean, most likely value or median as asked', () => {
    const pert = distributionOf('PERT', 80, 100, 150);
    expect([idleValue(pert, 'mean'), idleValue(pert, 'mode')]).toEqual([105, 100]);
    expect(idleValue(pert, 'median')).toBeCloseTo(103.82588601420245, 10);
  });

  it('is found by its Chinese name and in any case', () => {
    expect(['正态', 'normal', ' Normal ', 'NORM'].map((word) => distributionFamily(word)?.name)).toEqual(['NORMAL', 'NORMAL', 'NORMAL', 'NORMAL']);
    expect([distributionFamily('三角')?.name, distributionFamily('PERT分布')?.name, distributionFamily('均匀')?.name]).toEqual(['TRIANG', 'PERT', 'UNIFORM']);
    expect(distributionFamily('cauchy')).toBeUndefined();
  });

  it('takes its name after the truncation', () => {
    expect(read('NORMAL', 100, 15, null, undefined, 'Price')).toMatchObject({ ok: true, value: { name: 'Price' } });
    expect(read('PERT', 80, 100, 150)).toMatchObject({ ok: true, value: { name: undefined } });
  });
});

describe('impossible parameters', () => {
  it.each([
    ['TRIANG', [120, 100, 150], { code: 'aboveOtherArgument', parameter: 'min', received: 120, details: { other: 'likely', limit: 100 } }],
    ['PERT', [80, 160, 150], { code: 'aboveOtherArgument', parameter: 'likely', received: 160, details: { other: 'max', limit: 150 } }],
    ['PERT', [80, 100, 150, 0], { code: 'notPositive', parameter: 'lambda', received: 0 }],
    ['UNIFORM', [3, 2], { code: 'aboveOtherArgument', parameter: 'min' }],
    ['NORMAL', [100, -1], { code: 'numberTooLow', parameter: 'stdev', received: -1, details: { minimum: 0 } }],
    ['NORMAL', ['abc', 1], { code: 'numberExpected', parameter: 'mean', received: 'abc' }],
    ['NORMAL', [100], { code: 'argumentMissing', parameter: 'stdev' }],
    ['NORMAL', [100, 1, 0, 5, 'x', 1], { code: 'tooManyArguments', received: 6, details: { maximum: 5 } }],
    ['LOGNORM', [0, 1], { code: 'notPositive', parameter: 'mean', received: 0 }],
    ['BETA', [2, 0], { code: 'notPositive', parameter: 'alpha2' }],
    ['GAMMA', [-1, 1], { code: 'notPositive', parameter: 'shape' }],
    ['EXPON', [0], { code: 'notPositive', parameter: 'mean' }],
    ['WEIBULL', [1, 0], { code: 'notPositive', parameter: 'scale' }],
    ['BINOMIAL', [2.5, 0.5], { code: 'notAWholeNumber', parameter: 'n', received: 2.5 }],
    ['BINOMIAL', [2, 1.5], { code: 'notAProbability', parameter: 'p', received: 1.5 }],
    ['POISSON', [-1], { code: 'numberTooLow', parameter: 'mean' }],
    ['YESNO', [-0.1], { code: 'notAProbability', parameter: 'p' }],
    ['DISCRETE', [[[1, 2]], [[0.5, 0.4]]], { code: 'probabilitiesNotOne', received: 0.9 }],
    ['DISCRETE', [[[1, 2]], [[0.5, 0.3, 0.2]]], { code: 'lengthsDiffer', parameter: 'probabilities', details: { other: 'values', expected: 2 } }],
    ['CUMUL', [0, 10, [[5, 4]], [[0.2, 0.8]]], { code: 'notRising', parameter: 'values', received: 4, details: { before: 5 } }],
    ['CUMUL', [0, 10, [[4, 12]], [[0.2, 0.8]]], { code: 'pointsOutsideRange', received: 12, details: { low: 0, high: 10 } }],
    ['CUMUL', [0, 10, [[4, 8]], [[0.2, 1]]], { code: 'pointsNeverReached', parameter: 'probabilities', received: 1 }],
    ['TRIANG1090', [100, 90, 150], { code: 'aboveOtherArgument', parameter: 'p10' }],
    ['METALOG', [[[1]], [[0.5]]], { code: 'tooFewPoints', received: 1 }],
    ['METALOG', [[[1, 2]], [[0, 0.5]]], { code: 'percentileAtEnd', received: 0 }],
    ['METALOG', [[[1, 2]], [[0.1, 0.9]], 1], { code: 'valueOutsideBound', parameter: 'lower', received: 1 }],
    ['METALOG', [[[80, 81, 150]], [[0.1, 0.5, 0.9]]], { code: 'metalogInfeasible', cellError: '#NUM!' }],
    ['NORMAL', [100, 15, 120, 110], { code: 'aboveOtherArgument', parameter: 'truncLow', details: { other: 'truncHigh' } }],
    ['UNIFORM', [0, 1, 2, 3], { code: 'truncationEmpty' }],
  ] as const)('%s(%j) are refused', (family, args, error) => {
    expect(read(family, ...(args as readonly CellArgument[]))).toMatchObject({ ok: false, error });
  });

  it('of a limit case become a certain value', () => {
    for (const distribution of [distributionOf('NORMAL', 7, 0), distributionOf('PERT', 7, 7, 7), distributionOf('UNIFORM', 7, 7)]) {
      expect([distribution.mean, distribution.variance, distribution.quantile(0.01), distribution.quantile(0.99)]).toEqual([7, 0, 7, 7]);
    }
  });

  it('of an immense count still show their mean at once', () => {
    expect(distributionOf('POISSON', 1e15).mean).toBe(1e15);
    expect(distributionOf('BINOMIAL', 1e15, 0.5).mean).toBe(5e14);
  });

  it('without a finite mean say so in the cell', () => {
    const heavy = distributionFunction(distributionFamily('LOGNORM2')!, () => 'mean').invoke([0, 60]);
    expect(heavy).toMatchObject({ ok: false, error: { code: 'idleValueInfinite', cellError: '#NUM!' } });
  });
});

describe('special shapes', () => {
  it('TRIANG1090 has the percentiles it was given', () => {
    for (const [p10, likely, p90] of [[80, 100, 150], [0, 0, 10], [0, 10, 10], [-5, 3, 4]]) {
      const distribution = distributionOf('TRIANG1090', p10, likely, p90);
      expect(distribution.quantile(0.1)).toBeCloseTo(p10, 11);
      expect(distribution.quantile(0.9)).toBeCloseTo(p90, 11);
      expect(distribution.mode).toBe(likely);
    }
  });

  it('METALOG passes through its points, within its bounds', () => {
    const bounded = distributionOf('METALOG', [[[20, 60, 90]], [[0.1, 0.5, 0.9]], 0, 100][0], [[0.1, 0.5, 0.9]], 0, 100);
    expect([0.1, 0.5, 0.9].map((p) => bounded.quantile(p))).toEqual([20, 60, 90].map((value) => expect.closeTo(value, 9)));
    expect([bounded.quantile(1e-12), bounded.quantile(1 - 1e-12)].every((value) => value > 0 && value < 100)).toBe(true);
    expect(bounded.cumulative(60).lower).toBeCloseTo(0.5, 12);
  });

  it('METALOG of a symmetric triplet is Keelin’s closed form', () => {
    const [low, median, high, alpha] = [80, 100, 130, 0.1];
    const logit = Math.log((1 - alpha) / alpha);
    const r = (median - low) / (high - low);
    const spread = (high - low) / (2 * logit);
    const skew = ((1 - 2 * r) * (high - low)) / ((1 - 2 * alpha) * logit);
    const distribution = distributionOf('METALOG', [[low, median, high]], [[alpha, 0.5, 1 - alpha]]);
    for (const p of [0.01, 0.3, 0.7, 0.99]) {
      const log = Math.log(p / (1 - p));
      expect(distribution.quantile(p)).toBeCloseTo(median + spread * log + skew * (p - 0.5) * log, 9);
    }
    expect(distribution.mean).toBeCloseTo(median + skew / 2, 9);
  });

  it('METALOG fits more points than terms by least squares', () => {
    const percentiles = Array.from({ length: 19 }, (_, index) => (index + 1) / 20);
    const normal = distributionOf('NORMAL', 100, 15);
    const fitted = distributionOf('METALOG', [percentiles.map((p) => normal.quantile(p))], [percentiles]);
    for (const p of percentiles) expect(fitted.quantile(p)).toBeCloseTo(normal.quantile(p), 2);
  });

  it('CUMUL runs straight between its points', () => {
    const distribution = distributionOf('CUMUL', 0, 100, [[20, 50, 80]], [[0.1, 0.6, 0.9]]);
    expect([0, 0.05, 0.1, 0.35, 0.6, 0.95, 1].map((p) => distribution.quantile(p))).toEqual([0, 10, 20, 35, 50, 90, 100].map((value) => expect.closeTo(value, 12)));
    expect(distribution.mean).toBeCloseTo(0.1 * 10 + 0.5 * 35 + 0.3 * 65 + 0.1 * 90, 12);
    expect(distribution.mode).toBe(35);
  });

  it('DISCRETE adds up the probabilities of a value given twice and leaves out those of none', () => {
    const distribution = distributionOf('DISCRETE', [[5, 1, 5, 9]], [[0.2, 0.5, 0.3, 0]]);
    expect([distribution.density(5), distribution.density(1), distribution.upper]).toEqual([expect.closeTo(0.5, 15), 0.5, 5]);
  });

  it('a truncated count keeps its proportions', () => {
    const whole = distributionOf('POISSON', 3);
    const cut = distributionOf('POISSON', 3, 1, 4);
    const share = [1, 2, 3, 4].reduce((sum, count) => sum + whole.density(count), 0);
    for (const count of [1, 2, 3, 4]) expect(cut.density(count)).toBeCloseTo(whole.density(count) / share, 14);
    expect([cut.density(0), cut.density(5), cut.lower, cut.upper]).toEqual([0, 0, 1, 4]);
  });

  it('a truncation far out in the tail keeps its digits', () => {
    const tail = distributionOf('NORMAL', 0, 1, 8);
    expect(tail.quantile(0.5)).toBeGreaterThan(8);
    expect(tail.quantile(0.5)).toBeCloseTo(8.0854, 3);
    expect(tail.mean).toBeCloseTo(8.1213681, 5);
  });
});
