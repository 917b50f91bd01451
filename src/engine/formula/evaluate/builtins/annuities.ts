import type { CellError } from '../../../core/cellValue';
import { DIVISION_ERROR, isError, NUMBER_ERROR, type Value } from '../value';
import { visitNumbers } from './numbers';
import {
  effectiveRate,
  futureValue,
  growthDuration,
  growthRate,
  interestPayment,
  nominalRate,
  numberOfPeriods,
  payment,
  presentValue,
  principalPayment,
  MOST_ADDED,
  totalInterest,
  totalPrincipal,
} from './annuityMath';
import { ratePerPeriod } from './ratePerPeriod';
import { type Builtin, define, fromAnalysisToolPak } from './define';

type PartOfPayment = readonly [number, number, number, number, number | undefined, number | undefined];

function partOfPayment(name: string, part: typeof interestPayment): Builtin {
  return define(name, ['number', 'number', 'number', 'number', 'number?', 'number?'], ([rate, period, periods, present, future = 0, type = 0]: PartOfPayment) => {
    if (period < 1 || period >= periods + 1) return NUMBER_ERROR;
    return part(rate, period, periods, present, future, type !== 0);
  });
}

/** Working out one payment of many. */
const STEPS_OF_A_PAYMENT = 20;

/** Σ of a part of the payments from `first` to `last`; CUMIPMT and CUMPRINC insist on sensible loans. */
function cumulative(name: string, total: typeof totalInterest): Builtin {
  return define(name, ['number', 'number', 'number', 'number', 'number', 'number'], ([rate, periods, present, first, last, type], { interpreter }): Value => {
    const [from, to] = [Math.ceil(first), Math.floor(last)];
    if (rate <= 0 || periods <= 0 || present <= 0 || from < 1 || to < from || to > Math.ceil(periods) || (type !== 0 && type !== 1)) return NUMBER_ERROR;
    interpreter.spend(STEPS_OF_A_PAYMENT * Math.min(to - from, MOST_ADDED));
    return total(rate, from, to, periods, present, type === 1);
  });
}

function perYear(name: string, convert: (rate: number, times: number) => number): Builtin {
  return define(name, ['number', 'number'], ([rate, times]): number | CellError => {
    const whole = Math.trunc(times);
    return rate <= 0 || whole < 1 ? NUMBER_ERROR : convert(rate, whole);
  });
}

export const annuityFunctions: readonly Builtin[] = [
  define('PV', ['number', 'number', 'number?', 'number?', 'number?'], ([rate, periods, level = 0, future = 0, type = 0]) =>
    rate === -1 && periods > 0 ? DIVISION_ERROR : presentValue(rate, periods, level, future, type !== 0),
  ),
  define('FV', ['number', 'number', 'number?', 'number?', 'number?'], ([rate, periods, level = 0, present = 0, type = 0]) =>
    rate === -1 && periods < 0 ? DIVISION_ERROR : futureValue(rate, periods, level, present, type !== 0),
  ),
  define('PMT', ['number', 'number', 'number', 'number?', 'number?'], ([rate, periods, present, future = 0, type = 0]) =>
    periods === 0 || rate <= -1 ? NUMBER_ERROR : payment(rate, periods, present, future, type !== 0),
  ),
  define('NPER', ['number', 'number', 'number', 'number?', 'number?'], ([rate, level, present, future = 0, type = 0]) => {
    if (rate === 0 && level === 0) return DIVISION_ERROR;
    if (rate <= -1) return NUMBER_ERROR;
    return numberOfPeriods(rate, level, present, future, type !== 0);
  }),
  define('RATE', ['number', 'number', 'number', 'number?', 'number?', 'number?'], ([periods, level, present, future = 0, type = 0, guess = 0.1], { workbook }) => {
    workbook.approximate();
    return periods <= 0 ? NUMBER_ERROR : ratePerPeriod(periods, level, present, future, type !== 0, guess);
  }),
  partOfPayment('IPMT', interestPayment),
  partOfPayment('PPMT', principalPayment),
  ...fromAnalysisToolPak(cumulative('CUMIPMT', totalInterest), cumulative('CUMPRINC', totalPrincipal)),
  define('ISPMT', ['number', 'number', 'number', 'number'], ([rate, period, periods, present]) => (periods === 0 ? DIVISION_ERROR : present * rate * (period / periods - 1))),
  ...fromAnalysisToolPak(perYear('EFFECT', effectiveRate), perYear('NOMINAL', nominalRate)),
  define('RRI', ['number', 'number', 'number'], ([periods, present, future]) => {
    if (periods > 0 && present === 0 && future === 0) return 0;
    if (periods <= 0 || present === 0 || future / present < 0) return NUMBER_ERROR;
    return growthRate(periods, present, future);
  }),
  define('PDURATION', ['number', 'number', 'number'], ([rate, present, future]) => (rate <= 0 || present <= 0 || future <= 0 ? NUMBER_ERROR : growthDuration(rate, present, future))),
  define('FVSCHEDULE', ['number', 'range'], ([principal, schedule], call) => {
    let value = principal;
    const stopped = visitNumbers([schedule], call, (rate) => (value *= 1 + rate));
    return isError(stopped) ? stopped : value;
  }),
];
