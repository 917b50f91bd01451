import { beta, pert } from './beta';
import { cumulativePoints } from './cumulative';
import type { DistributionFamily } from './defineDistribution';
import { binomial, discrete, poisson, yesNo } from './discrete';
import { gamma } from './gamma';
import { lognormal, lognormal2 } from './lognormal';
import { metalog } from './metalog';
import { normal } from './normal';
import { triangular, triangular1090 } from './triangular';
import { uniform } from './uniform';
import { exponential, weibull } from './weibull';

/** Every family of distributions, in the order of the function reference. */
export const distributionFamilies: readonly DistributionFamily[] = [
  normal,
  triangular,
  pert,
  uniform,
  lognormal,
  lognormal2,
  beta,
  gamma,
  exponential,
  weibull,
  binomial,
  poisson,
  yesNo,
  discrete,
  cumulativePoints,
  triangular1090,
  metalog,
];

const byWord = new Map(distributionFamilies.flatMap((family) => [family.name.toLowerCase(), ...family.aliases].map((word) => [word, family] as const)));

/** The family behind a worksheet function name or a word of a line-item table, in upper or lower case. */
export function distributionFamily(word: string): DistributionFamily | undefined {
  return byWord.get(word.trim().toLowerCase());
}
