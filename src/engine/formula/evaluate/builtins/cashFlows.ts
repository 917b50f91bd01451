import type { CellError } from '../../../core/cellValue';
import { DIVISION_ERROR, isError, NUMBER_ERROR, type Value, VALUE_ERROR } from '../value';
import { datedPresentValue, datedRateNear, internalRateNear, modifiedInternalRate } from './cashFlowMath';
import { type Builtin, type Call, define, defineList, fromAnalysisToolPak, type RangeValue } from './define';
import { listOf, numbersIn, visitNumbers } from './numbers';

/** The numbers of a range without error, or its error. */
function flowsIn(range: RangeValue, call: Call): number[] | CellError {
  return numbersIn([range], call);
}

/** Amounts and whole-day dates in pairs, for XIRR: what does not read as a number is #VALUE!, an amount without a date #NUM!. */
function datedFlows(values: RangeValue, dates: RangeValue, call: Call): { flows: number[]; days: number[] } | CellError {
  const amounts = listOf(values, call);
  const serials = listOf(dates, call);
  if (amounts.length !== serials.length) return NUMBER_ERROR;
  const flows: number[] = [];
  const days: number[] = [];
  for (const [index, amount] of amounts.entries()) {
    const serial = serials[index] ?? null;
    if (typeof amount === 'boolean' || typeof serial === 'boolean') return VALUE_ERROR;
    const flow = call.interpreter.toNumber(amount);
    if (typeof flow !== 'number') return flow;
    const day = call.interpreter.toNumber(serial);
    if (typeof day !== 'number') return day;
    if (amount === null && serial === null) continue;
    if (serial === null) return NUMBER_ERROR;
    flows.push(flow);
    days.push(Math.floor(day));
  }
  const first = days[0] ?? 0;
  return days.some((day) => day < first || day < 0) ? NUMBER_ERROR : { flows, days };
}

/** IRR wants one series: blanks and text drop out. */
function internalRate([range, guess = 0.1]: readonly [RangeValue, number | undefined], call: Call): Value {
  const flows = flowsIn(range, call);
  if (isError(flows)) return flows;
  call.workbook.approximate();
  return guess <= -1 ? VALUE_ERROR : internalRateNear(flows, guess);
}

function modifiedRate([range, financeRate, reinvestRate]: readonly [RangeValue, number, number], call: Call): Value {
  const flows = flowsIn(range, call);
  if (isError(flows)) return flows;
  // Without receipts all is lost: Excel stores -1, although its help says #DIV/0!.
  if (!flows.some((flow) => flow < 0)) return DIVISION_ERROR;
  return modifiedInternalRate(flows, financeRate, reinvestRate);
}

export const cashFlowFunctions: readonly Builtin[] = [
  defineList('NPV', ['number'], 'range', ([rate], args, call) => {
    if (rate === -1) return DIVISION_ERROR;
    let total = 0;
    let factor = 1;
    const stopped = visitNumbers(args, call, (flow) => {
      factor *= 1 + rate;
      total += flow / factor;
    });
    return stopped ?? total;
  }),
  define('IRR', ['range', 'number?'], internalRate),
  define('MIRR', ['range', 'number', 'number'], modifiedRate),
  ...fromAnalysisToolPak(
    define('XNPV', ['number', 'range', 'range'], ([rate, values, dates], call) => {
      const flows = numbersIn([values], call);
      const days = numbersIn([dates], call);
      if (isError(flows)) return flows;
      if (isError(days)) return days;
      const whole = days.map(Math.floor);
      const first = whole[0] ?? 0;
      if (rate <= 0 || flows.length !== whole.length || whole.some((day) => day < first || day < 0)) return NUMBER_ERROR;
      return datedPresentValue(rate, flows, whole);
    }),
    define('XIRR', ['range', 'range', 'number?'], ([values, dates, guess = 0.1], call) => {
      const dated = datedFlows(values, dates, call);
      if (isError(dated)) return dated;
      if (guess <= -1) return NUMBER_ERROR;
      call.workbook.approximate();
      return dated.flows.length < 2 ? (dated.flows.length === 0 ? VALUE_ERROR : NUMBER_ERROR) : datedRateNear(dated.flows, dated.days, guess);
    }),
  ),
];
