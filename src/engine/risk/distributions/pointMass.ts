import type { ContinuousDistribution } from './distribution';

/** A certain value: what a distribution becomes when its parameters leave it no room, such as a standard deviation of 0. */
export function pointMass(value: number): ContinuousDistribution {
  return {
    kind: 'continuous',
    lower: value,
    upper: value,
    mean: value,
    variance: 0,
    mode: value,
    corners: [],
    quantile: () => value,
    cumulative: (x) => (x < value ? { lower: 0, upper: 1 } : { lower: 1, upper: 0 }),
    density: (x) => (x === value ? Infinity : 0),
  };
}
