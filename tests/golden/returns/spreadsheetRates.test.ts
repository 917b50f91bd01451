import { rate } from '../../../src/engine/core/units';
import { datedRateOfReturn } from '../../../src/engine/returns/datedRateOfReturn';
import { equivalentAnnuity } from '../../../src/engine/returns/equivalentAnnuity';
import { internalRatesOfReturn } from '../../../src/engine/returns/internalRatesOfReturn';
import { presentValue } from '../../../src/engine/returns/presentValue';
import reference from './spreadsheetRates.json';

interface Inputs {
  readonly values: readonly number[];
  readonly dates: readonly string[];
  readonly rate: number;
  readonly finance_rate: number;
  readonly reinvest_rate: number;
  readonly nper: number;
  readonly pmt: number;
  readonly pv: number;
  readonly fv: number;
  readonly type: number;
}

const MILLISECONDS_PER_DAY = 86_400_000;
const SERIAL_DAY_OF_1970 = 25_569;

function serialDay(date: string): number {
  return Date.parse(date) / MILLISECONDS_PER_DAY + SERIAL_DAY_OF_1970;
}

function rates(flows: readonly number[]): readonly number[] {
  const result = internalRatesOfReturn(flows);
  return result.ok ? result.value : [];
}

/** A spreadsheet function said with ours; several answers where the flows have several rates. */
const saidWithOurs: Readonly<Record<string, (inputs: Inputs) => readonly number[]>> = {
  IRR: ({ values }) => rates(values),
  XIRR({ values, dates }) {
    const result = datedRateOfReturn(values, dates.map(serialDay));
    return result.ok ? [result.value] : [];
  },
  NPV: ({ rate: discount, values }) => [presentValue(rate(discount), [0, ...values])],
  MIRR({ values, finance_rate, reinvest_rate }) {
    const periods = values.length - 1;
    const paid = presentValue(rate(finance_rate), values.map((value) => Math.min(value, 0)));
    const received = presentValue(rate(reinvest_rate), values.map((value) => Math.max(value, 0))) * (1 + reinvest_rate) ** periods;
    return [(received / -paid) ** (1 / periods) - 1];
  },
  PMT({ rate: discount, nper, pv, type }) {
    const level = equivalentAnnuity(rate(discount), [pv, ...new Array<number>(nper).fill(0)]);
    return level.ok ? [-level.value / (type === 1 ? 1 + discount : 1)] : [];
  },
  PV: ({ rate: discount, nper, pmt }) => [-presentValue(rate(discount), [0, ...new Array<number>(nper).fill(pmt)])],
  RATE: ({ nper, pv, fv }) => rates([pv, ...new Array<number>(nper - 1).fill(0), fv]),
  RRI: ({ nper, pv, fv }) => rates([-pv, ...new Array<number>(nper - 1).fill(0), fv]),
};

/** Where Excel's own iteration stops, so its printed digits mean no more. */
const EXCEL_ITERATION = 1e-8;

/** Half a unit of the last digit printed. */
function printedTolerance(published: number): number {
  const decimals = String(published).split('.')[1]?.length ?? 0;
  return Math.max(EXCEL_ITERATION, 0.5 * 10 ** -decimals * 1.02);
}

function nearest(candidates: readonly number[], target: number): number {
  return candidates.reduce((best, candidate) => (Math.abs(candidate - target) < Math.abs(best - target) ? candidate : best), Infinity);
}

describe('values that spreadsheets publish', () => {
  test.each(reference.cases)('$fn of $source, case $#', ({ fn, inputs, published, libreOffice }) => {
    const answers = saidWithOurs[fn](inputs as unknown as Inputs);
    expect(typeof published === 'number' || typeof libreOffice === 'number').toBe(true);
    if (typeof libreOffice === 'number') {
      expect(Math.abs(nearest(answers, libreOffice) - libreOffice)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(libreOffice)));
    }
    if (published !== null) {
      expect(Math.abs(nearest(answers, published) - published)).toBeLessThanOrEqual(printedTolerance(published));
    }
  });
});
