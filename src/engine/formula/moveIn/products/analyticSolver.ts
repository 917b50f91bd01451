import { descending, histogram, logistic, polygon, reciprocal } from '../curveShapes';
import { equallyLikely, weighted, wholeNumbers } from '../listedShapes';
import { normalByPercentiles, threePointsByPercentiles, throughPercentiles, triangleByShares, uniformByPercentiles } from '../percentileShapes';
import { distribution, notTakenOver, property, same, shaped, type ProductRules, type TrapFacts } from '../rule';
import { statistics } from '../statistics';
import * as transformed from '../transformedShapes';

const sameShape = (family: string): readonly TrapFacts[] => [{ kind: 'sameShape', details: { family } }];

const useMetalog = notTakenOver('noEqual', 'useMetalog');
const useDiscrete = notTakenOver('noEqual', 'useDiscrete');
const useSimulateTab = notTakenOver('noEqual', 'useSimulateTab');
const useScenarios = notTakenOver('noEqual', 'useScenarios');

/**
 * The functions of Analytic Solver (Risk Solver), by name in upper case.
 * @see https://www.solver.com/risk-solver-help/psi-function-help
 */
export const analyticSolverRules: ProductRules = {
  PSINORMAL: same('NORMAL', 2),
  PSITRIANGULAR: same('TRIANG', 3),
  PSIPERT: same('PERT', 3),
  PSIUNIFORM: same('UNIFORM', 2),
  PSILOGNORMAL: same('LOGNORM', 2),
  PSILOGNORM2: same('LOGNORM2', 2),
  PSIBETA: same('BETA', 2),
  PSIBETAGEN: same('BETA', 4),
  PSIBETASUBJ: distribution(4, ([low, likely, mean, high]) => transformed.betaByMean(low, likely, mean, high)),
  PSIGAMMA: same('GAMMA', 2),
  PSIERLANG: same('GAMMA', 2, 2, sameShape('GAMMA')),
  PSICHISQUARE: distribution(1, ([freedom]) => shaped('GAMMA', [`${freedom.factor}/2`, '2'], { traps: sameShape('GAMMA') })),
  PSIEXPONENTIAL: same('EXPON', 1),
  PSIWEIBULL: same('WEIBULL', 2),
  PSIRAYLEIGH: distribution(1, ([scale]) => shaped('WEIBULL', ['2', `${scale.factor}*SQRT(2)`], { traps: sameShape('WEIBULL') })),
  PSIBINOMIAL: same('BINOMIAL', 2),
  PSIPOISSON: same('POISSON', 1),
  PSIBERNOULLI: same('YESNO', 1, 1, sameShape('YESNO')),
  PSIINTUNIFORM: distribution(2, ([low, high]) => wholeNumbers(low, high)),
  PSIDISCRETE: distribution(2, ([values, weights]) => weighted(values, weights)),
  PSIDISUNIFORM: distribution(1, ([values]) => equallyLikely(values)),
  PSICUMUL: same('CUMUL', 4),
  PSICUMULD: distribution(4, ([low, high, points, above]) => descending(low, high, points, above)),
  PSIGENERAL: distribution(4, ([low, high, points, heights]) => polygon(low, high, points, heights)),
  PSIHISTOGRAM: distribution(3, ([low, high, weights]) => histogram(low, high, weights)),
  PSITRIANGGEN: distribution(5, ([low, likely, high, lowShare, highShare]) => triangleByShares(low, likely, high, lowShare.constant, highShare.constant)),
  PSILOGISTIC: distribution(2, ([middle, scale]) => logistic(middle, scale)),
  PSIRECIPROCAL: distribution(2, ([low, high]) => reciprocal(low, high)),
  PSIPARETO: distribution(2, ([smallest, shape]) => transformed.pareto(smallest, shape)),
  PSILOGLOGISTIC: distribution(3, ([location, scale, shape]) => transformed.logLogistic(location, scale, shape)),
  PSIMAXEXTREME: distribution(2, ([mode, scale]) => transformed.largestExtreme(mode, scale)),
  PSIMINEXTREME: distribution(2, ([mode, scale]) => transformed.smallestExtreme(mode, scale)),
  PSIFRECHET: distribution(3, ([location, scale, shape]) => transformed.frechet(location, scale, shape)),
  PSIKUMARASWAMY: distribution(4, ([first, second, low, high]) => transformed.kumaraswamy(first, second, low, high)),
  PSISTUDENT: distribution(1, ([freedom]) => transformed.student(undefined, undefined, freedom)),
  PSIPEARSON5: distribution(2, ([shape, scale]) => transformed.inverseGamma(shape, scale)),
  PSIJOHNSONSB: distribution(4, ([first, second, low, high]) => transformed.johnsonBounded(first, second, low, high)),
  PSIJOHNSONSU: distribution(4, ([first, second, location, scale]) => transformed.johnsonUnbounded(first, second, location, scale)),
  PSINORMALALT: distribution(4, (args) => normalByPercentiles(args, false)),
  PSIUNIFORMALT: distribution(4, (args) => uniformByPercentiles(args, false)),
  PSITRIANGULARALT: distribution(6, (args) => threePointsByPercentiles('TRIANG', args, false)),
  PSIPERTALT: distribution(6, (args) => threePointsByPercentiles('PERT', args, false)),
  PSILOGNORMALALT: distribution([4, 16], (args) => throughPercentiles(args, false, 0)),
  PSIWEIBULLALT: distribution([4, 16], (args) => throughPercentiles(args, false, 0)),
  PSIGAMMAALT: distribution([4, 16], (args) => throughPercentiles(args, false, 0)),
  PSIBETAGENALT: distribution([4, 16], (args) => throughPercentiles(args, false)),
  PSIHYPERGEO: useDiscrete,
  PSINEGBINOMIAL: useDiscrete,
  PSIGEOMETRIC: useDiscrete,
  PSIMYERSON: useMetalog,
  PSIINVNORMAL: useMetalog,
  PSISIMPARAM: useScenarios,
  PSIOPTPARAM: useScenarios,
  PSISENPARAM: useScenarios,

  PSINAME: property('name'),
  PSITRUNCATE: property('truncateByType'),
  PSITRUNCATEP: property('truncatePercentiles'),
  PSISHIFT: property('shift'),
  PSIBASECASE: property('idleValue'),
  PSISTATIC: property('idleValue'),
  PSICATEGORY: property('dropped'),
  PSIUNITS: property('dropped'),
  PSICOLLECT: property('dropped'),
  PSISIXSIGMA: property('dropped'),
  PSISEED: property('seed'),
  PSICORRMATRIX: property('matrix'),
  PSICORRINDEP: property('leads'),
  PSICORRINDEPC: property('leads'),
  PSICORRDEPEN: property('follows'),
  PSICENSOR: property('refused'),
  PSILOCK: property('refused'),
  PSICOPULAGAUSS: property('refused'),
  PSICOPULASTUDENT: property('refused'),

  PSIOUTPUT: { kind: 'output', byReference: true },
  PSISIMOUTPUT: { kind: 'output', byReference: true },

  PSIMEAN: statistics.mean,
  PSIMEDIAN: statistics.median,
  PSISTDDEV: statistics.deviation,
  PSIVARIANCE: statistics.variance,
  PSIMIN: statistics.lowest,
  PSIMAX: statistics.highest,
  PSIRANGE: statistics.range,
  PSISTDERR: statistics.standardError,
  PSIPERCENTILE: statistics.percentile,
  PSIPTOX: statistics.percentile,
  PSIPERCENTILED: statistics.percentileFromAbove,
  PSIQTOX: statistics.percentileFromAbove,
  PSITARGET: statistics.chanceAtMost,
  PSIXTOP: statistics.chanceAtMost,
  PSITARGETD: statistics.chanceAbove,
  PSIXTOQ: statistics.chanceAbove,
  PSIMODE: useSimulateTab,
  PSISKEWNESS: useSimulateTab,
  PSIKURTOSIS: useSimulateTab,
  PSIBVAR: useSimulateTab,
  PSICVAR: useSimulateTab,
};
