import { invalidArgument } from '../../core/error';
import { amounts, number, probabilities, probability, wholeNumber } from '../../core/parameters';
import { fail, ok, type Result } from '../../core/result';
import type { Tails } from '../../core/special/incompleteGamma';
import { binomialWeight, poissonWeight } from '../../core/special/deviance';
import { incompleteBeta } from '../../core/special/incompleteBeta';
import { incompleteGamma } from '../../core/special/incompleteGamma';
import { checkSameLength } from './checks';
import { defineDistribution } from './defineDistribution';
import type { DiscreteDistribution, Distribution } from './distribution';
import { listedDistribution, MAX_OUTCOMES } from './listed';
import { standardNormalQuantile } from './normal';

/** How far a list of probabilities may miss 1 (rounded percentages), before it is scaled to 1 exactly. */
const SUM_TOLERANCE = 1e-6;

/** Outcomes rarer than this, taken together on each side, are left out of a list. */
const NEGLIGIBLE = 5e-19;

export const discrete = defineDistribution({
  name: 'DISCRETE',
  aliases: ['discrete', '离散', '离散分布'],
  parameters: { values: amounts(), probabilities: probabilities() },
  example: [[[1, 2, 3]], [[0.3, 0.5, 0.2]]],
  create: ({ values, probabilities: weights }) => listed(values, weights),
});

function listed(values: readonly number[], weights: readonly number[]): Result<Distribution> {
  const same = checkSameLength('probabilities', weights.length, 'values', values.length);
  if (!same.ok) return same;
  let sum = 0;
  for (const weight of weights) sum += weight;
  if (Math.abs(sum - 1) > SUM_TOLERANCE) return fail(invalidArgument('probabilitiesNotOne', { parameter: 'probabilities', received: sum }));
  const merged = new Map<number, number>();
  values.forEach((value, index) => {
    if (weights[index] > 0) merged.set(value, (merged.get(value) ?? 0) + weights[index]);
  });
  const rising = [...merged.keys()].sort((a, b) => a - b);
  return ok(listedDistribution(rising, rising.map((value) => merged.get(value) ?? 0)));
}

/** 1 with probability p, else 0. */
export const yesNo = defineDistribution({
  name: 'YESNO',
  aliases: ['yesno', 'yes/no', 'bernoulli', '是否', '是/否'],
  parameters: { p: probability() },
  example: [0.3],
  create: ({ p }) => ok(p === 0 ? listedDistribution([0], [1]) : p === 1 ? listedDistribution([1], [1]) : listedDistribution([0, 1], [1 - p, p])),
});

/** So many standard deviations, from end to end, a count takes up at least when all but the negligible is listed. */
const REACH = 17;

interface CountingLaw {
  readonly lower: number;
  readonly upper: number;
  readonly mean: number;
  readonly variance: number;
  readonly mode: number;
  tails(count: number): Tails;
  weight(count: number): number;
}

/** A distribution over whole numbers, known by its distribution function and its probabilities. */
function countingDistribution(law: CountingLaw): DiscreteDistribution {
  const stdev = Math.sqrt(law.variance);
  const tails = (count: number): Tails => {
    if (count < law.lower) return { lower: 0, upper: 1 };
    return count >= law.upper ? { lower: 1, upper: 0 } : law.tails(count);
  };
  /** Reaches from the side whose tail is the smaller, so that full precision is kept far out. */
  const reaches = (count: number, lower: number, upper: number): boolean => {
    const at = tails(count);
    return lower <= upper ? at.lower >= lower : at.upper <= upper;
  };
  const quantile = (lower: number, upper = 1 - lower): number => {
    if (lower <= 0) return law.lower;
    if (upper <= 0) return law.upper;
    const guess = Math.round(law.mean + stdev * standardNormalQuantile(lower, upper));
    let step = 1;
    let high = Math.min(law.upper, Math.max(law.lower, guess));
    let low = high;
    while (!reaches(high, lower, upper)) {
      low = high + 1;
      high = Math.min(law.upper, high + step);
      step *= 2;
    }
    step = 1;
    while (low > law.lower && reaches(low - 1, lower, upper)) {
      high = low - 1;
      low = Math.max(law.lower, low - step);
      step *= 2;
    }
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (reaches(middle, lower, upper)) high = middle;
      else low = middle + 1;
    }
    return high;
  };
  const listable = REACH * stdev <= MAX_OUTCOMES;
  const first = listable ? quantile(NEGLIGIBLE, 1) : NaN;
  const last = listable ? quantile(1, NEGLIGIBLE) : NaN;
  return {
    kind: 'discrete',
    lower: law.lower,
    upper: law.upper,
    mean: law.mean,
    variance: law.variance,
    mode: law.mode,
    outcomeCount: listable ? last - first + 1 : Math.ceil(REACH * stdev),
    quantile,
    cumulative: (x) => tails(Math.floor(x)),
    density: (x) => (Number.isInteger(x) && x >= law.lower && x <= law.upper ? law.weight(x) : 0),
    outcomes() {
      const count = last - first + 1;
      const values = Float64Array.from({ length: count }, (_, index) => first + index);
      const cumulative = new Float64Array(count);
      let sum = 0;
      for (let index = 0; index < count; index++) {
        sum += law.weight(first + index);
        cumulative[index] = Math.min(1, sum);
      }
      cumulative[count - 1] = 1;
      return { values, cumulative };
    },
  };
}

export function binomialDistribution(n: number, p: number): DiscreteDistribution {
  if (n === 0 || p === 0) return listedDistribution([0], [1]);
  if (p === 1) return listedDistribution([n], [1]);
  return countingDistribution({
    lower: 0,
    upper: n,
    mean: n * p,
    variance: n * p * (1 - p),
    mode: Math.min(n, Math.floor((n + 1) * p)),
    tails(count) {
      const { lower, upper } = incompleteBeta(count + 1, n - count, p, 1 - p);
      return { lower: upper, upper: lower };
    },
    weight: (count) => binomialWeight(count, n - count, p, 1 - p),
  });
}

export const binomial = defineDistribution({
  name: 'BINOMIAL',
  aliases: ['binomial', '二项', '二项分布'],
  parameters: { n: wholeNumber({ minimum: 0 }), p: probability() },
  example: [100, 0.3],
  create: ({ n, p }) => ok(binomialDistribution(n, p)),
});

export function poissonDistribution(mean: number): DiscreteDistribution {
  if (mean === 0) return listedDistribution([0], [1]);
  return countingDistribution({
    lower: 0,
    upper: Infinity,
    mean,
    variance: mean,
    mode: Math.floor(mean),
    tails(count) {
      const { lower, upper } = incompleteGamma(count + 1, mean);
      return { lower: upper, upper: lower };
    },
    weight: (count) => poissonWeight(count, mean),
  });
}

export const poisson = defineDistribution({
  name: 'POISSON',
  aliases: ['poisson', '泊松', '泊松分布'],
  parameters: { mean: number({ minimum: 0 }) },
  example: [12],
  create: ({ mean }) => ok(poissonDistribution(mean)),
});
