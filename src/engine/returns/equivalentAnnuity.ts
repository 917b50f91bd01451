import { defineFunction } from '../core/defineFunction';
import { zeroDenominator } from '../core/error';
import * as parameter from '../core/parameters';
import { fail, ok, type Result } from '../core/result';
import { MAX_PERIODS, type Rate } from '../core/units';
import { discountedFlows, growthPerPeriod, total } from './discountedFlows';

/**
 * Equivalent annuity: the level amount at the end of each of the n periods that is worth as much today as the flows,
 * NPV · r ÷ (1 − (1 + r)^−n), with n one less than the number of flows because flows[0] falls today. It compares
 * projects of unequal lives. Fails with `onePeriodNeeded` where there is no period to spread over. Decimal, O(n).
 * @see https://en.wikipedia.org/wiki/Equivalent_annual_cost
 * @example equivalentAnnuity(rate(0.1), [-1000, 600, 600]) // ≈ 23.8095238095238
 */
export function equivalentAnnuity(rate: Rate, flows: readonly number[]): Result<number> {
  const count = flows.length - 1;
  if (count < 1) return fail(zeroDenominator('onePeriodNeeded', { parameter: 'flows', received: flows.length }));
  const growth = growthPerPeriod(rate);
  const value = total(discountedFlows(flows, growth));
  const annuityFactor = total(discountedFlows(new Array<number>(count + 1).fill(1), growth)).minus(1);
  return ok(value.dividedBy(annuityFactor).toNumber());
}

export const equivalentAnnuityFunction = defineFunction({
  name: 'EAA',
  family: 'returns',
  parameters: { rate: parameter.rate(), flows: parameter.atMost(MAX_PERIODS, parameter.amounts()) },
  example: [0.1, [[-1000, 600, 600]]],
  run: ({ rate, flows }) => equivalentAnnuity(rate, flows),
});
