import { distributionFamily } from '../../../src/engine/risk/distributions/families';
import type { Distribution } from '../../../src/engine/risk/distributions/distribution';
import { exactRankCorrelation } from '../../../src/engine/risk/correlation/rankCorrelation';
import { seedKey } from '../../../src/engine/risk/random/seedKey';
import { BLOCK_TRIALS, namedIdentity } from '../../../src/engine/risk/random/stream';
import { inputSampler } from '../../../src/engine/risk/sampling/inputSampler';
import type { SamplingPlan } from '../../../src/engine/risk/sampling/samplingPlan';
import { lookUpOctaves, lookUpScores, lookUpSteps } from '../../../src/engine/risk/sampling/kernels';
import { octaveTable } from '../../../src/engine/risk/sampling/octaveTable';
import { scoreTable } from '../../../src/engine/risk/sampling/scoreTable';
import { samplingTable } from '../../../src/engine/risk/sampling/samplingTable';
import { Ranking } from '../../../src/engine/risk/statistics/ranks';
import { rankCorrelationOf } from '../../../src/engine/risk/statistics/sensitivity';
import { normalCumulative } from '../../../src/engine/core/special/normal';
import type { CellArgument } from '../../../src/engine/core/roiFunction';

const ranksOf = (values: Float64Array): Float64Array => new Ranking(values.length).of(values);

function distributionOf(family: string, args: readonly CellArgument[]): Distribution {
  const input = distributionFamily(family)?.read(args);
  if (!input?.ok) throw new Error(JSON.stringify(input));
  return input.value.distribution;
}

const CONTINUOUS: readonly (readonly [string, readonly CellArgument[]])[] = [
  ['NORMAL', [100, 15]],
  ['TRIANG', [0.6, 1, 1.2]],
  ['PERT', [80, 100, 150]],
  ['PERT', [0, 0, 1]],
  ['UNIFORM', [-1, 3]],
  ['LOGNORM', [100, 30]],
  ['BETA', [0.5, 0.5]],
  ['BETA', [300, 20]],
  ['BETA', [0.3, 4]],
  ['BETA', [0.05, 0.1]],
  ['GAMMA', [2, 50]],
  ['GAMMA', [0.5, 1]],
  ['GAMMA', [0.05, 1]],
  ['GAMMA', [400, 1]],
  ['EXPON', [10]],
  ['WEIBULL', [1.5, 100]],
  ['METALOG', [[[80, 100, 150]], [[0.1, 0.5, 0.9]]]],
  ['METALOG', [[[20, 60, 90]], [[0.1, 0.5, 0.9]], 0, 100]],
  ['TRIANG1090', [80, 100, 150]],
  ['PERT', [80, 100, 150, 4, 90, 120]],
  ['NORMAL', [100, 15, 100]],
];
const STEPPED: readonly (readonly [string, readonly CellArgument[]])[] = [
  ['DISCRETE', [[[1, 2, 5]], [[0.3, 0.5, 0.2]]]],
  ['YESNO', [0.3]],
  ['BINOMIAL', [20, 0.4]],
  ['POISSON', [3]],
  ['CUMUL', [0, 100, [[20, 50, 80]], [[0.1, 0.6, 0.9]]]],
  ['CUMUL', [0, 100, [[20, 50, 80]], [[0.1, 0.6, 0.9]], 10, 60]],
];

function draw(distribution: Distribution, trials: number, method: SamplingPlan['method'] = 'random', seed = 1): Float64Array {
  const sampler = inputSampler({ key: seedKey(seed), inputs: [{ identity: namedIdentity('x'), distribution }], groups: [], method, trials });
  if (!sampler.ok) throw new Error(JSON.stringify(sampler));
  const values = new Float64Array(Math.ceil(trials / BLOCK_TRIALS) * BLOCK_TRIALS);
  for (let block = 0; block * BLOCK_TRIALS < trials; block++) {
    sampler.value.fillBlock(block, [values.subarray(block * BLOCK_TRIALS, (block + 1) * BLOCK_TRIALS)]);
  }
  return values.subarray(0, trials);
}

