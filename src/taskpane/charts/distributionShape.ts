import { type Distribution } from '../../engine/risk/distributions/distribution';

/** What a picture of a distribution needs: heights over a range, for bars or for a line. */
export interface DistributionShape {
  readonly discrete: boolean;
  readonly low: number;
  readonly high: number;
  /** Value, density (or probability), probability of at most the value. */
  readonly points: readonly { readonly value: number; readonly height: number; readonly below: number }[];
}

/** Of the probability, this much at an unbounded end stays outside the picture. */
const OUTSIDE = 0.003;
const MOST_STEMS = 60;

/** About `count` evaluations of the density: a few microseconds each, some ten for a metalog. */
export function distributionShape(distribution: Distribution, count: number): DistributionShape {
  const { low, high } = shownRange(distribution);
  if (distribution.kind === 'discrete' || low === high) return stems(distribution, low, high);
  const width = high - low;
  const even = Array.from({ length: count + 1 }, (_, step) => low + (step / count) * width);
  // A corner is a jump or a peak: both sides of it belong into the picture.
  const corners = distribution.corners.filter((corner) => corner > low && corner < high).flatMap((corner) => [corner - width * 1e-6, corner, corner + width * 1e-6]);
  const points = [...even, ...corners]
    .sort((a, b) => a - b)
    .map((value) => ({ value, height: finiteHeight(distribution, value, width), below: distribution.cumulative(value).lower }));
  return { discrete: false, low, high, points };
}

/** The whole support where it ends near what matters, else what holds nearly all of the probability. */
function shownRange(distribution: Distribution): { readonly low: number; readonly high: number } {
  const { lower, upper } = distribution;
  const [first, last] = [distribution.quantile(OUTSIDE), distribution.quantile(1 - OUTSIDE)];
  const near = last - first;
  return { low: first - lower <= near ? lower : first, high: upper - last <= near ? upper : last };
}

/** A density may be infinite at an end (a beta with a shape below 1): drawn as high as it is just inside. */
function finiteHeight(distribution: Distribution, value: number, width: number): number {
  const height = distribution.density(value);
  if (Number.isFinite(height)) return height;
  const inside = value <= distribution.lower ? value + width / 400 : value - width / 400;
  return distribution.density(inside);
}

function stems(distribution: Distribution, low: number, high: number): DistributionShape {
  if (distribution.kind === 'continuous') return { discrete: true, low, high, points: [{ value: low, height: 1, below: 1 }] };
  const values = Array.from(distribution.outcomes().values).filter((value) => value >= low && value <= high);
  const step = Math.max(1, Math.ceil(values.length / MOST_STEMS));
  const points = values.filter((_, index) => index % step === 0).map((value) => ({ value, height: distribution.density(value), below: distribution.cumulative(value).lower }));
  return { discrete: true, low, high, points };
}
