import { number } from '../../core/parameters';
import { ok } from '../../core/result';
import { exp, log } from '../../core/special/elementary';
import { poissonWeight } from '../../core/special/deviance';
import { incompleteGamma, inverseIncompleteGamma } from '../../core/special/incompleteGamma';
import { logGamma } from '../../core/special/logGamma';
import { checkPositive } from './checks';
import { defineDistribution } from './defineDistribution';
import type { ContinuousDistribution, QuantileBranch } from './distribution';
import { shareBetween } from './shareBetween';

/** With a smaller shape the quantile climbs so steeply from zero that it cannot be followed in steps. */
const FEWEST_SHAPE = 0.3;

export function gammaDistribution(shape: number, scale: number): ContinuousDistribution {
  const logScale = logGamma(shape);
  const standardDensity = (x: number): number => exp((shape - 1) * log(x) - x - logScale);
  return {
    kind: 'continuous',
    lower: 0,
    upper: Infinity,
    mean: shape * scale,
    variance: shape * scale * scale,
    mode: shape > 1 ? (shape - 1) * scale : 0,
    corners: [],
    quantile(lower, upper = 1 - lower) {
      return scale * (lower <= upper ? inverseIncompleteGamma(shape, lower) : upperGammaQuantile(shape, upper));
    },
    cumulative: (x) => (x <= 0 ? { lower: 0, upper: 1 } : incompleteGamma(shape, x / scale)),
    density(x) {
      if (x < 0) return 0;
      if (x === 0) return shape === 1 ? 1 / scale : shape < 1 ? Infinity : 0;
      return (shape * poissonWeight(shape, x / scale)) / x;
    },
    momentsBetween(low, high) {
      const between = (moreShape: number): number =>
        shareBetween(incompleteGamma(shape + moreShape, low / scale), incompleteGamma(shape + moreShape, high / scale));
      const share = between(0);
      const first = (shape * between(1)) / share;
      const second = (shape * (shape + 1) * between(2)) / share;
      return { mean: scale * first, variance: scale * scale * (second - first * first) };
    },
    branches: shape < FEWEST_SHAPE ? undefined : { lower: lowerBranch(shape, scale, standardDensity), upper: upperBranch(shape, scale, standardDensity) },
  };
}

type Density = (x: number) => number;

function lowerBranch(shape: number, scale: number, density: Density): QuantileBranch {
  return {
    coordinate: (tail) => inverseIncompleteGamma(shape, tail),
    density,
    logSlope: (x) => (shape - 1) / x - 1,
    value: (x) => scale * x,
    valueSlope: scale,
  };
}

/** The upper tail has no end to start from; its coordinate is −x. */
function upperBranch(shape: number, scale: number, density: Density): QuantileBranch {
  return {
    coordinate: (tail) => -upperGammaQuantile(shape, tail),
    density: (minusX) => density(-minusX),
    logSlope: (minusX) => (shape - 1) / minusX + 1,
    value: (minusX) => -scale * minusX,
    valueSlope: -scale,
  };
}

/** The x with Q(shape, x) = tail, by Newton's method on ln Q, which is nearly straight far out: no digit of the tail is lost. */
function upperGammaQuantile(shape: number, tail: number): number {
  if (tail === 0) return Infinity;
  let x = inverseIncompleteGamma(shape, Math.min(1 - tail, 1 - 2 ** -52));
  for (let step = 0; step < 100; step++) {
    const { upper } = incompleteGamma(shape, x);
    const move = (log(upper / tail) * upper * x) / (shape * poissonWeight(shape, x));
    x = x + move > 0 ? x + move : x / 2;
    if (Math.abs(move) <= 1e-15 * x) break;
  }
  return x;
}

export const gamma = defineDistribution({
  name: 'GAMMA',
  aliases: ['gamma', '伽马', '伽玛', '伽马分布'],
  parameters: { shape: number(), scale: number() },
  example: [2, 50],
  create({ shape, scale }) {
    const positive = checkPositive({ shape, scale });
    return positive.ok ? ok(gammaDistribution(shape, scale)) : positive;
  },
});
