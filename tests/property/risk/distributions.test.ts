import fc from 'fast-check';
import { distributionFamily } from '../../../src/engine/risk/distributions/families';
import type { Distribution } from '../../../src/engine/risk/distributions/distribution';
import { mergeMoments, summarizeMoments } from '../../../src/engine/risk/statistics/momentSummary';
import { selectRanks } from '../../../src/engine/risk/statistics/orderStatistics';
import type { CellArgument } from '../../../src/engine/core/roiFunction';

const runs = { seed: 20240601, numRuns: 60 };
const shape = fc.double({ min: 0.4, max: 60, noNaN: true });
/** Below 1 the density has a pole at the far end, where doubles next to 1 are too coarse to tell probabilities apart. */
const hump = fc.double({ min: 1, max: 60, noNaN: true });
const size = fc.double({ min: 0.01, max: 1e6, noNaN: true });
const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const rising = (count: number): fc.Arbitrary<number[]> =>
  fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: count, maxLength: count }).map((steps) => {
    let sum = -0.3;
    return steps.map((step) => 1000 * (sum += step));
  });

/** Valid by construction. */
const continuous: fc.Arbitrary<readonly [string, readonly CellArgument[]]> = fc.oneof(
  fc.tuple(fc.constant('NORMAL'), fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), size)),
  fc.tuple(fc.constant('LOGNORM'), fc.tuple(size, size)).filter(([, [mean, stdev]]) => stdev < 20 * mean && stdev > 1e-3 * mean),
  fc.tuple(fc.constant('PERT'), rising(3)),
  fc.tuple(fc.constant('TRIANG'), rising(3)),
  fc.tuple(fc.constant('TRIANG1090'), rising(3)),
  fc.tuple(fc.constant('UNIFORM'), rising(2)),
  fc.tuple(fc.constant('BETA'), fc.tuple(hump, hump)),
  fc.tuple(fc.constant('GAMMA'), fc.tuple(shape, size)),
  fc.tuple(fc.constant('WEIBULL'), fc.tuple(fc.double({ min: 0.5, max: 10, noNaN: true }), size)),
  fc.tuple(fc.constant('EXPON'), fc.tuple(size)),
);

function distributionOf([family, args]: readonly [string, readonly CellArgument[]]): Distribution {
  const input = distributionFamily(family)?.read(args);
  if (!input?.ok) throw new Error(`${family}(${JSON.stringify(args)}): ${JSON.stringify(input)}`);
  return input.value.distribution;
}

describe('continuous distributions', () => {
  it('find the probability of a quantile again', () => {
    fc.assert(
      fc.property(continuous, probability, (family, p) => {
        const { lower, upper } = ((distribution) => distribution.cumulative(distribution.quantile(p)))(distributionOf(family));
        return Math.abs(lower - p) <= 1e-9 * Math.min(p, 1 - p) + 2e-10 * p && Math.abs(upper - (1 - p)) <= 1e-9;
      }),
      runs,
    );
  });

  it('have rising quantiles inside their support', () => {
    fc.assert(
      fc.property(continuous, probability, probability, (family, a, b) => {
        const distribution = distributionOf(family);
        const [low, high] = [distribution.quantile(Math.min(a, b)), distribution.quantile(Math.max(a, b))];
        return low <= high && low >= distribution.lower && high <= distribution.upper;
      }),
      runs,
    );
  });

  it('have the density that is the slope of the distribution function', () => {
    fc.assert(
      fc.property(continuous, fc.double({ min: 0.02, max: 0.98, noNaN: true }), (family, p) => {
        const distribution = distributionOf(family);
        const x = distribution.quantile(p);
        const step = 1e-4 * Math.sqrt(distribution.variance) * Math.min(1, Math.abs(x - distribution.lower) / Math.sqrt(distribution.variance));
        if (distribution.kind === 'continuous' && distribution.corners.some((corner) => Math.abs(corner - x) <= 2 * step)) return true;
        const slope = (distribution.cumulative(x + step).lower - distribution.cumulative(x - step).lower) / (2 * step);
        return Math.abs(slope - distribution.density(x)) <= 2e-3 * distribution.density(x);
      }),
      runs,
    );
  });

  it('stay inside a truncation and keep its proportions', () => {
    fc.assert(
      fc.property(continuous, fc.double({ min: 0.02, max: 0.45, noNaN: true }), fc.double({ min: 0.55, max: 0.98, noNaN: true }), probability, (family, a, b, p) => {
        const [name, args] = family;
        const whole = distributionOf(family);
        const [low, high] = [whole.quantile(a), whole.quantile(b)];
        const count = distributionFamily(name)?.shapeParameters ?? 0;
        const padded = [...args, ...new Array<CellArgument>(count - args.length).fill(undefined)];
        const cut = distributionOf([name, [...padded, low, high]]);
        const x = cut.quantile(p);
        const expected = a + p * (b - a);
        return x >= low && x <= high && cut.mean > low && cut.mean < high && Math.abs(whole.cumulative(x).lower - expected) < 1e-8;
      }),
      { ...runs, numRuns: 30 },
    );
  });
});

describe('counts', () => {
  const counting: fc.Arbitrary<readonly [string, readonly CellArgument[]]> = fc.oneof(
    fc.tuple(fc.constant('POISSON'), fc.tuple(fc.double({ min: 0.01, max: 3000, noNaN: true }))),
    fc.tuple(fc.constant('BINOMIAL'), fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0.001, max: 0.999, noNaN: true }))),
  );

  it('have quantiles that are the first count to reach a probability', () => {
    fc.assert(
      fc.property(counting, probability, (family, p) => {
        const distribution = distributionOf(family);
        const count = distribution.quantile(p);
        return distribution.cumulative(count).lower >= p * (1 - 1e-12) && distribution.cumulative(count - 1).lower < p * (1 + 1e-12);
      }),
      runs,
    );
  });

  it('list outcomes whose probabilities add up to their distribution function', () => {
    fc.assert(
      fc.property(counting, (family) => {
        const distribution = distributionOf(family);
        if (distribution.kind !== 'discrete') return false;
        const { values, cumulative } = distribution.outcomes();
        return values.every((value, index) => Math.abs(cumulative[index] - distribution.cumulative(value).lower) < 1e-11);
      }),
      { ...runs, numRuns: 20 },
    );
  });
});

describe('statistics', () => {
  const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 2, maxLength: 300 });

  it('of parts merge to those of the whole', () => {
    fc.assert(
      fc.property(values, fc.nat(), (list, at) => {
        const all = Float64Array.from(list);
        const cut = 1 + (at % (all.length - 1));
        const merged = mergeMoments(summarizeMoments(all, 0, cut), summarizeMoments(all, cut, all.length - cut));
        const whole = summarizeMoments(all, 0, all.length);
        const near = (a: number, b: number, scale: number): boolean => Math.abs(a - b) <= 1e-9 * scale + 1e-9;
        return near(merged.mean, whole.mean, 1e9) && near(merged.squares, whole.squares, 1e18 * all.length) && merged.min === whole.min && merged.max === whole.max;
      }),
      runs,
    );
  });

  it('select every rank exactly', () => {
    fc.assert(
      fc.property(values, (list) => {
        const all = Float64Array.from(list);
        const sorted = all.slice().sort();
        const ranks = sorted.map((_, rank) => rank);
        const found = selectRanks(all, sorted[0], sorted[sorted.length - 1], Array.from(ranks));
        return ranks.every((rank) => found.valueAt(rank) === sorted[rank]);
      }),
      runs,
    );
  });
});
