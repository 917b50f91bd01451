import { number } from '../../core/parameters';
import { ok } from '../../core/result';
import { exp, log } from '../../core/special/elementary';
import { expm1, log1p } from '../../core/special/nearOne';
import { normalCumulative, normalDensity } from '../../core/special/normal';
import { checkPositive } from './checks';
import { defineDistribution } from './defineDistribution';
import type { ContinuousDistribution } from './distribution';
import { standardNormalQuantile } from './normal';
import { pointMass } from './pointMass';

/** exp of a normal variable with mean mu and standard deviation sigma. */
export function lognormalDistribution(mu: number, sigma: number): ContinuousDistribution {
  if (sigma === 0) return pointMass(exp(mu));
  const square = sigma * sigma;
  const mean = exp(mu + square / 2);
  return {
    kind: 'continuous',
    lower: 0,
    upper: Infinity,
    mean,
    variance: mean * mean * expm1(square),
    mode: exp(mu - square),
    corners: [],
    quantile: (lower, upper = 1 - lower) => exp(mu + sigma * standardNormalQuantile(lower, upper)),
    cumulative(x) {
      if (x <= 0) return { lower: 0, upper: 1 };
      const z = (log(x) - mu) / sigma;
      return { lower: normalCumulative(z), upper: normalCumulative(-z) };
    },
    density: (x) => (x <= 0 ? 0 : normalDensity((log(x) - mu) / sigma) / (sigma * x)),
  };
}

/** By the mean and standard deviation of the amount itself: sigma² = ln(1 + stdev² / mean²), mu = ln mean − sigma² / 2. */
export const lognormal = defineDistribution({
  name: 'LOGNORM',
  aliases: ['lognormal', 'lognorm', '对数正态', '对数正态分布'],
  parameters: { mean: number(), stdev: number({ minimum: 0 }) },
  example: [100, 30],
  create({ mean, stdev }) {
    const positive = checkPositive({ mean });
    if (!positive.ok) return positive;
    const ratio = stdev / mean;
    const square = log1p(ratio * ratio);
    return ok({ ...lognormalDistribution(log(mean) - square / 2, Math.sqrt(square)), mean, variance: stdev * stdev });
  },
});

/** By the mean and standard deviation of the logarithm. */
export const lognormal2 = defineDistribution({
  name: 'LOGNORM2',
  aliases: ['lognormal2', 'lognorm2', '对数正态2'],
  parameters: { mu: number(), sigma: number({ minimum: 0 }) },
  example: [4.5, 0.3],
  create: ({ mu, sigma }) => ok(lognormalDistribution(mu, sigma)),
});
