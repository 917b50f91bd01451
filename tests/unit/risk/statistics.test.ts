import { BlockTree } from '../../../src/engine/risk/statistics/blockTree';
import { BarCounts, pictureRange } from '../../../src/engine/risk/statistics/barCounts';
import { addHistograms, displayRange, ranksForDisplay, type DisplayHistogram } from '../../../src/engine/risk/statistics/displayHistogram';
import { mergeMoments, sampleMoments, summarizeMoments, type MomentSummary } from '../../../src/engine/risk/statistics/momentSummary';
import { answerPass, OrderStatisticSearch, selectRanks } from '../../../src/engine/risk/statistics/orderStatistics';
import { percentileEstimate, ranksForPercentile } from '../../../src/engine/risk/statistics/percentiles';
import { quantileCurve, ranksForCurve } from '../../../src/engine/risk/statistics/quantileCurve';
import { Ranking } from '../../../src/engine/risk/statistics/ranks';
import { conditionalMeans, rankCorrelationOf, Tenths } from '../../../src/engine/risk/statistics/sensitivity';
import { isPreciseEnough, trialsNeeded } from '../../../src/engine/risk/statistics/stopRule';
import { conditionalValueAtRisk, countAtMost, mergeTails, summarizeTail, tailRank } from '../../../src/engine/risk/statistics/tailSummary';

/** A fixed sequence in (0, 1), unrelated to the product's own streams. */
function sequence(start = 1): () => number {
  let state = start;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

function sample(count: number, shape: (u: number) => number, start = 1): Float64Array {
  const next = sequence(start);
  return Float64Array.from({ length: count }, () => shape(next()));
}

const BLOCK = 100;

function momentsOf(values: Float64Array, blocks: readonly number[]): BlockTree<MomentSummary> {
  const tree = new BlockTree<MomentSummary>(mergeMoments);
  for (const block of blocks) tree.add(block, summarizeMoments(values, block * BLOCK, BLOCK));
  return tree;
}

describe('block tree', () => {
  const values = sample(37 * BLOCK, (u) => 1e6 + Math.exp(8 * u));
  const all = Array.from({ length: 37 }, (_, block) => block);
  const whole = momentsOf(values, all).total();

  it('gives the same bits for any order of the blocks', () => {
    expect(momentsOf(values, [...all].reverse()).total()).toEqual(whole);
    expect(momentsOf(values, [...all].sort((a, b) => ((a * 7) % 37) - ((b * 7) % 37))).total()).toEqual(whole);
  });

  it('gives the same bits for any number of workers', () => {
    for (const workers of [2, 3, 5]) {
      const merged = new BlockTree<MomentSummary>(mergeMoments);
      for (let worker = workers - 1; worker >= 0; worker--) merged.absorb(momentsOf(values, all.filter((block) => block % workers === worker)).export());
      expect(merged.total()).toEqual(whole);
    }
  });
});

describe('moments', () => {
  it('merge to those of the whole', () => {
    const values = sample(3000, (u) => -Math.log(u));
    const merged = momentsOf(values, Array.from({ length: 30 }, (_, block) => block)).total();
    const direct = summarizeMoments(values, 0, 3000);
    expect(merged).toMatchObject({ count: 3000, failed: 0, min: direct.min, max: direct.max });
    for (const key of ['mean', 'squares', 'cubes', 'fourths'] as const) expect(merged?.[key]).toBeCloseTo(direct[key], 6);
  });

  it.each([1e-310, 1e-200, 1e200, 1.7e308])('of amounts of %d are those of plain ones times the size, however they are cut', (size) => {
    const plain = sample(3000, (u) => 2 * u - 1);
    const values = plain.map((x) => x * size);
    const whole = sampleMoments(summarizeMoments(plain, 0, 3000));
    for (const summary of [summarizeMoments(values, 0, 3000), mergeMoments(summarizeMoments(values, 0, 700), mergeMoments(summarizeMoments(values, 700, 1), summarizeMoments(values, 701, 2299)))]) {
      const moments = sampleMoments(summary);
      expect(moments.standardDeviation / size).toBeCloseTo(whole.standardDeviation, 9);
      expect(moments.standardDeviationError / size).toBeCloseTo(whole.standardDeviationError, 9);
      expect(moments.mean / size).toBeCloseTo(whole.mean, 9);
      expect(moments.excessKurtosis).toBeCloseTo(whole.excessKurtosis, 7);
    }
  });

  it('of tiny amounts beside a huge one keep the huge one', () => {
    const values = Float64Array.of(...sample(100, (u) => u * 1e-300), 1e250);
    const { mean, standardDeviation } = sampleMoments(mergeMoments(summarizeMoments(values, 0, 100), summarizeMoments(values, 100, 1)));
    expect(mean / 1e250).toBeCloseTo(1 / 101, 14);
    expect(standardDeviation / 1e250).toBeCloseTo(Math.sqrt(1 / 101), 12);
  });

  it('survive an offset a million times the spread', () => {
    const values = sample(1000, (u) => 1e9 + u);
    const { standardDeviation } = sampleMoments(summarizeMoments(values, 0, 1000));
    expect(standardDeviation).toBeCloseTo(sampleMoments(summarizeMoments(values.map((x) => x - 1e9), 0, 1000)).standardDeviation, 7);
  });

  it('of a small set are the textbook ones', () => {
    const moments = sampleMoments(summarizeMoments(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9), 0, 8));
    expect(moments.mean).toBe(5);
    expect(moments.standardDeviation).toBeCloseTo(2.138089935299395, 14);
    expect(moments.standardError).toBeCloseTo(0.7559289460184545, 14);
    expect(moments.skewness).toBeCloseTo(0.65625, 14);
    expect(moments.excessKurtosis).toBeCloseTo(-0.21875, 14);
  });

  it('leave out trials without a number and count them', () => {
    expect(summarizeMoments(Float64Array.of(1, NaN, 3, Infinity), 0, 4)).toMatchObject({ count: 2, failed: 2, mean: 2, min: 1, max: 3 });
    expect(summarizeMoments(Float64Array.of(NaN), 0, 1)).toMatchObject({ count: 0, failed: 1 });
  });
});

