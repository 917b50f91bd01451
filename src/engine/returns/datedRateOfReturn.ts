import { defineFunction } from '../core/defineFunction';
import { noSolution } from '../core/error';
import * as parameter from '../core/parameters';
import { fail, ok, type Result } from '../core/result';
import { MAX_PERIODS } from '../core/units';
import { usualRate, ratesOfReturn } from './ratesOfReturn';

const DAYS_PER_YEAR = 365;

/**
 * Annual internal rate of return of flows on dates, Actual/365 as in Excel's XIRR: Σ flow ÷ (1 + r)^(days ÷ 365) = 0.
 * Solves in any order of dates, with a positive first flow and for rates close to −100 %; of several rates it gives
 * the one nearest to 10 %. `days` are serial days. Fails with `flowsOnOneDay` where no time passes; other errors and cost as in
 * {@link ratesOfReturn}.
 * @see https://support.microsoft.com/office/xirr-function-de1242ec-6477-445b-b11b-a303ad9adc9d
 * @example datedRateOfReturn([-1000, 1100], [45658, 46023]) // ≈ 0.1
 */
export function datedRateOfReturn(flows: readonly number[], days: readonly number[]): Result<number> {
  const first = days.reduce((earliest, day) => Math.min(earliest, day), Infinity);
  if (days.every((day) => day === first)) return fail(noSolution('flowsOnOneDay', { parameter: 'dates' }));
  const rates = ratesOfReturn(flows.map((amount, index) => ({ amount, time: (days[index] - first) / DAYS_PER_YEAR })));
  return rates.ok ? ok(usualRate(rates.value)) : rates;
}

export const datedRateOfReturnFunction = defineFunction({
  name: 'DATEDIRR',
  family: 'returns',
  parameters: { flows: parameter.atMost(MAX_PERIODS, parameter.amounts()), dates: parameter.atMost(MAX_PERIODS, parameter.dates()) },
  sameLength: ['flows', 'dates'],
  example: [[[-10000, 2750, 4250, 3250, 2750]], [[39448, 39508, 39751, 39859, 39904]]],
  run: ({ flows, dates }) => datedRateOfReturn(flows, dates),
});
