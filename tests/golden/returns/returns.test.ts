import { lifetimeValue } from '../../../src/engine/customers/lifetimeValue';
import { periods, probability, rate } from '../../../src/engine/core/units';
import type { Result } from '../../../src/engine/core/result';
import { datedRateOfReturn } from '../../../src/engine/returns/datedRateOfReturn';
import { equivalentAnnuity } from '../../../src/engine/returns/equivalentAnnuity';
import { internalRatesOfReturn } from '../../../src/engine/returns/internalRatesOfReturn';
import { presentValue, type FlowTiming } from '../../../src/engine/returns/presentValue';
import { returnSummary, type ReturnConvention } from '../../../src/engine/returns/returnSummary';
import reference from './returns.json';

function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(reference.relativeTolerance * Math.max(1, Math.abs(expected)));
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('returns agree with 60-digit reference values', () => {
  test.each(reference.irr)('all internal rates of $flows.length flows, case $#', ({ flows, rates }) => {
    const found = valueOf(internalRatesOfReturn(flows));
    expect(found).toHaveLength(rates.length);
    rates.forEach((expected, index) => expectClose(found[index], expected));
  });

  test.each(reference.xirr)('rate of dated flows, case $#', ({ flows, days, rate: expected }) => {
    expectClose(valueOf(datedRateOfReturn(flows, days)), expected);
  });

  test.each(reference.summary)('summary of $costs.length periods, case $#', (study) => {
    const summarise = (convention: ReturnConvention) =>
      returnSummary(study.costs, study.benefits, rate(study.rate), periods(study.periodsPerYear), convention);
    const summary = summarise('TEI');
    expectClose(summary.costsPresentValue, study.costsPresentValue);
    expectClose(summary.benefitsPresentValue, study.benefitsPresentValue);
    expectClose(summary.netPresentValue, study.netPresentValue);
    expectClose(valueOf(summary.profitabilityIndex), study.profitabilityIndex);
    for (const convention of ['TEI', 'SIMPLE', 'NUCLEUS'] as const) {
      expectClose(valueOf(summarise(convention).returnOnInvestment), study.returnOnInvestment[convention]);
    }
    for (const measure of ['payback', 'discountedPayback'] as const) {
      const expected = study[measure];
      if (expected === null) expect(summary[measure]).toMatchObject({ ok: false, error: { code: 'neverPaysBack' } });
      else expectClose(valueOf(summary[measure]), expected);
    }
  });

  test.each(reference.presentValue)('present value at $rate, case $#', ({ rate: perPeriod, flows, value }) => {
    for (const timing of ['end', 'mid', 'begin'] as const) expectClose(presentValue(rate(perPeriod), flows, timing), value[timing]);
  });

  test.each(reference.annuity)('equivalent annuity at $rate, case $#', ({ rate: perPeriod, flows, value }) => {
    expectClose(valueOf(equivalentAnnuity(rate(perPeriod), flows)), value);
  });

  test.each(reference.lifetimeValue)('lifetime value with $timing timing, case $#', ({ margin, retention, value, ...options }) => {
    const result = lifetimeValue(margin, retention.map(probability), {
      discountRate: rate(options.discountRate),
      acquisitionCost: options.acquisitionCost,
      horizon: options.horizon === null ? undefined : periods(options.horizon),
      timing: options.timing as FlowTiming,
    });
    expectClose(valueOf(result), value);
  });
});
