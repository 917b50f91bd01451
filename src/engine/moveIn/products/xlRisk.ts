import { equallyLikely, weighted } from '../listedShapes';
import { distribution, property, same, sameShape, shaped, type ProductRules } from '../rule';

/**
 * The functions of XLRisk, by name in upper case. They are named as those of @RISK, and not all mean the same:
 * `RiskLogNorm` takes the mean and the deviation of the logarithm.
 * @see https://github.com/pyscripter/XLRisk (Source/RiskFunctions.bas)
 */
export const xlRiskRules: ProductRules = {
  RISKNORMAL: same('NORMAL', 2),
  RISKTRIANG: same('TRIANG', 3),
  RISKPERT: same('PERT', 3),
  RISKUNIFORM: same('UNIFORM', 2),
  RISKLOGNORM: same('LOGNORM2', 2, 2, [{ kind: 'logParameters' }]),
  RISKBETA: same('BETA', 2, 4),
  RISKGAMMA: same('GAMMA', 2),
  RISKERLANG: same('GAMMA', 2, 2, sameShape('GAMMA')),
  RISKEXPON: same('EXPON', 1),
  RISKWEIBULL: same('WEIBULL', 2),
  RISKBINOMIAL: same('BINOMIAL', 2),
  RISKBERNOULLI: distribution(1, ([chance]) => shaped('YESNO', [chance.text], { traps: sameShape('YESNO') })),
  RISKDISCRETE: distribution(2, ([values, weights]) => weighted(values, weights)),
  RISKDUNIFORM: distribution(1, ([values]) => equallyLikely(values)),
  RISKCUMUL: same('CUMUL', 4),
  RISKCORRMAT: property('matrix'),
};