describe('order statistics', () => {
  const cases: readonly (readonly [string, Float64Array])[] = [
    ['spread evenly', sample(20_000, (u) => 100 * u - 50)],
    ['with a far outlier', Float64Array.of(...sample(5000, (u) => u), 1e12)],
    ['over many orders of magnitude', sample(5000, (u) => 10 ** (300 * u - 150))],
    ['of few kinds', sample(5000, (u) => Math.floor(3 * u))],
    ['all equal', new Float64Array(100).fill(7)],
    ['with numbers that are none', Float64Array.from(sample(5000, (u) => u), (x, index) => (index % 10 === 0 ? NaN : x - 0.5))],
    ['between the ends of the doubles', Float64Array.of(-1.7e308, 1.7e308, 0, -0, 5e-324, -5e-324)],
  ];

  it.each(cases)('of values %s are exact', (_, values) => {
    const sorted = values.filter((value) => Number.isFinite(value)).sort();
    const ranks = [0, 1, 2, 0.05, 0.25, 0.5, 0.9, 1].map((rank) => (rank <= 1 && rank > 0 ? Math.floor(rank * (sorted.length - 1)) : rank));
    const found = selectRanks(values, sorted[0], sorted[sorted.length - 1], ranks);
    for (const rank of ranks) expect(found.valueAt(rank) === sorted[rank]).toBe(true);
  });

  it('are exact when one bin holds more than can be collected', () => {
    const values = Float64Array.of(...sample(1000, (u) => u), 1e15);
    const many = new Float64Array(260_000).map((_, index) => values[index % 1000] + index * 1e-9);
    many[0] = 1e15;
    const sorted = many.slice().sort();
    const ranks = [0, 1000, 130_000, 259_998, 259_999];
    const found = selectRanks(many, sorted[0], sorted[sorted.length - 1], ranks);
    expect(ranks.map((rank) => found.valueAt(rank))).toEqual(ranks.map((rank) => sorted[rank]));
  });

  it('come out the same from parts', () => {
    const values = sample(10_000, (u) => Math.exp(5 * u));
    const sorted = values.slice().sort();
    const search = new OrderStatisticSearch(sorted[0], sorted[9999], 10_000, [500, 9500]);
    for (let pass = search.nextPass(); pass !== undefined; pass = search.nextPass()) {
      const parts = [values.subarray(0, 3000), values.subarray(3000, 3001), values.subarray(3001)];
      search.absorb(parts.map((part) => answerPass(pass, part, part.length)));
    }
    expect([search.valueAt(500), search.valueAt(9500)]).toEqual([sorted[500], sorted[9500]]);
  });
});

describe('percentiles', () => {
  it('are those of PERCENTILE.INC', () => {
    const values = Float64Array.of(1, 2, 3, 4);
    const ranked = { valueAt: (rank: number) => values[rank] };
    expect([0, 0.3, 0.5, 0.9, 1].map((p) => percentileEstimate(ranked, 4, p).value)).toEqual([1, 1.9, 2.5, expect.closeTo(3.7, 14), 4]);
    expect(ranksForPercentile(4, 1)).toEqual([3, 3, 3]);
    expect(percentileEstimate(ranked, 4, 1)).toMatchObject({ value: 4, low: 4, high: NaN, standardError: 0 });
  });

  it('know how uncertain they are: about 95 % of samples lie within two standard errors', () => {
    let inside = 0;
    for (let run = 0; run < 200; run++) {
      const sorted = sample(1000, (u) => -Math.log(u), 17 + 1000 * run).sort();
      const { value, standardError } = percentileEstimate({ valueAt: (rank) => sorted[rank] }, 1000, 0.9);
      if (Math.abs(value - Math.log(10)) < 2 * standardError) inside++;
    }
    expect(inside).toBeGreaterThan(175);
    expect(inside).toBeLessThan(200);
  });
});

