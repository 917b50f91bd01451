import { Money } from '../core/decimal';
import { defineFunction } from '../core/defineFunction';
import { notAvailable } from '../core/error';
import * as parameter from '../core/parameters';
import { fail, ok, type Result } from '../core/result';
import { MAX_PERIODS, rate, type Rate } from '../core/units';
import { discountedFlows, growthPerPeriod } from './discountedFlows';

/**
 * Periods until what was put in has come back: the first time the running total of the (discounted) flows, having
 * been below zero, is zero or more again; linear within the period. 0 where the total is never below zero.
 * Decimal, so that −0.3 + 0.1 + 0.2 has paid back after exactly 2 periods.
 * Fails with `neverPaysBack`, which says what is still missing at the end. O(n).
 * @see https://en.wikipedia.org/wiki/Payback_period
 * @example paybackPeriod([-1000, 600, 600]) // ≈ 1.66666666666667
 * @example paybackPeriod([-1000, 600, 600], rate(0.1)) // ≈ 1.91666666666667
 */
export function paybackPeriod(flows: readonly number[], ratePerPeriod: Rate = rate(0)): Result<number> {
  return recovery(discountedFlows(flows, growthPerPeriod(ratePerPeriod)));
}

/** Payback of flows that are discounted already. */
export function recovery(flows: readonly Money[]): Result<number> {
  let cumulative: Money = new Money(0);
  let wasBelowZero = false;
  for (const [period, flow] of flows.entries()) {
    const before = cumulative;
    cumulative = cumulative.plus(flow);
    if (cumulative.isNegative() && !cumulative.isZero()) wasBelowZero = true;
    else if (wasBelowZero) return ok(before.negated().dividedBy(flow).plus(period - 1).toNumber());
  }
  if (!wasBelowZero) return ok(0);
  const missing = cumulative.negated().toSignificantDigits(10).toNumber();
  return fail(notAvailable('neverPaysBack', { details: { missing, periods: flows.length - 1 } }));
}

export const paybackPeriodFunction = defineFunction({
  name: 'PAYBACK',
  family: 'returns',
  parameters: { flows: parameter.atMost(MAX_PERIODS, parameter.amounts()), rate: parameter.optional(parameter.rate(), rate(0)) },
  example: [[[-1000, 600, 600]], 0.1],
  run: ({ flows, rate: ratePerPeriod }) => paybackPeriod(flows, ratePerPeriod),
});
