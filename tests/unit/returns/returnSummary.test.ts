import { periods, rate } from '../../../src/engine/core/units';
import { returnSummary, returnSummaryFunction } from '../../../src/engine/returns/returnSummary';

const costs = [100, 10, 10, 10];
const benefits = [0, 60, 60, 60];

/** The measure with this label in the table that SUMMARY spills. */
function measure(label: string, ...args: Parameters<typeof returnSummaryFunction.invoke>[0]): unknown {
  const result = returnSummaryFunction.invoke(args);
  if (!result.ok) throw new Error(result.error.code);
  const rows = result.value as readonly (readonly unknown[])[];
  return rows.find(([head]) => (head as { label: string }).label === label)?.[1];
}

describe('returnSummary', () => {
  test('discounts at 10 % where no rate is given, and not at all under SIMPLE', () => {
    expect(returnSummary(costs, benefits, undefined).netPresentValue).toBe(returnSummary(costs, benefits, rate(0.1)).netPresentValue);
    const simple = returnSummary(costs, benefits, undefined, periods(1), 'SIMPLE');
    expect(simple.netPresentValue).toBe(50);
    expect(simple.returnOnInvestment).toEqual({ ok: true, value: 50 / 130 });
  });

  test('SIMPLE states ROI of totals while NPV still discounts at a given rate', () => {
    const simple = returnSummary(costs, benefits, rate(0.1), periods(1), 'SIMPLE');
    expect(simple.returnOnInvestment).toEqual({ ok: true, value: 50 / 130 });
    expect(simple.netPresentValue).toBeCloseTo(24.3426, 4);
  });

  test('NUCLEUS relates the average annual net benefit of three years to the initial cost', () => {
    expect(returnSummary(costs, benefits, rate(0.1), periods(1), 'NUCLEUS').returnOnInvestment).toEqual({ ok: true, value: 0.5 });
    const fourYears = returnSummary([...costs, 10], [...benefits, 1000], rate(0.1), periods(1), 'NUCLEUS');
    expect(fourYears.returnOnInvestment).toEqual({ ok: true, value: 0.5 });
    const oneYear = returnSummary([100, 10], [0, 60], rate(0.1), periods(1), 'NUCLEUS');
    expect(oneYear.returnOnInvestment).toEqual({ ok: true, value: 0.5 });
  });

  test('NUCLEUS needs a period after today', () => {
    expect(returnSummary([100], [40], rate(0.1), periods(1), 'NUCLEUS').returnOnInvestment).toMatchObject({
      error: { code: 'onePeriodNeeded', cellError: '#DIV/0!' },
    });
  });

  test('NUCLEUS makes a year of twelve months', () => {
    const months = 36;
    const monthly = returnSummary([120, ...new Array<number>(months).fill(0)], [0, ...new Array<number>(months).fill(5)], rate(0), periods(12), 'NUCLEUS');
    expect(monthly.returnOnInvestment).toEqual({ ok: true, value: 0.5 });
  });

  test('periods within a year share the annual rate and the IRR is per year', () => {
    const quarterly = returnSummary([100, 0, 0, 0, 0], [0, 0, 0, 0, 121], rate(0.1), periods(4));
    expect(quarterly.netPresentValue).toBeCloseTo(10, 12);
    expect(quarterly.internalRatesOfReturn).toMatchObject({ value: [expect.closeTo(0.21, 12)] });
  });

  test('without costs the ratios do not exist, and the amounts do', () => {
    const free = returnSummary([0, 0], [0, 50], rate(0.1));
    expect(free.totalBenefits).toBe(50);
    expect(free.returnOnInvestment).toMatchObject({ error: { code: 'costsAreZero', cellError: '#DIV/0!' } });
    expect(free.benefitCostRatio).toMatchObject({ error: { code: 'costsAreZero' } });
    expect(free.profitabilityIndex).toMatchObject({ error: { code: 'noInitialCost' } });
    expect(free.internalRatesOfReturn).toMatchObject({ error: { code: 'noSignChange', cellError: '#NUM!' } });
    expect(free.payback).toEqual({ ok: true, value: 0 });
  });

  test('a single period has totals and a ratio, but neither IRR nor payback when it loses', () => {
    const single = returnSummary([100], [40], rate(0.1));
    expect(single.netPresentValue).toBe(-60);
    expect(single.returnOnInvestment).toEqual({ ok: true, value: -0.6 });
    expect(single.payback).toMatchObject({ error: { code: 'neverPaysBack' } });
  });
});

describe('SUMMARY', () => {
  test('spills the measures in a fixed order', () => {
    const result = returnSummaryFunction.invoke([[costs], [benefits], 0.1]);
    expect(result.ok && (result.value as readonly (readonly { label: string }[])[]).map(([head]) => head.label)).toEqual([
      'measure',
      'totalCosts',
      'totalBenefits',
      'costsPresentValue',
      'benefitsPresentValue',
      'netBenefit',
      'netPresentValue',
      'returnOnInvestment',
      'benefitCostRatio',
      'irr',
      'profitabilityIndex',
      'paybackPeriods',
      'discountedPaybackPeriods',
    ]);
  });

  test('shows a missing measure as an error in its own cell', () => {
    expect(measure('paybackPeriods', [[100, 0]], [[0, 50]])).toMatchObject({ error: '#N/A', reason: { code: 'neverPaysBack' } });
    expect(measure('totalCosts', [[100, 0]], [[0, 50]])).toBe(100);
  });

  test('warns in an added row when there are several IRRs and shows the one nearest to 10 %', () => {
    const args = [[[100, 0, 132]], [[0, 230, 0]]] as const;
    expect(measure('severalRates', ...args)).toBe(2);
    expect(measure('irr', ...args)).toBeCloseTo(0.1, 10);
  });

  test('a negative cost, another length, an unknown convention and half a period are refused', () => {
    const fails = (...args: Parameters<typeof returnSummaryFunction.invoke>[0]) => returnSummaryFunction.invoke(args);
    expect(fails([[100, -10]], [[0, 60]])).toMatchObject({ error: { code: 'numberTooLow', parameter: 'costs', received: -10 } });
    expect(fails([costs], [[0, 60, 60]])).toMatchObject({ error: { code: 'lengthsDiffer', parameter: 'benefits', received: 3 } });
    expect(fails([costs], [benefits], 0.1, 1, 'IFRS')).toMatchObject({ error: { code: 'notAChoice', parameter: 'convention' } });
    expect(fails([costs], [benefits], 0.1, 0.5)).toMatchObject({ error: { parameter: 'periodsPerYear', received: 0.5 } });
    expect(fails([costs], [benefits], -1)).toMatchObject({ error: { code: 'rateTooLow', parameter: 'rate', received: -1 } });
  });
});
