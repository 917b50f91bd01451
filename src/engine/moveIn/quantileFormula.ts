import { composeFormula } from '../formula/parse/composeFormula';
import type { Argument } from './argument';

/** By family: the percentile of `share`, in functions that Excel has, from the arguments of ROI's own function by name. */
const QUANTILES: Readonly<Record<string, { readonly names: readonly string[]; readonly pattern: string }>> = {
  NORMAL: { names: ['mean', 'deviation'], pattern: 'NORM.INV(share,mean,deviation)' },
  LOGNORM: { names: ['mean', 'deviation'], pattern: 'LOGNORM.INV(share,LN(mean^2/SQRT(mean^2+deviation^2)),SQRT(LN(1+deviation^2/mean^2)))' },
  LOGNORM2: { names: ['mu', 'sigma'], pattern: 'LOGNORM.INV(share,mu,sigma)' },
  UNIFORM: { names: ['low', 'high'], pattern: 'low+share*(high-low)' },
  EXPON: { names: ['mean'], pattern: '-mean*LN(1-share)' },
  GAMMA: { names: ['shape', 'scale'], pattern: 'GAMMA.INV(share,shape,scale)' },
  WEIBULL: { names: ['shape', 'scale'], pattern: 'scale*(-LN(1-share))^(1/shape)' },
  PERT: {
    names: ['low', 'likely', 'high', 'weight'],
    pattern: 'BETA.INV(share,1+weight*(likely-low)/(high-low),1+weight*(high-likely)/(high-low),low,high)',
  },
  TRIANG: {
    names: ['low', 'likely', 'high'],
    pattern: 'IF(share<(likely-low)/(high-low),low+SQRT(share*(high-low)*(likely-low)),high-SQRT((1-share)*(high-low)*(high-likely)))',
  },
};

/** The weight of the most likely value that PERT has where none is given. */
const USUAL_WEIGHT = '4';

/**
 * The formula of a percentile of a distribution, in functions that Excel has: a truncation by percentiles stays a
 * formula of the same cells. Undefined for families without one.
 */
export function quantileFormula(family: string, args: readonly string[], share: Argument): string | undefined {
  if (family === 'BETA') {
    const names = ['first', 'second', 'low', 'high'].slice(0, args.length);
    return composeFormula(`BETA.INV(share,${names.join(',')})`, named(names, args, share));
  }
  const quantile = QUANTILES[family];
  return quantile === undefined ? undefined : composeFormula(quantile.pattern, { weight: USUAL_WEIGHT, ...named(quantile.names, args, share) });
}

function named(names: readonly string[], args: readonly string[], share: Argument): Readonly<Record<string, string>> {
  return Object.fromEntries([['share', share.text], ...names.flatMap((name, index) => (args[index] === undefined ? [] : [[name, args[index]]]))]);
}
