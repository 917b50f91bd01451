import type { Argument } from './argument';

/**
 * The formula of a percentile of a distribution, in functions that Excel has: a truncation by percentiles stays a
 * formula of the same cells. Undefined for families without one.
 */
export function quantileFormula(family: string, args: readonly string[], share: Argument): string | undefined {
  const p = share.text;
  const [a, b, c, d] = args.map((text) => `(${text})`);
  switch (family) {
    case 'NORMAL':
      return `NORM.INV(${p},${args[0]},${args[1]})`;
    case 'LOGNORM':
      return `LOGNORM.INV(${p},LN(${a}^2/SQRT(${a}^2+${b}^2)),SQRT(LN(1+${b}^2/${a}^2)))`;
    case 'LOGNORM2':
      return `LOGNORM.INV(${p},${args[0]},${args[1]})`;
    case 'UNIFORM':
      return `${args[0]}+${share.factor}*(${args[1]}-${a})`;
    case 'EXPON':
      return `-${a}*LN(1-${share.term})`;
    case 'GAMMA':
      return `GAMMA.INV(${p},${args[0]},${args[1]})`;
    case 'WEIBULL':
      return `${b}*(-LN(1-${share.term}))^(1/${a})`;
    case 'BETA':
      return args.length === 2 ? `BETA.INV(${p},${args[0]},${args[1]})` : `BETA.INV(${p},${args.join(',')})`;
    case 'PERT':
      return `BETA.INV(${p},1+${d ?? '4'}*(${args[1]}-${a})/(${args[2]}-${a}),1+${d ?? '4'}*(${args[2]}-${b})/(${args[2]}-${a}),${args[0]},${args[2]})`;
    case 'TRIANG':
      return `IF(${p}<(${args[1]}-${a})/(${args[2]}-${a}),${a}+SQRT(${share.factor}*(${args[2]}-${a})*(${args[1]}-${a})),${c}-SQRT((1-${share.term})*(${args[2]}-${a})*(${args[2]}-${b})))`;
    default:
      return undefined;
  }
}
