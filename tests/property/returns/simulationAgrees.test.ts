import fc from 'fast-check';
import type { FunctionResult } from '../../../src/engine/core/roiFunction';
import { rate } from '../../../src/engine/core/units';
import { roiFunction } from '../../../src/engine/library';
import { returnSummary } from '../../../src/engine/returns/returnSummary';

/**
 * Amounts that are shown are decimal, simulations are floating point. Where nothing is uncertain both must say the same.
 */
const line = fc
  .record({
    kind: fc.constantFrom('cost', 'benefit'),
    cents: fc.integer({ min: 1, max: 1e9 }),
    start: fc.integer({ min: 0, max: 8 }),
    length: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ kind, cents, start, length }) => ({ kind, amount: cents / 100, start, end: start + length }));

const project = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 6 }), fc.integer({ min: -100, max: 900 }))
  .map(([lines, perMille]) => ({ lines: [{ kind: 'cost', amount: 1000, start: 0, end: 0 }, ...lines], discount: rate(perMille / 1000) }));

type Line = { readonly kind: string; readonly amount: number; readonly start: number; readonly end: number };

function amountsByPeriod(lines: readonly Line[], kind: string): readonly number[] {
  const horizon = Math.max(...lines.map(({ end }) => end));
  return Array.from({ length: horizon + 1 }, (_, period) =>
    lines
      .filter((each) => each.kind === kind && each.start <= period && period <= each.end)
      .reduce((cents, { amount }) => cents + Math.round(amount * 100), 0) / 100,
  );
}

/** A row of the report by its label: return on investment, net present value, payback. */
function simulated(result: FunctionResult, label: string): readonly unknown[] {
  const rows = result as readonly (readonly unknown[])[];
  return rows.find(([head]) => (head as { label: string }).label === label)!.slice(1);
}

function expectClose(actual: unknown, expected: number, size: number): void {
  expect(typeof actual).toBe('number');
  expect(Math.abs((actual as number) - expected)).toBeLessThanOrEqual(1e-9 * size);
}

test('a simulation without uncertainty is the summary in floating point', () => {
  fc.assert(
    fc.property(project, ({ lines, discount }) => {
      const table = lines.map(({ kind, amount, start, end }, index) => [`line ${index}`, kind, 'fixed', amount, null, null, start, end, 0]);
      const result = roiFunction('MONTECARLO')!.invoke([table, discount, 100]);
      if (!result.ok) throw new Error(result.error.code);
      const summary = returnSummary(amountsByPeriod(lines, 'cost'), amountsByPeriod(lines, 'benefit'), discount);
      const [returnOnInvestment, netPresentValue, payback] = simulated(result.value, 'mean');
      const size = summary.costsPresentValue + summary.benefitsPresentValue;
      expectClose(netPresentValue, summary.netPresentValue, size);
      expectClose(returnOnInvestment, summary.netPresentValue / summary.costsPresentValue, size / summary.costsPresentValue);
      if (summary.payback.ok) expectClose(payback, summary.payback.value, 100);
      else expect(payback).toEqual({ label: 'noResult' });
    }),
    { seed: 20261121, numRuns: 60 },
  );
});
