import type { DiscreteDistribution, Steps } from './distribution';

/** Outcomes that a sampling table may hold; a count with a wider spread than about 5,000 is not listed any more. */
export const MAX_OUTCOMES = 100_000;

/** A distribution over listed outcomes; values in rising order, weights positive and summing to 1 but for rounding. */
export function listedDistribution(values: readonly number[], weights: readonly number[]): DiscreteDistribution {
  let total = 0;
  for (const weight of weights) total += weight;
  const cumulative = new Float64Array(values.length);
  let sum = 0;
  let mean = 0;
  let mode = 0;
  values.forEach((value, index) => {
    sum += weights[index];
    cumulative[index] = sum / total;
    mean += value * weights[index];
    if (weights[index] > weights[mode]) mode = index;
  });
  cumulative[values.length - 1] = 1;
  mean /= total;
  let variance = 0;
  values.forEach((value, index) => (variance += ((value - mean) * (value - mean) * weights[index]) / total));
  const steps: Steps = { values: Float64Array.from(values), cumulative };
  return {
    kind: 'discrete',
    lower: values[0],
    upper: values[values.length - 1],
    mean,
    variance,
    mode: values[mode],
    outcomeCount: values.length,
    outcomes: () => steps,
    quantile: (lower) => values[firstAtLeast(cumulative, lower)],
    cumulative(x) {
      const below = countAtMost(steps.values, x);
      const lower = below === 0 ? 0 : cumulative[below - 1];
      return { lower, upper: 1 - lower };
    },
    density(x) {
      const index = countAtMost(steps.values, x) - 1;
      return index >= 0 && values[index] === x ? weights[index] / total : 0;
    },
  };
}

/** The first position whose cumulative probability reaches `probability`. */
function firstAtLeast(cumulative: Float64Array, probability: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle] >= probability) high = middle;
    else low = middle + 1;
  }
  return low;
}

function countAtMost(values: Float64Array, x: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
