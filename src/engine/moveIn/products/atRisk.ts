import { composeFormula } from '../../formula/parse/composeFormula';
import { polygon, descending, histogram, logistic, reciprocal } from '../curveShapes';
import { equallyLikely, weighted, wholeNumbers } from '../listedShapes';
import { normalByPercentiles, threePointsByPercentiles, throughPercentiles, triangleByPercents, uniformByPercentiles } from '../percentileShapes';
import { distribution, notTakenOver, property, refuse, same, sameShape, shaped, type ProductRules } from '../rule';
import { statistics } from '../statistics';
import * as transformed from '../transformedShapes';

const useMetalog = notTakenOver('noEqual', 'useMetalog');
const useSimulateTab = notTakenOver('noEqual', 'useSimulateTab');

/** Families whose percentile forms become a metalog through the same percentiles. */
const UNBOUNDED = [
  'BETAGENERAL', 'CAUCHY', 'EXTVALUE', 'EXTVALUEMIN', 'HYPSECANT', 'JOHNSONSB', 'JOHNSONSU', 'KUMARASWAMY', 'LAPLACE', 'LOGISTIC',
];

/** The same, of values above 0. */
const POSITIVE = [
  'BURR12', 'DAGUM', 'ERLANG', 'EXPON', 'FATIGUELIFE', 'FRECHET', 'GAMMA', 'INVGAUSS', 'LEVY', 'LOGLOGISTIC', 'LOGNORM', 'LOGNORM2', 'PARETO', 'PARETO2',
  'PEARSON5', 'PEARSON6', 'RAYLEIGH', 'WEIBULL',
];

/** At least one pair of a percentile and its value; more than eight are no estimate. */
const PAIRS: readonly [number, number] = [2, 16];

function alternates(families: readonly string[], lowest?: number): ProductRules {
  return Object.fromEntries(
    families.flatMap((family) => [
      [`RISK${family}ALT`, distribution(PAIRS, (args) => throughPercentiles(args, false, lowest))],
      [`RISK${family}ALTD`, distribution(PAIRS, (args) => throughPercentiles(args, true, lowest))],
    ]),
  );
}

/**
 * The functions of @RISK, by name in upper case.
 * @see https://help.palisade.com/v8_3/en/@RISK/Function/1-Distribution/ (orders of arguments)
 * @see https://kb.palisade.com/index.php?pg=kb.page&id=30 (what a cell shows while no simulation runs)
 */
