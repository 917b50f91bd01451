import { invalidArgument } from '../../core/error';
import { amounts, number, optional, probabilities } from '../../core/parameters';
import { fail, type Result } from '../../core/result';
import { checkRising, checkSameLength } from './checks';
import { defineDistribution } from './defineDistribution';
import type { ContinuousDistribution } from './distribution';
import { fitMetalog, metalogOf, type MetalogBounds } from './metalogSeries';

/** More points than terms are fitted by least squares; with more terms than this the fit begins to wave. */
export const MAX_TERMS = 9;

/** The metalog through given percentiles. Refused where the fitted quantile does not rise. */
export function metalogDistribution(values: readonly number[], percentiles: readonly number[], bounds: MetalogBounds): Result<ContinuousDistribution> {
  return metalogOf(fitMetalog(values, percentiles, bounds, termsFor(percentiles)), bounds, 'values');
}

/**
 * One term per point. Seven points that mirror each other around the median know nothing of the seventh term: it and
 * three others are odd around the median, and only three pairs of points tell them apart. Six terms are fitted then.
 */
function termsFor(percentiles: readonly number[]): number {
  const mirrored = percentiles.every((percentile, index) => Math.abs(percentile + percentiles[percentiles.length - 1 - index] - 1) < 1e-9);
  return mirrored && percentiles.length === 7 ? 6 : Math.min(MAX_TERMS, percentiles.length);
}

export const metalog = defineDistribution({
  name: 'METALOG',
  aliases: ['metalog'],
  parameters: { values: amounts(), percentiles: probabilities(), lower: optional(number()), upper: optional(number()) },
  example: [[[80, 100, 150]], [[0.1, 0.5, 0.9]]],
  create({ values, percentiles, lower, upper }) {
    const same = checkSameLength('percentiles', percentiles.length, 'values', values.length);
    if (!same.ok) return same;
    if (values.length < 2) return fail(invalidArgument('tooFewPoints', { parameter: 'values', received: values.length, details: { minimum: 2 } }));
    const rising = checkRising('values', values);
    if (!rising.ok) return rising;
    const climbing = checkRising('percentiles', percentiles);
    if (!climbing.ok) return climbing;
    const [first, last] = [percentiles[0], percentiles[percentiles.length - 1]];
    if (!(first > 0) || !(last < 1)) {
      return fail(invalidArgument('percentileAtEnd', { parameter: 'percentiles', received: first > 0 ? last : first }));
    }
    if (lower !== undefined && values[0] <= lower) {
      return fail(invalidArgument('valueOutsideBound', { parameter: 'lower', received: lower, details: { value: values[0] } }));
    }
    if (upper !== undefined && values[values.length - 1] >= upper) {
      return fail(invalidArgument('valueOutsideBound', { parameter: 'upper', received: upper, details: { value: values[values.length - 1] } }));
    }
    return metalogDistribution(values, percentiles, { lower, upper });
  },
});
