import { number } from '../../core/parameters';
import { ok } from '../../core/result';
import { exp } from '../../core/special/elementary';
import { inverseNormal, normalCumulative, normalDensity } from '../../core/special/normal';
import type { ContinuousDistribution } from './distribution';
import { defineDistribution } from './defineDistribution';
import { pointMass } from './pointMass';

const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

/** The standard normal quantile, from whichever tail is the smaller. */
export function standardNormalQuantile(lower: number, upper: number): number {
  return lower <= upper ? inverseNormal(lower) : -inverseNormal(upper);
}

/** Either tail of the standard normal, its coordinate being the score of the lower one. */
const standardTail = {
  coordinate: inverseNormal,
  density: (z: number) => INVERSE_SQRT_TWO_PI * exp(-0.5 * z * z),
  logSlope: (z: number) => -z,
};

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
    branches: {
      lower: { ...standardTail, value: (z) => mean + stdev * z, valueSlope: stdev },
      upper: { ...standardTail, value: (z) => mean - stdev * z, valueSlope: -stdev },
    },
  };
}

export const normal = defineDistribution({
  name: 'NORMAL',
  aliases: ['normal', 'norm', 'gaussian', '正态', '正态分布'],
  parameters: { mean: number(), stdev: number({ minimum: 0 }) },
  example: [100, 15],
  create: ({ mean, stdev }) => ok(normalDistribution(mean, stdev)),
});