export const atRiskRules: ProductRules = {
  RISKNORMAL: same('NORMAL', 2),
  RISKTRIANG: same('TRIANG', 3),
  RISKPERT: same('PERT', 3),
  RISKUNIFORM: same('UNIFORM', 2),
  RISKLOGNORM: same('LOGNORM', 2),
  RISKLOGNORM2: same('LOGNORM2', 2),
  RISKBETA: same('BETA', 2),
  RISKBETAGENERAL: same('BETA', 4),
  RISKBETASUBJ: distribution(4, ([low, likely, mean, high]) => {
    const [mode, centre] = [likely.constant, mean.constant];
    return mode !== undefined && mode === centre ? refuse('noEqual', 'writeByHand') : transformed.betaByMean(low, likely, mean, high);
  }),
  RISKGAMMA: same('GAMMA', 2),
  RISKERLANG: same('GAMMA', 2, 2, sameShape('GAMMA')),
  RISKCHISQ: distribution(1, ([freedom]) => shaped('GAMMA', [composeFormula('freedom/2', { freedom: freedom.text }), '2'], { traps: sameShape('GAMMA') })),
  RISKEXPON: same('EXPON', 1),
  RISKWEIBULL: same('WEIBULL', 2),
  RISKRAYLEIGH: distribution(1, ([scale]) => shaped('WEIBULL', ['2', composeFormula('scale*SQRT(2)', { scale: scale.text })], { traps: sameShape('WEIBULL') })),
  RISKERF: distribution(1, ([precision]) => shaped('NORMAL', ['0', composeFormula('1/(SQRT(2)*precision)', { precision: precision.text })], { traps: sameShape('NORMAL') })),
  RISKBINOMIAL: same('BINOMIAL', 2),
  RISKPOISSON: same('POISSON', 1),
  RISKBERNOULLI: same('YESNO', 1, 1, sameShape('YESNO')),
  RISKINTUNIFORM: distribution(2, ([low, high]) => wholeNumbers(low, high)),
  RISKDISCRETE: distribution(2, ([values, weights]) => weighted(values, weights)),
  RISKDUNIFORM: distribution(1, ([values]) => equallyLikely(values)),
  RISKCUMUL: same('CUMUL', 4),
  RISKCUMULD: distribution(4, ([low, high, points, above]) => descending(low, high, points, above)),
  RISKGENERAL: distribution(4, ([low, high, points, heights]) => polygon(low, high, points, heights)),
  RISKHISTOGRM: distribution(3, ([low, high, weights]) => histogram(low, high, weights)),
  RISKTRIGEN: distribution(5, ([low, likely, high, lowPercent, highPercent]) => triangleByPercents(low, likely, high, lowPercent, highPercent)),
  RISKLOGISTIC: distribution(2, ([middle, scale]) => logistic(middle, scale)),
  RISKRECIPROCAL: distribution(2, ([low, high]) => reciprocal(low, high)),
  RISKPARETO: distribution(2, ([shape, smallest]) => transformed.pareto(smallest, shape)),
  RISKPARETO2: distribution(2, ([scale, shape]) => transformed.paretoFromZero(scale, shape)),
  RISKLOGLOGISTIC: distribution(3, ([location, scale, shape]) => transformed.logLogistic(location, scale, shape)),
  RISKEXTVALUE: distribution(2, ([mode, scale]) => transformed.largestExtreme(mode, scale)),
  RISKEXTVALUEMIN: distribution(2, ([mode, scale]) => transformed.smallestExtreme(mode, scale)),
  RISKFRECHET: distribution(3, ([location, scale, shape]) => transformed.frechet(location, scale, shape)),
  RISKCAUCHY: distribution(2, ([location, scale]) => transformed.cauchy(location, scale)),
  RISKKUMARASWAMY: distribution(4, ([first, second, low, high]) => transformed.kumaraswamy(first, second, low, high)),
  RISKSTUDENT: distribution(1, ([freedom]) => transformed.student(undefined, undefined, freedom)),
  RISKGEOMET: distribution(1, ([chance]) => transformed.geometric(chance, 0)),
  RISKPEARSON5: distribution(2, ([shape, scale]) => transformed.inverseGamma(shape, scale)),
  RISKJOHNSONSB: distribution(4, ([first, second, low, high]) => transformed.johnsonBounded(first, second, low, high)),
  RISKJOHNSONSU: distribution(4, ([first, second, location, scale]) => transformed.johnsonUnbounded(first, second, location, scale)),
  RISKNORMALALT: distribution(4, (args) => normalByPercentiles(args, false)),
  RISKNORMALALTD: distribution(4, (args) => normalByPercentiles(args, true)),
  RISKUNIFORMALT: distribution(4, (args) => uniformByPercentiles(args, false)),
  RISKUNIFORMALTD: distribution(4, (args) => uniformByPercentiles(args, true)),
  RISKTRIANGALT: distribution(6, (args) => threePointsByPercentiles('TRIANG', args, false)),
  RISKTRIANGALTD: distribution(6, (args) => threePointsByPercentiles('TRIANG', args, true)),
  RISKPERTALT: distribution(6, (args) => threePointsByPercentiles('PERT', args, false)),
  RISKPERTALTD: distribution(6, (args) => threePointsByPercentiles('PERT', args, true)),
  ...alternates(UNBOUNDED),
  ...alternates(POSITIVE, 0),
  RISKDOUBLETRIANG: useMetalog,
  RISKF: useMetalog,
  RISKHYPERGEO: notTakenOver('noEqual', 'useDiscrete'),
  RISKINVGAUSS: useMetalog,
  RISKJOHNSONMOMENTS: useMetalog,
  RISKLAPLACE: useMetalog,
  RISKLEVY: useMetalog,
  RISKNEGBIN: notTakenOver('noEqual', 'useDiscrete'),
  RISKPEARSON6: useMetalog,
  RISKRESAMPLE: notTakenOver('noEqual', 'useDiscrete'),
  RISKSPLICE: useMetalog,
  RISKSIMTABLE: notTakenOver('noEqual', 'useScenarios'),

  RISKNAME: property('name'),
  RISKTRUNCATE: property('truncate'),
  RISKTRUNC: property('truncate'),
  RISKTRUNCATE2: property('truncateAfterShift'),
  RISKTRUNCATEP: property('truncatePercentiles'),
  RISKTRUNCATEP2: property('truncatePercentiles'),
  RISKSHIFT: property('shift'),
  RISKSTATIC: property('idleValue'),
  RISKUNITS: property('dropped'),
  RISKCATEGORY: property('dropped'),
  RISKCOLLECT: property('dropped'),
  RISKISDATE: property('dropped'),
  RISKISDISCRETE: property('dropped'),
  RISKFIT: property('dropped'),
  RISKLIBRARY: property('dropped'),
  RISKCONVERGENCE: property('dropped'),
  RISKSIXSIGMA: property('dropped'),
  RISKSEED: property('seed'),
  RISKCORRMAT: property('matrix'),
  RISKINDEPC: property('leads'),
  RISKDEPC: property('follows'),
  RISKLOCK: property('refused'),
  RISKCOPULA: property('refused'),

  RISKOUTPUT: { kind: 'output', byReference: false },
  RISKMAKEINPUT: { kind: 'formulaInput' },

  RISKMEAN: statistics.mean,
  RISKSTDDEV: statistics.deviation,
  RISKVARIANCE: statistics.variance,
  RISKMIN: statistics.lowest,
  RISKMAX: statistics.highest,
  RISKRANGE: statistics.range,
  RISKCOEFFOFVARIATION: statistics.relativeDeviation,
  RISKSTDERROFMEAN: statistics.standardError,
  RISKPERCENTILE: statistics.percentile,
  RISKPTOX: statistics.percentile,
  RISKPERCENTILED: statistics.percentileFromAbove,
  RISKQTOX: statistics.percentileFromAbove,
  RISKTARGET: statistics.chanceAtMost,
  RISKXTOP: statistics.chanceAtMost,
  RISKTARGETD: statistics.chanceAbove,
  RISKXTOQ: statistics.chanceAbove,
  RISKMODE: useSimulateTab,
  RISKSKEWNESS: useSimulateTab,
  RISKKURTOSIS: useSimulateTab,
};
