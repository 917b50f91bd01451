import { sumOf, type Money } from '../core/decimal';
import { defineFunction } from '../core/defineFunction';
import { zeroDenominator } from '../core/error';
import * as parameter from '../core/parameters';
import { fail, ok, type Result } from '../core/result';

/**
 * Return on investment: (Σ benefits − Σ costs) ÷ Σ costs, in decimal arithmetic and without discounting.
 * Fails with `costsAreZero` where there is nothing to divide by. O(n).
 * @see https://en.wikipedia.org/wiki/Return_on_investment
 * @example basicReturn([200, 50, 30, 20], [100]) // = 2
 */
export function basicReturn(benefits: readonly number[], costs: readonly number[]): Result<number> {
  return returnOnCosts(sumOf(benefits), sumOf(costs));
}

/** The same from sums already made. */
export function returnOnCosts(benefits: Money, costs: Money): Result<number> {
  if (costs.isZero()) return fail(zeroDenominator('costsAreZero', { parameter: 'costs' }));
  return ok(benefits.minus(costs).dividedBy(costs).toNumber());
}

export const basicReturnFunction = defineFunction({
  name: 'BASIC',
  family: 'returns',
  parameters: { benefits: parameter.amounts(), costs: parameter.nonNegativeAmounts() },
  example: [[[200, 50, 30, 20]], 100],
  run: ({ benefits, costs }) => basicReturn(benefits, costs),
});
