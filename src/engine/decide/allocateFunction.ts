import { defineFunction } from '../core/defineFunction';
import { invalidArgument } from '../core/error';
import * as parameter from '../core/parameters';
import { fail, ok } from '../core/result';
import type { FunctionResult } from '../core/roiFunction';
import { curveTable, type NamedCurve } from './curveTable';
import { splitBudget, type BudgetSplit } from './splitBudget';

/** The best split of a budget over channels, as a table. */
export const allocateFunction = defineFunction({
  name: 'ALLOCATE',
  family: 'costs',
  parameters: {
    budget: parameter.number({ minimum: 0 }),
    curves: curveTable(),
    minimum: parameter.optional(parameter.nonNegativeAmounts()),
    maximum: parameter.optional(parameter.nonNegativeAmounts()),
  },
  result: 'table',
  example: [
    210,
    [
      ['Search', 'power', 40, 0.5],
      ['Social', 'power', 20, 0.5],
      ['Fairs', 'power', 10, 0.5],
    ],
  ],
  run({ budget, curves, minimum, maximum }) {
    for (const [name, limits] of Object.entries({ minimum, maximum })) {
      if (limits === undefined || limits.length === 1 || limits.length === curves.length) continue;
      return fail(invalidArgument('lengthsDiffer', { parameter: name, received: limits.length, details: { other: 'curves', expected: curves.length } }));
    }
    const channels = curves.map(({ curve }, channel) => ({ curve, minimum: limitOf(minimum, channel), maximum: limitOf(maximum, channel) }));
    const split = splitBudget(budget, channels);
    return split.ok ? ok(splitTable(split.value, curves, budget)) : split;
  },
});

/** One limit serves all channels. */
function limitOf(limits: readonly number[] | undefined, channel: number): number | undefined {
  return limits?.[limits.length === 1 ? 0 : channel];
}

function splitTable({ channels, totalReturn, marginalReturn, unspent }: BudgetSplit, curves: readonly NamedCurve[], budget: number): FunctionResult {
  const spent = budget - unspent;
  const share = (spend: number): number => (spent === 0 ? 0 : spend / spent);
  return [
    [{ label: 'channel' }, { label: 'spend' }, { label: 'shareOfSpend' }, { label: 'response' }, { label: 'marginalResponse' }],
    ...channels.map((channel, number) => [curves[number]!.name, channel.spend, share(channel.spend), channel.response, finite(channel.marginalReturn)]),
    [{ label: 'total' }, spent, share(spent), totalReturn, finite(marginalReturn)],
  ];
}

/** A curve that begins upright returns beyond all bounds for its first unit. */
function finite(marginal: number): number | string {
  return Number.isFinite(marginal) ? marginal : '';
}
