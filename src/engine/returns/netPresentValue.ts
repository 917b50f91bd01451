import type { Rate } from '../core/units';

/**
 * Net present value of evenly spaced cash flows, in floating point for inner loops.
 * flows[0] falls today and is not discounted (Excel's NPV discounts it by one period). Horner's scheme, O(n);
 * NaN where a flow is.
 * @see https://en.wikipedia.org/wiki/Net_present_value
 * @example netPresentValue(rate(0.1), [-1000, 600, 600]) // ≈ 41.3223140495868
 */
export function netPresentValue(rate: Rate, flows: ArrayLike<number>): number {
  const growth = 1 + rate;
  let value = 0;
  for (let period = flows.length - 1; period >= 0; period -= 1) value = value / growth + flows[period];
  return value;
}
