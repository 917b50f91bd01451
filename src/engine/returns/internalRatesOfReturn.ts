import { defineFunction } from '../core/defineFunction';
import * as parameter from '../core/parameters';
import { ok, type Result } from '../core/result';
import { MAX_PERIODS } from '../core/units';
import type { ResultCell } from '../core/roiFunction';
import { ratesOfReturn } from './ratesOfReturn';

/**
 * Every internal rate of return per period above −100 %, ascending: the rates at which evenly spaced flows have no
 * net present value. Flows that change sign more than once can have several, and then none of them is the return
 * of the project. Errors and cost as in {@link ratesOfReturn}.
 * @see https://en.wikipedia.org/wiki/Internal_rate_of_return
 * @example internalRatesOfReturn([-100, 230, -132]) // ≈ [0.1, 0.2]
 */
export function internalRatesOfReturn(flows: readonly number[]): Result<readonly number[]> {
  return ratesOfReturn(flows.map((amount, time) => ({ amount, time })));
}

export const internalRatesOfReturnFunction = defineFunction({
  name: 'IRRALL',
  family: 'returns',
  parameters: { flows: parameter.atMost(MAX_PERIODS, parameter.amounts()) },
  result: 'table',
  example: [[[-100, 230, -132]]],
  run({ flows }) {
    const rates = internalRatesOfReturn(flows);
    if (!rates.ok) return rates;
    const table: ResultCell[][] = [[{ label: 'irr' }], ...rates.value.map((rate) => [rate])];
    if (rates.value.length > 1) table.push([{ label: 'severalRates', details: { count: rates.value.length } }]);
    return ok(table);
  },
});
