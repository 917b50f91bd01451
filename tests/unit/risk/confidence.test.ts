import { distributionFamily } from '../../../src/engine/risk/distributions/families';
import { seedKey } from '../../../src/engine/risk/random/seedKey';
import { BLOCK_TRIALS } from '../../../src/engine/risk/random/stream';
import { inputSampler } from '../../../src/engine/risk/sampling/inputSampler';
import { percentileRanks, probabilityEstimate, type Interval } from '../../../src/engine/risk/statistics/confidence';
import { sampleMoments, summarizeMoments } from '../../../src/engine/risk/statistics/momentSummary';
import { percentileEstimate } from '../../../src/engine/risk/statistics/percentiles';
import { summarizeTail, tailMean, tailRank } from '../../../src/engine/risk/statistics/tailSummary';

describe('ranks around a percentile', () => {
  // scipy 1.17: binom.ppf(0.025, n, p) − 1 and binom.ppf(0.975, n, p), the former lowered where cdf(k − 1) exceeds 0.025.
  it.each([
    [10, 0.5, 1, 8],
    [100, 0.01, -1, 3],
    [100, 0.05, 0, 10],
    [1000, 0.01, 3, 17],
    [1000, 0.5, 468, 531],
    [5000, 0.1, 458, 542],
    [40_000, 0.05, 1914, 2086],
    [41_000, 0.01, 370, 450],
    [100_000, 0.5, 49_689, 50_310],
    [100_000, 0.99, 98_937, 99_061],
    [100_000, 0.001, 80, 120],
  ])('of %d values at %d are %d and %d', (count, probability, low, high) => {
    expect(percentileRanks(count, probability)).toEqual({ low, high });
  });

  it('know nothing beyond the values', () => {
    expect(percentileRanks(1, 0.5)).toEqual({ low: -1, high: 1 });
    expect(percentileRanks(50, 0)).toMatchObject({ low: -1 });
    expect(percentileRanks(50, 1)).toMatchObject({ high: 50 });
  });
});

describe('the interval of a probability', () => {
  it('is that of Wilson, and tells something of what never happened', () => {
    // scipy 1.17: binomtest(3, 100).proportion_ci(method="wilson").
    const { low, high } = probabilityEstimate(3, 100);
    expect(low).toBeCloseTo(0.01025, 4);
    expect(high).toBeCloseTo(0.08452, 4);
    expect(probabilityEstimate(0, 1000)).toMatchObject({ value: 0, low: 0, high: expect.closeTo(0.00383, 5) });
    expect(probabilityEstimate(1000, 1000)).toMatchObject({ value: 1, high: 1, low: expect.closeTo(1 - 0.00383, 5) });
    expect(probabilityEstimate(0, 0).value).toBeNaN();
  });
});

describe('intervals of 95 %', () => {
  const SEEDS = 200;
  const TRIALS = 4 * BLOCK_TRIALS;
  const TAIL = 0.05;

  it('hold what they promise: over 200 seeds and three distributions between 93 and 97 % of them', () => {
    const held = new Map<string, number>();
    const note = (name: string, { low, high }: Interval, truth: number): void => void held.set(name, (held.get(name) ?? 0) + (low <= truth && truth <= high ? 1 : 0));
    const shapes = [['NORMAL', [100, 15]], ['PERT', [80, 100, 150]], ['LOGNORM2', [0, 0.4]]] as const;
    for (const [family, args] of shapes) {
      const input = distributionFamily(family)!.read(args);
      if (!input.ok) throw new Error(input.error.code);
      const { distribution } = input.value;
      const tail = Array.from({ length: 20_000 }, (_, index) => distribution.quantile(((index + 0.5) / 20_000) * TAIL)).reduce((sum, value) => sum + value, 0) / 20_000;
      for (let seed = 0; seed < SEEDS; seed++) {
        const sampler = inputSampler({ key: seedKey(`${family}${seed}`), inputs: [{ identity: 'x', distribution }], groups: [], method: 'random', trials: TRIALS });
        if (!sampler.ok) throw new Error(sampler.error.code);
        const values = new Float64Array(TRIALS);
        for (let block = 0; block < TRIALS / BLOCK_TRIALS; block++) sampler.value.fillBlock(block, [values.subarray(block * BLOCK_TRIALS, (block + 1) * BLOCK_TRIALS)]);
        const { meanInterval, standardDeviationInterval } = sampleMoments(summarizeMoments(values, 0, TRIALS));
        note('mean', meanInterval, distribution.mean);
        note('standard deviation', standardDeviationInterval, Math.sqrt(distribution.variance));
        const sorted = values.slice().sort();
        for (const p of [0.05, 0.5, 0.95, 0.99]) note(`P${p}`, percentileEstimate({ valueAt: (rank) => sorted[rank] }, TRIALS, p), distribution.quantile(p));
        const target = distribution.quantile(0.2);
        note('probability', probabilityEstimate(sorted.findIndex((value) => value > target), TRIALS), distribution.cumulative(target).lower);
        const threshold = sorted[tailRank(TRIALS, TAIL, 'low')];
        note('mean of the tail', tailMean(summarizeTail(values, 0, TRIALS, threshold, 'low'), threshold, TRIALS, TAIL), tail);
      }
    }
    for (const [name, count] of held) {
      const share = { name, share: count / SEEDS / shapes.length };
      expect(share).toEqual({ name, share: expect.closeTo(0.95, 1) });
      expect(share.share).toBeGreaterThan(0.93);
      expect(share.share).toBeLessThan(0.97);
    }
  });

  it('of a percentile of few different values reach to the next value where chance could, and not where it could not', () => {
    const sorted = Float64Array.from({ length: 1000 }, (_, rank) => (rank < 500 ? 3 : 4));
    const ranked = { valueAt: (rank: number) => sorted[rank] };
    expect(percentileEstimate(ranked, 1000, 0.49)).toMatchObject({ value: 3, low: 3, high: 4, standardError: expect.closeTo(1 / 1.96, 4) });
    expect(percentileEstimate(ranked, 1000, 0.3)).toMatchObject({ low: 3, high: 3, standardError: 0 });
  });
});
