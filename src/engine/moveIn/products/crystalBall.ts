import { composeFormula } from '../../formula/parse/composeFormula';
import { logistic } from '../curveShapes';
import { weightedRange, wholeNumbers } from '../listedShapes';
import { distribution, notTakenOver, refuse, same, sameShape, shaped, type DistributionRule, type ProductRules, type StatisticRule } from '../rule';
import { fraction, statistics } from '../statistics';
import * as transformed from '../transformedShapes';

const useMetalog = notTakenOver('noEqual', 'useMetalog');
const useDiscrete = notTakenOver('noEqual', 'useDiscrete');
const useSimulateTab = notTakenOver('noEqual', 'useSimulateTab');
const unpublished = notTakenOver('orderUnpublished', 'writeByHand');

const withCutoffs = (rule: DistributionRule): DistributionRule => ({ ...rule, cutoffs: true });

/** The statistics of a forecast by number, from 1. */
const BY_NUMBER: Readonly<Record<number, StatisticRule>> = {
  1: statistics.trials,
  2: statistics.mean,
  3: statistics.median,
  5: statistics.deviation,
  6: statistics.variance,
  9: statistics.relativeDeviation,
  10: statistics.lowest,
  11: statistics.highest,
  12: statistics.range,
  13: statistics.standardError,
};

const byNumber: StatisticRule = {
  kind: 'statistic',
  arguments: 1,
  convert(ask, [index]) {
    const rule = index.constant === undefined ? undefined : BY_NUMBER[index.constant];
    return rule === undefined ? refuse('noEqual', 'useSimulateTab') : rule.convert(ask, []);
  },
};

/** Percentages from 0 to 100, counted from below unless the run preferences say otherwise. */
const percentile: StatisticRule = {
  kind: 'statistic',
  arguments: 1,
  convert: (ask, [percent]) => ({ text: ask('percentile', fraction(percent)), traps: [{ kind: 'percentScale' }, { kind: 'directionSetting' }] }),
};

const certainty: StatisticRule = {
  kind: 'statistic',
  arguments: 1,
  convert: (ask, [value]) => ({ text: composeFormula('100*below', { below: ask('target', value.text) }), traps: [{ kind: 'percentScale' }] }),
};

/**
 * The worksheet functions of Crystal Ball, by name in upper case.
 * @see https://docs.oracle.com/cd/E52437_01/en/crystal_ball_users_guide/apas07.html (parameters and their order)
 * @see https://docs.oracle.com/cd/E36352_01/epm.1112/cb_developer/ch03s65.html (certainty counts from below, in percent)
 */
export const crystalBallRules: ProductRules = {
  'CB.NORMAL': withCutoffs(same('NORMAL', 2)),
  'CB.TRIANGULAR': withCutoffs(same('TRIANG', 3)),
  'CB.BETAPERT': withCutoffs(same('PERT', 3)),
  'CB.UNIFORM': withCutoffs(same('UNIFORM', 2)),
  'CB.LOGNORMAL': withCutoffs(same('LOGNORM', 2)),
  'CB.BETA': withCutoffs(distribution(3, ([first, second, scale]) => shaped('BETA', [first.text, second.text, '0', scale.text], { traps: sameShape('BETA') }))),
  'CB.EXPONENTIAL': withCutoffs(distribution(1, ([rate]) => shaped('EXPON', [composeFormula('1/rate', { rate: rate.text })], { traps: [{ kind: 'rateToMean' }] }))),
  'CB.GAMMA': withCutoffs(distribution(3, ([location, scale, shape]) => shaped('GAMMA', [shape.text, scale.text], { location, traps: [{ kind: 'argumentOrder' }] }))),
  'CB.WEIBULL': withCutoffs(distribution(3, ([location, scale, shape]) => shaped('WEIBULL', [shape.text, scale.text], { location, traps: [{ kind: 'argumentOrder' }] }))),
  'CB.LOGISTIC': withCutoffs(distribution(2, ([mean, scale]) => logistic(mean, scale))),
  'CB.PARETO': withCutoffs(distribution(2, ([smallest, shape]) => transformed.pareto(smallest, shape))),
  'CB.MAXEXTREME': withCutoffs(distribution(2, ([mode, scale]) => transformed.largestExtreme(mode, scale))),
  'CB.MINEXTREME': withCutoffs(distribution(2, ([mode, scale]) => transformed.smallestExtreme(mode, scale))),
  'CB.STUDENTT': withCutoffs(distribution(3, ([middle, scale, freedom]) => transformed.student(middle, scale, freedom))),
  'CB.BINOMIAL': withCutoffs(distribution(2, ([chance, trials]) => shaped('BINOMIAL', [trials.text, chance.text], { traps: [{ kind: 'argumentOrder' }] }))),
  'CB.POISSON': withCutoffs(same('POISSON', 1)),
  'CB.GEOMETRIC': withCutoffs(distribution(1, ([chance]) => transformed.geometric(chance, 1))),
  'CB.DISCRETEUNIFORM': withCutoffs(distribution(2, ([low, high]) => wholeNumbers(low, high))),
  'CB.YESNO': withCutoffs(same('YESNO', 1)),
  'CB.CUSTOM': withCutoffs(distribution(1, ([range]) => weightedRange(range))),
  'CB.BETA2': unpublished,
  'CB.LOGNORMAL2': unpublished,
  'CB.HYPERGEOMETRIC': useDiscrete,
  'CB.NEGBINOMIAL': useDiscrete,
  'CB.NEGATIVEBINOMIAL': useDiscrete,
  'CB.EXTREMEVALUE': useMetalog,

  'CB.GETFORESTATFN': byNumber,
  'CB.GETFOREPERCENTFN': percentile,
  'CB.GETCERTAINTYFN': certainty,
  'CB.GETASSUMFN': useSimulateTab,
  'CB.GETASSUMPERCENTFN': useSimulateTab,
  'CB.ITERATIONSFN': useSimulateTab,
};
