import { number } from '../../core/parameters';
import { ok } from '../../core/result';
import { checkOrder } from './checks';
import { defineDistribution } from './defineDistribution';
import type { ContinuousDistribution } from './distribution';
import { pointMass } from './pointMass';

export function triangularDistribution(min: number, likely: number, max: number): ContinuousDistribution {
  if (min === max) return pointMass(min);
  const width = max - min;
  const rise = likely - min;
  const fall = max - likely;
  const share = rise / width;
  return {
    kind: 'continuous',
    lower: min,
    upper: max,
    mean: (min + likely + max) / 3,
    variance: (rise * rise + rise * fall + fall * fall) / 18,
    mode: likely,
    corners: [likely],
    quantile(lower, upper = 1 - lower) {
      return lower < share ? min + Math.sqrt(lower * width * rise) : max - Math.sqrt(upper * width * fall);
    },
    cumulative(x) {
      if (x <= min) return { lower: 0, upper: 1 };
      if (x >= max) return { lower: 1, upper: 0 };
      if (x < likely) {
        const below = ((x - min) / width) * ((x - min) / rise);
        return { lower: below, upper: 1 - below };
      }
      const above = ((max - x) / width) * ((max - x) / fall);
      return { lower: 1 - above, upper: above };
    },
    density(x) {
      if (x < min || x > max) return 0;
      if (x < likely) return (2 / width) * ((x - min) / rise);
      return x === likely ? 2 / width : (2 / width) * ((max - x) / fall);
    },
  };
}

export const triangular = defineDistribution({
  name: 'TRIANG',
  aliases: ['triang', 'triangular', 'triangle', '三角', '三角分布'],
  parameters: { min: number(), likely: number(), max: number() },
  example: [0.6, 1, 1.2],
  create({ min, likely, max }) {
    const order = checkOrder({ min, likely, max });
    return order.ok ? ok(triangularDistribution(min, likely, max)) : order;
  },
});

/** Probability below the first and above the last argument of TRIANG1090. */
const OUTSIDE = 0.1;

/**
 * The triangular distribution with a given 10th percentile, most likely value and 90th percentile.
 * With s the share of the width left of the likely value and w the width,
 * likely − p10 = w (s − √(0.1 s)) and p90 − likely = w ((1 − s) − √(0.1 (1 − s))); their ratio falls
 * monotonically in s on [0.1, 0.9], so bisection finds the one solution.
 */
export const triangular1090 = defineDistribution({
  name: 'TRIANG1090',
  aliases: ['triang1090', 'trigen', '三角1090'],
  parameters: { p10: number(), likely: number(), p90: number() },
  example: [80, 100, 150],
  create({ p10, likely, p90 }) {
    const order = checkOrder({ p10, likely, p90 });
    if (!order.ok) return order;
    if (p10 === p90) return ok(pointMass(likely));
    const left = likely - p10;
    const right = p90 - likely;
    const inside = (share: number): number => share - Math.sqrt(OUTSIDE * share);
    let low = OUTSIDE;
    let high = 1 - OUTSIDE;
    for (let step = 0; step < 60; step++) {
      const middle = (low + high) / 2;
      if (left * inside(1 - middle) > right * inside(middle)) low = middle;
      else high = middle;
    }
    const share = (low + high) / 2;
    const width = (left + right) / (inside(share) + inside(1 - share));
    return ok(triangularDistribution(Math.min(p10, likely - share * width), likely, Math.max(p90, likely + (1 - share) * width)));
  },
});
