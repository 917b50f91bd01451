import { number } from '../../core/parameters';
import { ok } from '../../core/result';
import { inverseNormal, normalCumulative, normalDensity } from '../../core/special/normal';
import type { ContinuousDistribution } from './distribution';
import { defineDistribution } from './defineDistribution';
import { pointMass } from './pointMass';

/** The standard normal quantile, from whichever tail is the smaller. */
export function standardNormalQuantile(lower: number, upper: number): number {
  return lower <= upper ? inverseNormal(lower) : -inverseNormal(upper);
}

export function normalDistribution(mean: number, stdev: number): ContinuousDistribution {
  if (stdev === 0) return pointMass(mean);
  return {
    kind: 'continuous',
    lower: -Infinity,
    upper: Infinity,
    mean,
    variance: stdev * stdev,
    mode: mean,
    corners: [],
    quantile: (lower, upper = 1 - lower) => mean + stdev * standardNormalQuantile(lower, upper),
    cumulative(x) {
      const z = (x - mean) / stdev;
      return { lower: normalCumulative(z), upper: normalCumulative(-z) };
    },
    density: (x) => normalDensity((x - mean) / stdev) / stdev,
  };
}

export const normal = defineDistribution({
  name: 'NORMAL',
  aliases: ['normal', 'norm', 'gaussian', '正态', '正态分布'],
  parameters: { mean: number(), stdev: number({ minimum: 0 }) },
  example: [100, 15],
  create: ({ mean, stdev }) => ok(normalDistribution(mean, stdev)),
});
