import { number } from '../../core/parameters';
import { ok } from '../../core/result';
import { checkOrder } from './checks';
import { defineDistribution } from './defineDistribution';
import type { ContinuousDistribution } from './distribution';
import { pointMass } from './pointMass';

export function uniformDistribution(min: number, max: number): ContinuousDistribution {
  if (min === max) return pointMass(min);
  const width = max - min;
  return {
    kind: 'continuous',
    lower: min,
    upper: max,
    mean: min + width / 2,
    variance: (width * width) / 12,
    mode: min + width / 2,
    corners: [],
    quantile: (lower, upper = 1 - lower) => (lower <= upper ? min + width * lower : max - width * upper),
    cumulative(x) {
      if (x <= min) return { lower: 0, upper: 1 };
      if (x >= max) return { lower: 1, upper: 0 };
      return { lower: (x - min) / width, upper: (max - x) / width };
    },
    density: (x) => (x >= min && x <= max ? 1 / width : 0),
  };
}

export const uniform = defineDistribution({
  name: 'UNIFORM',
  aliases: ['uniform', '均匀', '均匀分布'],
  parameters: { min: number(), max: number() },
  example: [0.1, 0.3],
  create({ min, max }) {
    const order = checkOrder({ min, max });
    return order.ok ? ok(uniformDistribution(min, max)) : order;
  },
});
