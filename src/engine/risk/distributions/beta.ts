import { number, optional } from '../../core/parameters';
import { ok } from '../../core/result';
import { exp, log } from '../../core/special/elementary';
import { betaDensity, incompleteBeta, inverseIncompleteBeta, logBeta } from '../../core/special/incompleteBeta';
import { log1p } from '../../core/special/nearOne';
import { checkOrder, checkPositive } from './checks';
import { defineDistribution } from './defineDistribution';
import type { ContinuousDistribution, QuantileBranch, Steps } from './distribution';
import { pointMass } from './pointMass';
import { polylineOf } from './polylineOf';
import { shareBetween } from './shareBetween';

/** With a smaller shape the quantile climbs so steeply from its end that it cannot be followed in steps. */
const FEWEST_SHAPE = 0.3;
/** With both shapes smaller nearly everything lies at the two ends, and the quantile steps from one to the other. */
const STEP_SHAPE = 0.1;

/** The beta distribution with shapes alpha1, alpha2 > 0, stretched over [min, max]. */
export function betaDistribution(alpha1: number, alpha2: number, min: number, max: number): ContinuousDistribution {
  if (min === max) return pointMass(min);
  const width = max - min;
  const total = alpha1 + alpha2;
  const steps = Math.max(alpha1, alpha2) < STEP_SHAPE;
  let polyline: Steps | undefined;
  return {
    kind: 'continuous',
    get polyline() {
      return steps ? (polyline ??= polylineOf(min, max, (x) => this.cumulative(x))) : undefined;
    },
    lower: min,
    upper: max,
    mean: min + (width * alpha1) / total,
    variance: (width * width * alpha1 * alpha2) / (total * total * (total + 1)),
    mode: betaMode(alpha1, alpha2, min, max),
    corners: [],
    quantile(lower, upper = 1 - lower) {
      return lower <= upper
        ? min + width * inverseIncompleteBeta(alpha1, alpha2, lower)
        : max - width * inverseIncompleteBeta(alpha2, alpha1, upper);
    },
    cumulative(x) {
      if (x <= min) return { lower: 0, upper: 1 };
      if (x >= max) return { lower: 1, upper: 0 };
      return incompleteBeta(alpha1, alpha2, (x - min) / width, (max - x) / width);
    },
    density(x) {
      if (x < min || x > max) return 0;
      if (x === min) return edgeDensity(alpha1, alpha2) / width;
      if (x === max) return edgeDensity(alpha2, alpha1) / width;
      return betaDensity(alpha1, alpha2, (x - min) / width, (max - x) / width) / width;
    },
    momentsBetween(low, high) {
      const between = (shape: number): number =>
        shareBetween(
          incompleteBeta(shape, alpha2, (low - min) / width, (max - low) / width),
          incompleteBeta(shape, alpha2, (high - min) / width, (max - high) / width),
        );
      const share = between(alpha1);
      const first = ((alpha1 / total) * between(alpha1 + 1)) / share;
      const second = (((alpha1 * (alpha1 + 1)) / (total * (total + 1))) * between(alpha1 + 2)) / share;
      return { mean: min + width * first, variance: width * width * (second - first * first) };
    },
    branches:
      Math.min(alpha1, alpha2) < FEWEST_SHAPE
        ? undefined
        : {
            lower: betaBranch(alpha1, alpha2, (coordinate) => min + width * coordinate, width),
            upper: betaBranch(alpha2, alpha1, (coordinate) => max - width * coordinate, -width),
          },
  };
}

function edgeDensity(near: number, far: number): number {
  if (near === 1) return far;
  return near < 1 ? Infinity : 0;
}

function betaMode(alpha1: number, alpha2: number, min: number, max: number): number {
  if (alpha1 > 1 && alpha2 > 1) return min + ((max - min) * (alpha1 - 1)) / (alpha1 + alpha2 - 2);
  if (alpha1 === alpha2) return alpha1 === 1 ? min + (max - min) / 2 : min;
  return alpha1 < alpha2 ? min : max;
}

/** The lower tail of the beta distribution with shapes near, far; the upper tail is the same with the shapes exchanged. */
function betaBranch(near: number, far: number, value: (coordinate: number) => number, valueSlope: number): QuantileBranch {
  const logScale = logBeta(near, far);
  return {
    coordinate: (tail) => inverseIncompleteBeta(near, far, tail),
    density: (x) => exp((near - 1) * log(x) + (far - 1) * log1p(-x) - logScale),
    logSlope: (x) => (near - 1) / x - (far - 1) / (1 - x),
    value,
    valueSlope,
  };
}

export const beta = defineDistribution({
  name: 'BETA',
  aliases: ['beta', '贝塔', '贝塔分布'],
  parameters: { alpha1: number(), alpha2: number(), min: optional(number(), 0), max: optional(number(), 1) },
  example: [2, 3],
  create({ alpha1, alpha2, min, max }) {
    const positive = checkPositive({ alpha1, alpha2 });
    if (!positive.ok) return positive;
    const order = checkOrder({ min, max });
    return order.ok ? ok(betaDistribution(alpha1, alpha2, min, max)) : order;
  },
});

/** The weight of the likely value against the two ends: with 4 the mean is (min + 4 likely + max) / 6. */
const USUAL_LAMBDA = 4;

/** The beta distribution of project planning: alpha1 = 1 + λ (likely − min)/(max − min), alpha2 = 1 + λ (max − likely)/(max − min). */
export function pertDistribution(min: number, likely: number, max: number, lambda: number = USUAL_LAMBDA): ContinuousDistribution {
  if (min === max) return pointMass(min);
  const width = max - min;
  const distribution = betaDistribution(1 + (lambda * (likely - min)) / width, 1 + (lambda * (max - likely)) / width, min, max);
  return { ...distribution, mean: (min + lambda * likely + max) / (lambda + 2), mode: likely };
}

export const pert = defineDistribution({
  name: 'PERT',
  aliases: ['pert', 'betapert', '贝塔pert', 'pert分布'],
  parameters: { min: number(), likely: number(), max: number(), lambda: optional(number(), USUAL_LAMBDA) },
  example: [80, 100, 150],
  create({ min, likely, max, lambda }) {
    const positive = checkPositive({ lambda });
    if (!positive.ok) return positive;
    const order = checkOrder({ min, likely, max });
    return order.ok ? ok(pertDistribution(min, likely, max, lambda)) : order;
  },
});
