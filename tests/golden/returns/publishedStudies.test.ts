import { rate } from '../../../src/engine/core/units';
import type { Result } from '../../../src/engine/core/result';
import { basicReturn } from '../../../src/engine/returns/basicReturn';
import { returnSummary } from '../../../src/engine/returns/returnSummary';
import reference from './publishedStudies.json';

const PUBLISHED_CELL = 2;
const MONTHS = 12;

function valueOf(result: Result<number>): number {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('published studies come out as printed', () => {
  test.each(reference.cases)('$title', ({ costs, benefits, discount_rate, published, recomputed }) => {
    const summary = returnSummary(costs, benefits, rate(discount_rate));
    expect(Math.abs(summary.costsPresentValue - published.costs_pv)).toBeLessThanOrEqual(PUBLISHED_CELL);
    expect(Math.abs(summary.benefitsPresentValue - published.benefits_pv)).toBeLessThanOrEqual(PUBLISHED_CELL);
    expect(Math.abs(summary.netPresentValue - published.npv)).toBeLessThanOrEqual(PUBLISHED_CELL);

    expect(summary.totalCosts).toBe(recomputed.total_costs);
    expect(summary.totalBenefits).toBe(recomputed.total_benefits);
    expect(summary.netPresentValue).toBeCloseTo(recomputed.npv, 1);
    expect(valueOf(summary.returnOnInvestment) * 100).toBeCloseTo(recomputed.roi_pct, 2);
    expect(valueOf(summary.payback) * MONTHS).toBeCloseTo(recomputed.payback_months_linear, 2);
    expect(valueOf(summary.discountedPayback) * MONTHS).toBeCloseTo(recomputed.discounted_payback_months, 2);
  });

  test('the study of a sales platform shows present values 1,672,201 and 7,168,371, NPV 5,496,170 and ROI 329 %', () => {
    const [study] = reference.cases;
    const summary = returnSummary(study.costs, study.benefits, rate(0.1));
    expect(Math.round(summary.costsPresentValue)).toBe(1_672_201);
    expect(Math.round(summary.benefitsPresentValue)).toBe(7_168_371);
    expect(Math.round(summary.netPresentValue)).toBe(5_496_170);
    expect(Math.round(valueOf(summary.returnOnInvestment) * 100)).toBe(329);
  });

  test('benefits of 200, 50, 30 and 20 on a cost of 100 return 200 %', () => {
    expect(basicReturn([200, 50, 30, 20], [100])).toEqual({ ok: true, value: 2 });
  });
});