describe('octave tables', () => {
  const kinked = new Set(['TRIANG', 'TRIANG1090']);

  it.each(CONTINUOUS)('of %s(%j) repeat the quantile', (family, args) => {
    const distribution = distributionOf(family, args);
    if (distribution.kind !== 'continuous') throw new Error('continuous expected');
    const table = octaveTable(distribution);
    const range = distribution.quantile(0.999) - distribution.quantile(0.001);
    const probabilities = Float64Array.from({ length: 331 }, (_, index) => (index + 0.37) / 331);
    const read = new Float64Array(probabilities.length);
    lookUpOctaves(table, probabilities, read, read.length);
    const steep = family === 'BETA' && Number(args[0]) < 0.3;
    const allowed = kinked.has(family) ? 1e-6 : steep ? 1e-7 : 3e-10;
    read.forEach((value, index) => expect(Math.abs(value - distribution.quantile(probabilities[index])) / range).toBeLessThan(allowed));
    for (let index = 1; index < read.length; index++) {
      if (steep) expect(read[index]).toBeGreaterThanOrEqual(read[index - 1]);
      else expect(read[index]).toBeGreaterThan(read[index - 1]);
    }
  });

  it.each(CONTINUOUS)('of %s(%j) stay finite and in order down to the last bit', (family, args) => {
    const distribution = distributionOf(family, args);
    if (distribution.kind !== 'continuous') throw new Error('continuous expected');
    const table = octaveTable(distribution);
    const tails = Float64Array.from({ length: 50 }, (_, index) => 2 ** -(50 - index));
    const low = new Float64Array(50);
    lookUpOctaves(table, tails, low, 50);
    const high = new Float64Array(50);
    lookUpOctaves(table, tails.map((tail) => 1 - tail), high, 50);
    for (let index = 1; index < 50; index++) {
      expect(low[index]).toBeGreaterThanOrEqual(low[index - 1]);
      expect(high[index]).toBeLessThanOrEqual(high[index - 1]);
    }
    expect(Number.isFinite(low[0]) && Number.isFinite(high[0])).toBe(true);
    expect(low[0]).toBeGreaterThanOrEqual(distribution.lower);
    expect(high[0]).toBeLessThanOrEqual(distribution.upper);
  });

  it.each([CONTINUOUS[0], CONTINUOUS[2], CONTINUOUS[5], CONTINUOUS[8]])('of %s(%j) give the same values by normal score', (family, args) => {
    const distribution = distributionOf(family, args);
    if (distribution.kind !== 'continuous') throw new Error('continuous expected');
    const table = scoreTable(distribution, octaveTable(distribution));
    const range = distribution.quantile(0.999) - distribution.quantile(0.001);
    const scores = Float64Array.from({ length: 401 }, (_, index) => (index - 200) / 33.3);
    const read = new Float64Array(scores.length);
    lookUpScores(table, scores, read, read.length);
    read.forEach((value, index) => {
      const exact = distribution.quantile(normalCumulative(scores[index]), normalCumulative(-scores[index]));
      expect(Math.abs(value - exact) / range).toBeLessThan(2e-9);
    });
  });
});

describe('step tables', () => {
  it.each(STEPPED)('of %s(%j) repeat the quantile exactly', (family, args) => {
    const distribution = distributionOf(family, args);
    const table = samplingTable(distribution);
    if (!table.ok || table.value.kind !== 'steps') throw new Error('steps expected');
    const probabilities = Float64Array.from({ length: 331 }, (_, index) => (index + 0.37) / 331);
    const read = new Float64Array(probabilities.length);
    lookUpSteps(table.value.steps, probabilities, read, read.length);
    read.forEach((value, index) => expect(value).toBeCloseTo(distribution.quantile(probabilities[index]), 9));
  });

  it('refuse a count that spreads too widely, with the way out in the message', () => {
    const table = samplingTable(distributionOf('POISSON', [1e9]));
    expect(table).toMatchObject({ ok: false, error: { code: 'tooManyOutcomes', details: { maximum: 100_000 } } });
  });
});