describe('tails', () => {
  const values = Float64Array.of(10, -5, 3, -20, 8, 0, -1, 7, 2, 4);

  it('give the mean of the worst outcomes, in part where the share cuts one', () => {
    const worst = (share: number, side: 'low' | 'high'): number => {
      const threshold = selectRanks(values, -20, 10, [tailRank(10, share, side)]).valueAt(tailRank(10, share, side));
      return conditionalValueAtRisk(summarizeTail(values, 0, 10, threshold, side), threshold, 10, share);
    };
    expect(worst(0.2, 'low')).toBe(-12.5);
    expect(worst(0.25, 'low')).toBeCloseTo((-20 - 5 - 0.5) / 2.5, 14);
    expect(worst(0.2, 'high')).toBe(9);
    expect(worst(1, 'low')).toBeCloseTo(0.8, 14);
  });

  it('merge to those of the whole', () => {
    expect(mergeTails(summarizeTail(values, 0, 4, 0, 'low'), summarizeTail(values, 4, 6, 0, 'low'))).toEqual(summarizeTail(values, 0, 10, 0, 'low'));
    expect(countAtMost(values, 0, 10, 0)).toBe(4);
    expect(countAtMost(Float64Array.of(1, NaN, -Infinity, 0), 0, 4, 0)).toBe(1);
  });
});

describe('histogram', () => {
  const all = ({ counts, below, above }: DisplayHistogram): number => counts.reduce((sum, count) => sum + count, below + above);

  function shown(values: Float64Array): DisplayHistogram {
    const sorted = values.slice().sort();
    const bars = new BarCounts(displayRange({ valueAt: (rank) => sorted[rank] }, sorted.length));
    bars.add(values, 0, values.length);
    return bars.histogram();
  }

  it('shows every value once, and cuts a far outlier off the picture', () => {
    const values = Float64Array.of(...sample(2000, (u) => u), 1e6);
    const histogram = shown(values);
    expect(all(histogram)).toBe(2001);
    expect(histogram.above).toBe(4);
    expect(histogram.low + histogram.barWidth * histogram.counts.length).toBeLessThan(1);
    expect(ranksForDisplay(2001)).toEqual([4, 1996]);
  });

  it('has bars of the height that the density says', () => {
    const { counts, low, barWidth } = shown(sample(60_000, (u) => u));
    expect(counts).toHaveLength(60);
    expect(low).toBeCloseTo(0.002, 3);
    for (const count of counts) expect(Math.abs(count / (60_000 * barWidth) - 1)).toBeLessThan(0.15);
  });

  it('is one bar where all values are equal, and passes over what is no number', () => {
    expect(shown(new Float64Array(5).fill(7))).toEqual({ low: 7, barWidth: 0, counts: [5], below: 0, above: 0 });
    const bars = new BarCounts({ low: 0, high: 2, bars: 2 });
    bars.add(Float64Array.of(0, 0.5, 1, 2, 3, -1, NaN, Infinity, -Infinity), 0, 9);
    expect(bars.histogram()).toEqual({ low: 0, barWidth: 1, counts: [2, 2], below: 1, above: 1 });
  });

  it('adds up from parts', () => {
    const range = { low: 0.1, high: 0.9, bars: 8 };
    const values = sample(1000, (u) => u);
    const [whole, first, second] = [new BarCounts(range), new BarCounts(range), new BarCounts(range)];
    whole.add(values, 0, 1000);
    first.add(values, 0, 300);
    second.add(values, 300, 700);
    expect(addHistograms(second.histogram(), first.histogram())).toEqual(whole.histogram());
  });

  it('chosen from a sample leaves room for more', () => {
    const { low, high } = pictureRange(sample(1024, (u) => 10 * u));
    expect(low).toBeLessThan(-1);
    expect(high).toBeGreaterThan(11);
    expect(pictureRange(Float64Array.of(NaN)).bars).toBe(0);
    expect(pictureRange(Float64Array.of(3, 3))).toEqual({ low: 3, high: 3, bars: 1 });
  });
});

