import { metalogDistribution, MAX_TERMS } from '../distributions/metalog';
import { metalogOf } from '../distributions/metalogSeries';
import type { Sip } from './sipLibrary';

/** The arguments of ROI.METALOG that make an input of a library. */
export interface SipParameters {
  readonly values: readonly number[];
  readonly percentiles: readonly number[];
  /** The largest difference of a value, as a share of the distance from P5 to P95; 0 up to rounding with nine terms or fewer. */
  readonly largestDifference: number;
}

/** As many percentiles as terms: well apart, so that the series through them is exactly the one of the library. */
const PERCENTILES: Readonly<Record<number, readonly number[]>> = {
  2: [0.1, 0.9],
  3: [0.1, 0.5, 0.9],
  4: [0.05, 0.3, 0.7, 0.95],
  5: [0.05, 0.25, 0.5, 0.75, 0.95],
  6: [0.02, 0.15, 0.4, 0.6, 0.85, 0.98],
  // Seven that mirror each other would leave the seventh term undetermined.
  7: [0.01, 0.08, 0.25, 0.45, 0.65, 0.88, 0.99],
  8: [0.01, 0.07, 0.2, 0.4, 0.6, 0.8, 0.93, 0.99],
  9: [0.005, 0.03, 0.12, 0.3, 0.5, 0.7, 0.88, 0.97, 0.995],
};

/** For series with more terms than ROI.METALOG has. */
const MANY = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999];

/** Undefined where ROI.METALOG cannot follow the series. */
export function sipParameters({ coefficients, lower, upper }: Sip): SipParameters | undefined {
  const original = metalogOf(coefficients, { lower, upper }, 'aCoefficients');
  if (!original.ok) return undefined;
  const { quantile } = original.value;
  const percentiles = coefficients.length <= MAX_TERMS ? PERCENTILES[coefficients.length] : MANY;
  const values = percentiles.map((share) => quantile(share));
  const written = metalogDistribution(values, percentiles, { lower, upper });
  if (!written.ok) return undefined;
  const spread = quantile(0.95) - quantile(0.05);
  let largestDifference = 0;
  for (let percent = 1; percent < 100; percent++) largestDifference = Math.max(largestDifference, Math.abs(written.value.quantile(percent / 100) - quantile(percent / 100)) / spread);
  return { values, percentiles, largestDifference };
}