describe('samples', () => {
  const trials = 32_768;

  it.each(CONTINUOUS)('of %s(%j) have the right percentiles', (family, args) => {
    const distribution = distributionOf(family, args);
    const sorted = draw(distribution, trials).slice().sort();
    for (const p of [0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999]) {
      const exact = distribution.quantile(p);
      const allowed = (4 * Math.sqrt((p * (1 - p)) / trials)) / distribution.density(exact) + Math.abs(exact) * 1e-4;
      expect(Math.abs(sorted[Math.floor(p * trials)] - exact)).toBeLessThan(allowed);
    }
  });

  it.each(STEPPED.filter(([family]) => family !== 'CUMUL'))('of %s(%j) have the right frequencies', (family, args) => {
    const distribution = distributionOf(family, args);
    if (distribution.kind !== 'discrete') throw new Error('discrete expected');
    const counts = new Map<number, number>();
    for (const value of draw(distribution, trials)) counts.set(value, (counts.get(value) ?? 0) + 1);
    for (const value of distribution.outcomes().values) {
      const p = distribution.density(value);
      expect(Math.abs((counts.get(value) ?? 0) - p * trials)).toBeLessThanOrEqual(4.5 * Math.sqrt(trials * p * (1 - p)) + 1);
      counts.delete(value);
    }
    expect(counts.size).toBe(0);
  });

  it('by Latin hypercube fall one into each slice', () => {
    const count = 3000;
    const slices = new Uint8Array(count);
    for (const value of draw(distributionOf('UNIFORM', [0, 1]), count, 'latinHypercube')) slices[Math.floor(value * count)]++;
    expect(slices.every((hits) => hits === 1)).toBe(true);
  });

  it('by Latin hypercube pin the mean far more closely', () => {
    const distribution = distributionOf('PERT', [80, 100, 150]);
    const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const count = 4096;
    expect(Math.abs(mean(draw(distribution, count, 'latinHypercube')) - distribution.mean)).toBeLessThan(
      0.02 * Math.sqrt(distribution.variance / count),
    );
  });

  it('come out the same for any order of blocks', () => {
    const distribution = distributionOf('PERT', [80, 100, 150]);
    for (const method of ['random', 'latinHypercube'] as const) {
      const sampler = inputSampler({ key: seedKey(5), inputs: [{ identity: namedIdentity('x'), distribution }], groups: [], method, trials: 4096 });
      if (!sampler.ok) throw new Error(JSON.stringify(sampler));
      const whole = draw(distribution, 4096, method, 5);
      for (const block of [3, 0, 2, 1]) {
        const column = new Float64Array(BLOCK_TRIALS);
        sampler.value.fillBlock(block, [column]);
        expect(column).toEqual(whole.slice(block * BLOCK_TRIALS, (block + 1) * BLOCK_TRIALS));
      }
    }
  });
});

