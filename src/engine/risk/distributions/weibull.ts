import { number } from '../../core/parameters';
import { ok } from '../../core/result';
import { exp, log, pow } from '../../core/special/elementary';
import { logGamma } from '../../core/special/logGamma';
import { expm1, log1p } from '../../core/special/nearOne';
import { checkPositive } from './checks';
import { defineDistribution } from './defineDistribution';
import type { ContinuousDistribution } from './distribution';

/** P(X > x) = exp(−(x / scale)^shape). */
export function weibullDistribution(shape: number, scale: number): ContinuousDistribution {
  const first = exp(logGamma(1 + 1 / shape));
  const mean = scale * first;
  return {
    kind: 'continuous',
    lower: 0,
    upper: Infinity,
    mean,
    variance: mean * mean * expm1(logGamma(1 + 2 / shape) - 2 * logGamma(1 + 1 / shape)),
    mode: shape > 1 ? scale * pow((shape - 1) / shape, 1 / shape) : 0,
    corners: [],
    quantile(lower, upper = 1 - lower) {
      const hazard = lower <= upper ? -log1p(-lower) : -log(upper);
      return shape === 1 ? scale * hazard : scale * pow(hazard, 1 / shape);
    },
    cumulative(x) {
      if (x <= 0) return { lower: 0, upper: 1 };
      const hazard = pow(x / scale, shape);
      return { lower: -expm1(-hazard), upper: exp(-hazard) };
    },
    density(x) {
      if (x < 0) return 0;
      if (x === 0) return shape === 1 ? 1 / scale : shape < 1 ? Infinity : 0;
      return (shape / scale) * pow(x / scale, shape - 1) * exp(-pow(x / scale, shape));
    },
  };
}

export const weibull = defineDistribution({
  name: 'WEIBULL',
  aliases: ['weibull', '威布尔', '韦伯', '威布尔分布'],
  parameters: { shape: number(), scale: number() },
  example: [1.5, 100],
  create({ shape, scale }) {
    const positive = checkPositive({ shape, scale });
    return positive.ok ? ok(weibullDistribution(shape, scale)) : positive;
  },
});

/** The exponential distribution by its mean: waiting times without memory. */
export const exponential = defineDistribution({
  name: 'EXPON',
  aliases: ['expon', 'exponential', '指数', '指数分布'],
  parameters: { mean: number() },
  example: [10],
  create({ mean }) {
    const positive = checkPositive({ mean });
    return positive.ok ? ok({ ...weibullDistribution(1, mean), mean, variance: mean * mean }) : positive;
  },
});
