import { Money } from '../core/decimal';
import { defineFunction } from '../core/defineFunction';
import { invalidArgument, noSolution } from '../core/error';
import * as parameter from '../core/parameters';
import { fail, ok, type Result } from '../core/result';
import { rate, type Periods, type Probability, type Rate } from '../core/units';
import { PERIODS_EARLIER, type FlowTiming } from '../returns/presentValue';

export interface LifetimeValueOptions {
  /** Per period; 0 where left out. */
  readonly discountRate?: Rate;
  /** Paid today. */
  readonly acquisitionCost?: number;
  /** Number of periods that count; where left out, without end for single values and the length of vectors. */
  readonly horizon?: Periods;
  readonly timing?: FlowTiming;
}

/**
 * Lifetime value of one new customer: Σ margin[k] · S[k] ÷ (1 + d)^(k − s) − acquisition cost, over the periods
 * k = 1, 2, …, where S[1] = 1 and S[k + 1] = S[k] · retention[k]: every new customer is there in the first period,
 * and `retention[k]` is the share of the customers of period k who stay for period k + 1. The margin of a period
 * arrives at its end (s = 0), in its middle (½) or at its beginning (1).
 *
 * With one margin m and one retention r this is m · (1 + d)^s ÷ (1 + d − r), which is margin ÷ churn where d = 0.
 * The textbook form without the first period, m · r ÷ (1 + d − r), is that value times r.
 * A single value stands for every period; beyond the end of a vector its last value goes on.
 *
 * Fails with `lifetimeValueDiverges` where the sum has no end and no limit (retention ≥ 1 + d), and `lengthsDiffer`
 * for two vectors of different lengths. Decimal; O(1) for single values, O(horizon) for vectors.
 * @see https://en.wikipedia.org/wiki/Customer_lifetime_value
 * @example lifetimeValue([100], [probability(0.8)], { discountRate: rate(0.1) }) // ≈ 333.333333333333
 * @example lifetimeValue([100, 120], [probability(0.8), probability(0.9)]) // = 196
 */
export function lifetimeValue(
  margin: readonly number[],
  retention: readonly Probability[],
  { discountRate = rate(0), acquisitionCost = 0, horizon, timing = 'end' }: LifetimeValueOptions = {},
): Result<number> {
  const longest = Math.max(margin.length, retention.length);
  if (Math.min(margin.length, retention.length) > 1 && margin.length !== retention.length) {
    const details = { other: 'margin', expected: margin.length };
    return fail(invalidArgument('lengthsDiffer', { parameter: 'retention', received: retention.length, details }));
  }
  const growth = new Money(1).plus(discountRate);
  const counted = horizon ?? (longest > 1 ? longest : Infinity);
  const multiple = longest === 1 ? annuity(margin[0], retention[0], growth, counted) : schedule(margin, retention, growth, counted);
  if (multiple === undefined) {
    return fail(noSolution('lifetimeValueDiverges', { parameter: 'retention', received: retention[0], details: { discountRate } }));
  }
  return ok(multiple.times(growth.pow(PERIODS_EARLIER[timing])).minus(acquisitionCost).toNumber());
}

/** Level margins at the end of each period, as a geometric series; undefined where it has no limit. */
function annuity(margin: number, retention: Probability, growth: Money, periods: number): Money | undefined {
  const first = new Money(margin).dividedBy(growth);
  const factor = new Money(retention).dividedBy(growth);
  if (first.isZero()) return first;
  if (periods === Infinity) return factor.lessThan(1) ? first.dividedBy(new Money(1).minus(factor)) : undefined;
  return factor.equals(1) ? first.times(periods) : first.times(new Money(1).minus(factor.pow(periods))).dividedBy(new Money(1).minus(factor));
}

function schedule(margin: readonly number[], retention: readonly Probability[], growth: Money, periods: number): Money {
  let value: Money = new Money(0);
  let weight: Money = new Money(1).dividedBy(growth);
  for (let period = 0; period < periods; period += 1) {
    value = value.plus(weight.times(margin[Math.min(period, margin.length - 1)]));
    weight = weight.times(retention[Math.min(period, retention.length - 1)]).dividedBy(growth);
  }
  return value;
}

/** A thousand years of months. */
const LONGEST_HORIZON = 12_000;

export const lifetimeValueFunction = defineFunction({
  name: 'LTV',
  family: 'customers',
  parameters: {
    margin: parameter.atMost(LONGEST_HORIZON, parameter.amounts()),
    retention: parameter.atMost(LONGEST_HORIZON, parameter.probabilities()),
    discountRate: parameter.optional(parameter.rate(), rate(0)),
    acquisitionCost: parameter.optional(parameter.number({ minimum: 0 }), 0),
    horizon: parameter.optional(parameter.periods({ minimum: 1, maximum: LONGEST_HORIZON })),
    timing: parameter.optional(parameter.choice(['end', 'mid', 'begin']), 'end'),
  },
  example: [100, 0.8, 0.1],
  run: ({ margin, retention, ...options }) => lifetimeValue(margin, retention, options),
});
