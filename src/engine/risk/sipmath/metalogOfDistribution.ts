import type { ContinuousDistribution, Distribution } from '../distributions/distribution';
import { fitMetalog, metalogOf } from '../distributions/metalogSeries';
import type { Sip } from './sipLibrary';

/** A distribution as a metalog, and how far it is from it. */
export interface FittedMetalog extends Pick<Sip, 'coefficients' | 'lower' | 'upper'> {
  /** The largest difference between both cumulative probabilities. */
  readonly largestDifference: number;
}

/** Differences below this cannot be seen in ten thousand trials. */
const GOOD_ENOUGH = 0.0005;
const FEWEST_TERMS = 2;
const MOST_TERMS = 10;

/** Every whole percentile, and the tails more finely. */
const SHARES = [...[0.0001, 0.0005, 0.001, 0.0025, 0.005], ...Array.from({ length: 99 }, (_, index) => (index + 1) / 100), ...[0.995, 0.9975, 0.999, 0.9995, 0.9999]];

/**
 * The metalog with the fewest terms that follows a distribution closely, else the closest one; undefined for discrete
 * distributions and those no metalog can follow. Where a distribution ends, the metalog does.
 */
export function metalogOfDistribution(distribution: Distribution): FittedMetalog | undefined {
  if (distribution.kind !== 'continuous') return undefined;
  let best: FittedMetalog | undefined;
  for (let terms = FEWEST_TERMS; terms <= MOST_TERMS; terms++) {
    const fitted = fit(distribution, terms);
    if (fitted !== undefined && fitted.largestDifference < (best?.largestDifference ?? Infinity)) best = fitted;
    if (best !== undefined && best.largestDifference <= GOOD_ENOUGH) break;
  }
  return best;
}

function fit(distribution: ContinuousDistribution, terms: number): FittedMetalog | undefined {
  const bounds = {
    lower: Number.isFinite(distribution.lower) ? distribution.lower : undefined,
    upper: Number.isFinite(distribution.upper) ? distribution.upper : undefined,
  };
  const points = SHARES.map((share) => ({ share, value: distribution.quantile(share) })).filter(({ value }) => value > distribution.lower && value < distribution.upper);
  if (points.length < terms) return undefined;
  const coefficients = fitMetalog(points.map(({ value }) => value), points.map(({ share }) => share), bounds, terms);
  if (!coefficients.every(Number.isFinite)) return undefined;
  const fitted = metalogOf(coefficients, bounds, 'coefficients');
  if (!fitted.ok) return undefined;
  let largestDifference = 0;
  for (const { share } of points) largestDifference = Math.max(largestDifference, Math.abs(distribution.cumulative(fitted.value.quantile(share)).lower - share));
  return { coefficients, ...(bounds.lower === undefined ? {} : { lower: bounds.lower }), ...(bounds.upper === undefined ? {} : { upper: bounds.upper }), largestDifference };
}