describe('S-curve', () => {
  it('goes through the percentiles, from the smallest value to the largest', () => {
    const sorted = sample(5001, (u) => u ** 3).sort();
    const curve = quantileCurve({ valueAt: (rank) => sorted[rank] }, 5001);
    expect(curve[0]).toEqual([sorted[0], 0]);
    expect(curve).toContainEqual([sorted[2500], 0.5]);
    expect(curve[curve.length - 1]).toEqual([sorted[5000], 1]);
  });

  it('of few values has each of them once', () => {
    expect(quantileCurve({ valueAt: (rank) => rank * 10 }, 3)).toEqual([[0, 0], [10, 0.5], [20, 1]]);
    expect(ranksForCurve(1)).toEqual([0]);
  });
});

describe('sensitivity', () => {
  const ranksOf = (values: Float64Array): Float64Array => new Ranking(values.length).of(values);

  /** The definition, in O(n²): half a rank for each tie. */
  function ranksByDefinition(values: Float64Array): number[] {
    return Array.from(values, (value) => {
      let rank = -0.5;
      for (const other of values) rank += other < value ? 1 : other === value ? 0.5 : 0;
      return rank;
    });
  }

  it('ranks by definition, ties in the middle', () => {
    const values = Float64Array.from(sample(300, (u) => Math.floor(20 * u) ** 5));
    expect(Array.from(ranksOf(values))).toEqual(ranksByDefinition(values));
    expect(Array.from(ranksOf(Float64Array.of(3, NaN, 1)))).toEqual([1, NaN, 0]);
    const close = Float64Array.from(sample(300, (u) => 1 + 2 ** -24 * Math.floor(200 * u)));
    expect(Array.from(ranksOf(close))).toEqual(ranksByDefinition(close));
  });

  it('ranks one column after another in the same memory', () => {
    const ranking = new Ranking(4);
    const ranks = Float64Array.of(7, 7, 7, 7);
    expect(Array.from(ranking.of(Float64Array.of(2, -1, Infinity, -0), ranks))).toEqual([2, 0, NaN, 1]);
    expect(Array.from(ranking.of(Float64Array.of(0, -0, 5, -5), ranks))).toEqual([1.5, 1.5, 3, 0]);
  });

  it('measures Spearman’s correlation', () => {
    const correlation = (x: number[], y: number[]): number => rankCorrelationOf(ranksOf(Float64Array.from(x)), ranksOf(Float64Array.from(y)));
    expect(correlation([1, 2, 3, 4], [10, 100, 1000, 10000])).toBe(1);
    expect(correlation([1, 2, 3, 4], [4, 3, 2, 1])).toBe(-1);
    expect(correlation([106, 100, 86, 101, 99, 103, 97, 113, 112, 110], [7, 27, 2, 50, 28, 29, 20, 12, 6, 17])).toBeCloseTo(-29 / 165, 14);
    expect(correlation([1, 1, 1], [1, 2, 3])).toBeNaN();
  });

  it('shows the output in the lowest and highest tenth of an input', () => {
    const input = sample(10_000, (u) => u);
    const output = Float64Array.from(input, (x) => 100 * x);
    const means = conditionalMeans(new Tenths(ranksOf(input)), output);
    expect(means.low).toBeCloseTo(5, 0);
    expect(means.high).toBeCloseTo(95, 0);
  });

  it('takes the next tenth where the output has no value in the outermost, or the input none of its values', () => {
    const input = Float64Array.from({ length: 100 }, (_, trial) => trial);
    const failing = Float64Array.from(input, (x) => (x < 10 || x >= 80 ? NaN : x));
    expect(conditionalMeans(new Tenths(ranksOf(input)), failing)).toEqual({ low: 14.5, high: 74.5 });
    const yesNo = Float64Array.from(input, (x) => (x < 50 ? 0 : 1));
    expect(conditionalMeans(new Tenths(ranksOf(yesNo)), input)).toEqual({ low: 24.5, high: 74.5 });
    expect(conditionalMeans(new Tenths(ranksOf(Float64Array.from(input, () => NaN))), input)).toEqual({ low: NaN, high: NaN });
  });
});

describe('stop rule', () => {
  it('stops on the error of the statistic asked for, not before', () => {
    const goal = { tolerance: 0.01, relative: true };
    expect(isPreciseEnough(goal, { value: 100, standardError: 0.9 }, 5000)).toBe(true);
    expect(isPreciseEnough(goal, { value: 100, standardError: 1.1 }, 5000)).toBe(false);
    expect(isPreciseEnough(goal, { value: 100, standardError: 0 }, 100)).toBe(false);
    expect(trialsNeeded(goal, { value: 100, standardError: 2 }, 10_000)).toBe(40_000);
    expect(trialsNeeded(goal, { value: 0, standardError: 2 }, 10_000)).toBe(Infinity);
  });
});
