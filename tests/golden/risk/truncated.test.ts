import type { CellArgument } from '../../../src/engine/core/roiFunction';
import type { Distribution } from '../../../src/engine/risk/distributions/distribution';
import { distributionFamily } from '../../../src/engine/risk/distributions/families';
import golden from './truncated.json';

function distributionOf(family: string, args: readonly CellArgument[]): Distribution {
  const input = distributionFamily(family)?.read(args);
  if (!input?.ok) throw new Error(`${family} refused ${args.join(', ')}: ${JSON.stringify(input)}`);
  return input.value.distribution;
}

const near = (received: number, expected: number, relative: number): void => expect(Math.abs(received - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));

/** PERT takes its weight before the bounds. */
const bounded = ({ family, args, low, high }: (typeof golden.cases)[number]): readonly CellArgument[] => [...args, ...(family === 'PERT' ? [4] : []), low, high];

describe('truncated distributions against scipy', () => {
  it.each(golden.cases.map((entry) => [`${entry.family}(${entry.args.join(', ')}) within ${entry.low} and ${entry.high}`, entry] as const))('%s', (_, entry) => {
    const distribution = distributionOf(entry.family, bounded(entry));
    near(distribution.mean, entry.mean, 1e-11);
    near(distribution.variance, entry.variance, 1e-9);
    if (entry.mode !== null) near(distribution.mode, entry.mode, 1e-12);
    for (const [x, lower, density] of entry.points as [number, number, number][]) {
      near(distribution.cumulative(x).lower, lower, 1e-10);
      expect(Math.abs(distribution.cumulative(x).upper - (1 - lower))).toBeLessThan(1e-11);
      near(distribution.density(x), density, 1e-9);
    }
    for (const [probability, value] of entry.quantiles as [number, number][]) near(distribution.quantile(probability), value, 1e-9);
    const { lower, upper } = distribution;
    const step = 1e-6 * (Math.min(upper, 1e3) - Math.max(lower, -1e3));
    if (entry.low !== null) {
      expect([lower, distribution.density(lower - step), distribution.cumulative(lower - step), distribution.cumulative(lower).lower]).toEqual([Math.max(lower, entry.low), 0, { lower: 0, upper: 1 }, 0]);
      near(distribution.quantile(0), lower, 1e-14);
      expect(distribution.quantile(0)).toBeGreaterThanOrEqual(lower);
    }
    if (entry.high !== null) {
      expect([upper, distribution.density(upper + step), distribution.cumulative(upper + step), distribution.cumulative(upper).upper]).toEqual([Math.min(upper, entry.high), 0, { lower: 1, upper: 0 }, 0]);
      near(distribution.quantile(1), upper, 1e-14);
      expect(distribution.quantile(1)).toBeLessThanOrEqual(upper);
    }
  });
});
