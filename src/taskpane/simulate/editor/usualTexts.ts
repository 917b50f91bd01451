import { type Distribution } from '../../../engine/risk/distributions/distribution';
import { type FieldKey, type ShapeId } from './shapes';

type Texts = Readonly<Partial<Record<FieldKey, string>>>;

/**
 * What the fields of a shape would say of a quantity that has been described in another way: the same percentiles,
 * mean or ends, to three digits. A start that the user corrects.
 */
export function usualTexts(shape: ShapeId, distribution: Distribution, isPercent: boolean): Texts {
  const { mean } = distribution;
  const deviation = Math.sqrt(distribution.variance);
  const amount = (value: number): string => (isPercent ? `${rounded(value * 100)}%` : rounded(value));
  const at = (probability: number): string => amount(distribution.quantile(probability));
  const low = amount(Number.isFinite(distribution.lower) ? distribution.lower : distribution.quantile(0.01));
  const high = amount(Number.isFinite(distribution.upper) ? distribution.upper : distribution.quantile(0.99));
  const listAt = (probabilities: readonly number[]): string => probabilities.map((probability) => rounded(distribution.quantile(probability))).join('; ');
  const list = listAt([0.1, 0.5, 0.9]);
  switch (shape) {
    case 'pert':
    case 'triangular':
      return { min: low, likely: amount(distribution.mode), max: high };
    case 'tenNinety':
      return { p10: at(0.1), likely: amount(distribution.mode), p90: at(0.9) };
    case 'percentiles':
      return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
    case 'range':
    case 'positiveRange':
      return { from: at(0.05), to: at(0.95), confidence: '90%' };
    case 'uniform':
      return { min: low, max: high };
    case 'normal':
    case 'lognormal':
      return { mean: amount(mean), stdev: amount(deviation) };
    case 'lognormal2': {
      const spread = Math.log1p((deviation / mean) ** 2);
      return mean > 0 ? { mu: rounded(Math.log(mean) - spread / 2), sigma: rounded(Math.sqrt(spread)) } : {};
    }
    case 'gamma':
      return mean > 0 && deviation > 0 ? { shape: rounded((mean / deviation) ** 2), scale: rounded(deviation ** 2 / mean) } : {};
    case 'exponential':
      return { mean: amount(mean) };
    case 'weibull':
      return mean > 0 ? { shape: '2', scale: rounded(mean * 1.128) } : {};
    case 'beta':
      return { alpha1: '2', alpha2: '3', lower: low, upper: high };
    case 'metalog':
      return { values: listAt([0.05, 0.5, 0.95]), percentiles: '5%; 50%; 95%' };
    case 'cumulative':
      return { min: low, max: high, values: list, probabilities: '10%; 50%; 90%' };
    case 'discrete':
      return { values: list, probabilities: '30%; 40%; 30%' };
    case 'yesNo':
      return { p: '50%' };
    case 'poisson':
      return mean > 0 ? { lambda: rounded(mean) } : {};
    case 'binomial':
      return { n: '10', p: '50%' };
  }
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
