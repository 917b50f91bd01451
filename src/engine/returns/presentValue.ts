import { defineFunction } from '../core/defineFunction';
import { Money } from '../core/decimal';
import * as parameter from '../core/parameters';
import { ok } from '../core/result';
import { MAX_PERIODS, type Rate } from '../core/units';
import { discountedFlows, growthPerPeriod, total } from './discountedFlows';

/** When within its period a flow falls. */
export type FlowTiming = 'end' | 'mid' | 'begin';

/** By how many periods a timing comes before the end of its period. */
export const PERIODS_EARLIER: Readonly<Record<FlowTiming, number>> = { end: 0, mid: 0.5, begin: 1 };

/**
 * Present value of evenly spaced flows: flows[0] + Σ flows[k] ÷ (1 + rate)^(k − s) for k ≥ 1, where s is 0 for flows
 * at the end of their period, ½ in the middle and 1 at its beginning. The first flow falls today whatever the timing.
 * Decimal arithmetic, O(n).
 * @see https://en.wikipedia.org/wiki/Present_value
 * @example presentValue(rate(0.1), [-1000, 600, 600]) // ≈ 41.3223140495868
 * @example presentValue(rate(0.1), [-1000, 600, 600], 'mid') // ≈ 92.1480567722239
 */
export function presentValue(rate: Rate, flows: readonly number[], timing: FlowTiming = 'end'): number {
  const growth = growthPerPeriod(rate);
  const [today, ...later] = discountedFlows(flows, growth);
  return total(later)
    .times(growth.pow(PERIODS_EARLIER[timing]))
    .plus(today ?? new Money(0))
    .toNumber();
}

export const presentValueFunction = defineFunction({
  name: 'PRESENTVALUE',
  family: 'returns',
  parameters: {
    rate: parameter.rate(),
    flows: parameter.atMost(MAX_PERIODS, parameter.amounts()),
    timing: parameter.optional(parameter.choice(['end', 'mid', 'begin']), 'end'),
  },
  example: [0.1, [[-1000, 600, 600]]],
  run: ({ rate, flows, timing }) => ok(presentValue(rate, flows, timing)),
});
