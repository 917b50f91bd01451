import { distributionFamily } from '../../../src/engine/risk/distributions/families';
import type { Distribution } from '../../../src/engine/risk/distributions/distribution';
import golden from './distributions.json';
import published from './distributionQuantiles.json';

function distributionOf(family: string, args: readonly number[]): Distribution {
  const input = distributionFamily(family)?.read(args);
  if (!input?.ok) throw new Error(`${family} refused ${args.join(', ')}: ${JSON.stringify(input)}`);
  return input.value.distribution;
}

function relativeError(received: number, expected: number, scale: number): number {
  if (received === expected) return 0;
  return Math.abs(received - expected) / Math.max(Math.abs(expected), scale);
}

describe('distributions against scipy', () => {
  it.each(golden.cases.map((entry) => [`${entry.family}(${entry.arguments.join(', ')})`, entry] as const))('%s', (_, entry) => {
    const distribution = distributionOf(entry.family, entry.arguments);
    const spread = Math.sqrt(entry.variance);
    expect(relativeError(distribution.mean, entry.mean, spread)).toBeLessThan(golden.tolerance.moments);
    expect(relativeError(distribution.variance, entry.variance, 0)).toBeLessThan(golden.tolerance.moments);
    for (const [probability, expected] of entry.quantiles) {
      expect(relativeError(distribution.quantile(probability), expected, 1e-3 * spread)).toBeLessThan(golden.tolerance.quantile);
    }
    for (const [x, lower, upper, density] of entry.points) {
      const tails = distribution.cumulative(x);
      expect(relativeError(tails.lower, lower, 0)).toBeLessThan(1e-10);
      expect(relativeError(tails.upper, upper, 0)).toBeLessThan(1e-10);
      expect(relativeError(distribution.density(x), density, 0)).toBeLessThan(1e-9);
    }
  });

  it('agree with the published quantiles of the design', () => {
    const worksheet: Record<string, readonly [string, readonly number[]]> = {
      'triangular(0.6,1.0,1.2)': ['TRIANG', [0.6, 1, 1.2]],
      'pert(80,100,150,lambda=4)': ['PERT', [80, 100, 150]],
      'normal(100,15)': ['NORMAL', [100, 15]],
      'lognormal by mean=100 sd=30': ['LOGNORM', [100, 30]],
      'uniform(0.1,0.3)': ['UNIFORM', [0.1, 0.3]],
    };
    expect(Object.keys(worksheet).sort()).toEqual(Object.keys(published.distributions).sort());
    for (const [title, facts] of Object.entries(published.distributions)) {
      const [family, args] = worksheet[title];
      const distribution = distributionOf(family, args);
      expect(distribution.mean).toBeCloseTo(facts.mean, 10);
      expect(relativeError(distribution.variance, facts.var, 0)).toBeLessThan(1e-12);
      facts.p.forEach((probability, index) => expect(relativeError(distribution.quantile(probability), facts.q[index], 0)).toBeLessThan(1e-12));
    }
  });
});