describe('correlated samples', () => {
  const wanted = [
    [1, 0.7, -0.4],
    [0.7, 1, 0],
    [-0.4, 0, 1],
  ];
  const inputs = [
    { identity: namedIdentity('a'), distribution: distributionOf('PERT', [80, 100, 150]) },
    { identity: namedIdentity('b'), distribution: distributionOf('LOGNORM', [100, 80]) },
    { identity: namedIdentity('c'), distribution: distributionOf('CUMUL', [0, 100, [[20, 50, 80]], [[0.1, 0.6, 0.9]]]) },
  ];

  function drawGroup(method: SamplingPlan['method'], degreesOfFreedom: number | null): readonly Float64Array[] {
    const correlation = exactRankCorrelation(wanted, 'matrix');
    if (!correlation.ok) throw new Error(JSON.stringify(correlation));
    const trials = 32 * BLOCK_TRIALS;
    const groups = [{ members: [0, 1, 2], correlation: correlation.value, degreesOfFreedom }];
    const sampler = inputSampler({ key: seedKey(11), inputs, groups, method, trials });
    if (!sampler.ok) throw new Error(JSON.stringify(sampler));
    const columns = inputs.map(() => new Float64Array(trials));
    for (let block = 0; block < 32; block++) {
      sampler.value.fillBlock(block, columns.map((column) => column.subarray(block * BLOCK_TRIALS, (block + 1) * BLOCK_TRIALS)));
    }
    return columns;
  }

  it.each([
    ['random', null],
    ['latinHypercube', null],
    ['random', 4],
  ] as const)('have the rank correlations asked for (%s, degrees of freedom %p)', (method, degreesOfFreedom) => {
    const columns = drawGroup(method, degreesOfFreedom);
    const ranks = columns.map(ranksOf);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < i; j++) {
        const allowed = 4 / Math.sqrt(columns[0].length) + (degreesOfFreedom === null ? 0 : 0.02);
        expect(Math.abs(rankCorrelationOf(ranks[i], ranks[j]) - wanted[i][j])).toBeLessThan(allowed);
      }
    }
    columns.forEach((column, index) => {
      const { distribution } = inputs[index];
      const sorted = column.slice().sort();
      for (const p of [0.01, 0.5, 0.99]) {
        const exact = distribution.quantile(p);
        expect(Math.abs(sorted[Math.floor(p * sorted.length)] - exact)).toBeLessThan((4.5 * Math.sqrt((p * (1 - p)) / sorted.length)) / distribution.density(exact));
      }
    });
  });

  it.each([
    ['random', null],
    ['latinHypercube', null],
    ['random', 4],
  ] as const)('are drawn anew one at a time, as the others leave them (%s, degrees of freedom %p)', (method, degreesOfFreedom) => {
    const correlation = exactRankCorrelation(wanted, 'matrix');
    if (!correlation.ok) throw new Error(JSON.stringify(correlation));
    const trials = 32 * BLOCK_TRIALS;
    const sampler = inputSampler({ key: seedKey(11), inputs, groups: [{ members: [0, 1, 2], correlation: correlation.value, degreesOfFreedom }], method, trials });
    if (!sampler.ok) throw new Error(JSON.stringify(sampler));
    const columns = inputs.map(() => new Float64Array(trials));
    const anew = inputs.map(() => new Float64Array(trials));
    for (let block = 0; block < 32; block++) {
      const part = (column: Float64Array): Float64Array => column.subarray(block * BLOCK_TRIALS, (block + 1) * BLOCK_TRIALS);
      sampler.value.fillBlock(block, columns.map(part));
      anew.forEach((column, input) => sampler.value.redraw(block, input, part(column)));
    }
    const allowed = 4 / Math.sqrt(trials) + (degreesOfFreedom === null ? 0 : 0.02);
    anew.forEach((column, input) => {
      const ranks = ranksOf(column);
      columns.forEach((other, position) => {
        if (position !== input) expect(Math.abs(rankCorrelationOf(ranks, ranksOf(other)) - wanted[input][position])).toBeLessThan(allowed);
      });
      const { distribution } = inputs[input];
      const sorted = column.slice().sort();
      for (const p of [0.05, 0.5, 0.95]) {
        const exact = distribution.quantile(p);
        expect(Math.abs(sorted[Math.floor(p * trials)] - exact)).toBeLessThan((4.5 * Math.sqrt((p * (1 - p)) / trials)) / distribution.density(exact));
      }
    });
    // Independent of the first draw but for what the others say: 0.7² + 0.4² of the variance of a normal score.
    if (degreesOfFreedom === null) expect(Math.abs(rankCorrelationOf(ranksOf(columns[0]), ranksOf(anew[0])) - 0.67)).toBeLessThan(0.04);
  });

  it('share their extremes under a t copula, as a Gaussian copula does not', () => {
    const together = ([a, b]: readonly Float64Array[]): number => {
      const [ra, rb] = [ranksOf(a), ranksOf(b)];
      return ra.reduce((count, rank, trial) => count + (rank < 0.01 * a.length && rb[trial] < 0.01 * a.length ? 1 : 0), 0);
    };
    expect(together(drawGroup('random', 3))).toBeGreaterThan(1.2 * together(drawGroup('random', null)));
  });
});
