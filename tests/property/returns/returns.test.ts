import fc from 'fast-check';
import { lifetimeValue } from '../../../src/engine/customers/lifetimeValue';
import type { Result } from '../../../src/engine/core/result';
import { periods, probability, rate } from '../../../src/engine/core/units';
import { basicReturn } from '../../../src/engine/returns/basicReturn';
import { datedRateOfReturn } from '../../../src/engine/returns/datedRateOfReturn';
import { equivalentAnnuity } from '../../../src/engine/returns/equivalentAnnuity';
import { internalRatesOfReturn } from '../../../src/engine/returns/internalRatesOfReturn';
import { paybackPeriod } from '../../../src/engine/returns/paybackPeriod';
import { phasedReturn } from '../../../src/engine/returns/phasedReturn';
import { presentValue } from '../../../src/engine/returns/presentValue';
import { returnSummary } from '../../../src/engine/returns/returnSummary';

const SEED = { seed: 20261121, numRuns: 200 };

const cents = fc.integer({ min: -1e9, max: 1e9 }).map((amount) => amount / 100);
const positiveCents = fc.integer({ min: 1, max: 1e9 }).map((amount) => amount / 100);
const flows = fc.array(cents, { minLength: 2, maxLength: 60 });
const discount = fc.integer({ min: -900, max: 3000 }).map((perMille) => rate(perMille / 1000));
const costsAndBenefits = fc
  .array(fc.tuple(positiveCents, positiveCents), { minLength: 2, maxLength: 40 })
  .map((pairs) => ({ costs: pairs.map(([cost]) => cost), benefits: pairs.map(([, benefit]) => benefit) }));

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** The same sum in floating point, as simulations compute it. */
function floatPresentValue(flowsOfPeriods: readonly number[], perPeriod: number): { readonly value: number; readonly size: number } {
  let value = 0;
  let size = 0;
  let factor = 1;
  for (const flow of flowsOfPeriods) {
    value += flow * factor;
    size += Math.abs(flow) * factor;
    factor /= 1 + perPeriod;
  }
  return { value, size };
}

describe('present value', () => {
  test('in decimals and in floating point agree to the last digits', () => {
    fc.assert(
      fc.property(flows, discount, (amounts, perPeriod) => {
        const { value, size } = floatPresentValue(amounts, perPeriod);
        expect(Math.abs(presentValue(perPeriod, amounts) - value)).toBeLessThanOrEqual(1e-12 * size);
      }),
      SEED,
    );
  });

  test('of a sum is the sum of present values', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cents, cents), { minLength: 1, maxLength: 40 }), discount, (pairs, perPeriod) => {
        const [first, second] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const together = presentValue(perPeriod, pairs.map(([a, b]) => a + b));
        const { size } = floatPresentValue(pairs.map(([a, b]) => Math.abs(a) + Math.abs(b)), perPeriod);
        expect(Math.abs(presentValue(perPeriod, first) + presentValue(perPeriod, second) - together)).toBeLessThanOrEqual(1e-12 * size);
      }),
      SEED,
    );
  });
});

describe('internal rates of return', () => {
  /** Growth factors at least 15 % apart, so that their product polynomial is well conditioned. */
  const growths = fc
    .array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 3 })
    .map((steps) => [...new Set(steps)].toSorted((a, b) => a - b).map((step) => 0.4 * 1.17 ** step));
  /** x² + ax + b with positive a and b has no positive zero, so it adds flows without adding rates. */
  const rootless = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 })), { maxLength: 3 });

  function product(left: readonly number[], right: readonly number[]): readonly number[] {
    const result = new Array<number>(left.length + right.length - 1).fill(0);
    left.forEach((a, i) => right.forEach((b, j) => (result[i + j] += a * b)));
    return result;
  }

  test('are the ones the flows were built from, no more and no fewer', () => {
    fc.assert(
      fc.property(growths, rootless, (roots, factors) => {
        const withRoots = roots.reduce((polynomial, root) => product(polynomial, [1, -root]), [-100] as readonly number[]);
        const all = factors.reduce((polynomial, [a, b]) => product(polynomial, [1, a / 10, b / 10]), withRoots);
        const found = valueOf(internalRatesOfReturn(all));
        expect(found).toHaveLength(roots.length);
        roots.forEach((root, index) => expect(Math.abs(found[index] + 1 - root)).toBeLessThanOrEqual(1e-9 * root));
      }),
      SEED,
    );
  });

  /** Closer to −1 a double cannot state the rate finely enough for this test. */
  const NEAR_TOTAL_LOSS = -0.999;

  test('make the present value vanish', () => {
    fc.assert(
      fc.property(flows, (amounts) => {
        const found = internalRatesOfReturn(amounts);
        fc.pre(found.ok);
        for (const perPeriod of valueOf(found).filter((solution) => solution > NEAR_TOTAL_LOSS)) {
          const { value, size } = floatPresentValue(amounts, perPeriod);
          expect(Math.abs(value)).toBeLessThanOrEqual(1e-9 * size);
        }
      }),
      SEED,
    );
  });

  test('number as Descartes allows: as many as sign changes, or fewer by an even number, counting none twice', () => {
    fc.assert(
      fc.property(flows, (amounts) => {
        const signs = amounts.filter((amount) => amount !== 0).map(Math.sign);
        const changes = signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
        const found = internalRatesOfReturn(amounts);
        const count = found.ok ? found.value.length : 0;
        expect(count).toBeLessThanOrEqual(changes);
        expect((changes - count) % 2).toBe(0);
      }),
      SEED,
    );
  });

  test('do not depend on the currency', () => {
    fc.assert(
      fc.property(flows, fc.integer({ min: -8, max: 8 }), (amounts, power) => {
        expect(internalRatesOfReturn(amounts.map((amount) => amount * 2 ** power))).toEqual(internalRatesOfReturn(amounts));
      }),
      SEED,
    );
  });

  test('of dated flows do not depend on the order of the flows', () => {
    const dated = fc.array(fc.tuple(cents, fc.integer({ min: 40_000, max: 50_000 })), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(dated, (pairs) => {
        const solve = (list: typeof pairs) => datedRateOfReturn(list.map(([flow]) => flow), list.map(([, day]) => day));
        const [forward, backward] = [solve(pairs), solve(pairs.toReversed())];
        expect(backward.ok).toBe(forward.ok);
        if (forward.ok && backward.ok) expect(Math.abs(forward.value - backward.value)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(forward.value)));
      }),
      SEED,
    );
  });
});

describe('payback', () => {
  test('lies within the flows and does not depend on the currency', () => {
    fc.assert(
      fc.property(flows, discount, (amounts, perPeriod) => {
        const result = paybackPeriod(amounts, perPeriod);
        const scaled = paybackPeriod(amounts.map((amount) => amount * 8), perPeriod);
        expect(scaled.ok).toBe(result.ok);
        fc.pre(result.ok);
        expect(valueOf(result)).toBeGreaterThanOrEqual(0);
        expect(valueOf(result)).toBeLessThanOrEqual(amounts.length - 1);
        expect(valueOf(scaled)).toBeCloseTo(valueOf(result), 12);
      }),
      SEED,
    );
  });

  test('never comes sooner for discounting', () => {
    const investment = fc.tuple(positiveCents, fc.array(positiveCents, { minLength: 1, maxLength: 40 })).map(([first, later]) => [-first, ...later]);
    fc.assert(
      fc.property(investment, fc.integer({ min: 1, max: 900 }), (amounts, perMille) => {
        const discounted = paybackPeriod(amounts, rate(perMille / 1000));
        fc.pre(discounted.ok);
        expect(valueOf(discounted)).toBeGreaterThanOrEqual(valueOf(paybackPeriod(amounts)) - 1e-12);
      }),
      SEED,
    );
  });
});

describe('summary', () => {
  test('SIMPLE is BASIC, and its measures hang together', () => {
    fc.assert(
      fc.property(costsAndBenefits, discount, ({ costs, benefits }, perYear) => {
        expect(returnSummary(costs, benefits, perYear, periods(1), 'SIMPLE').returnOnInvestment).toEqual(basicReturn(benefits, costs));
        const summary = returnSummary(costs, benefits, perYear);
        const size = summary.costsPresentValue + summary.benefitsPresentValue;
        expect(Math.abs(summary.benefitsPresentValue - summary.costsPresentValue - summary.netPresentValue)).toBeLessThanOrEqual(1e-14 * size);
        const [ratio, roi] = [valueOf(summary.benefitCostRatio), valueOf(summary.returnOnInvestment)];
        expect(Math.abs(ratio - 1 - roi)).toBeLessThanOrEqual(1e-14 * (1 + ratio));
        expect(Math.sign(roi)).toBe(Math.sign(summary.netPresentValue));
      }),
      SEED,
    );
  });

  test('phases add up to the project whatever their ends', () => {
    const ends = fc.uniqueArray(fc.integer({ min: 0, max: 45 }), { minLength: 1, maxLength: 6 }).map((list) => list.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(costsAndBenefits, ends, ({ costs, benefits }, phaseEnds) => {
        const { phases, total } = valueOf(phasedReturn(costs, benefits, phaseEnds));
        const net = phases.reduce((sum, phase) => sum + Math.round(phase.net * 100), 0);
        expect(net).toBe(Math.round(total.net * 100));
        expect(phases[0].from).toBe(0);
        expect(phases.at(-1)?.to).toBe(costs.length - 1);
        phases.slice(1).forEach((phase, index) => expect(phase.from).toBe(phases[index].to + 1));
      }),
      SEED,
    );
  });
});

describe('annuity and lifetime value', () => {
  test('the equivalent annuity is worth as much as the flows', () => {
    fc.assert(
      fc.property(flows, discount, (amounts, perPeriod) => {
        const level = valueOf(equivalentAnnuity(perPeriod, amounts));
        const annuity = [0, ...new Array<number>(amounts.length - 1).fill(level)];
        const { size } = floatPresentValue(amounts, perPeriod);
        expect(Math.abs(presentValue(perPeriod, annuity) - presentValue(perPeriod, amounts))).toBeLessThanOrEqual(1e-11 * size);
      }),
      SEED,
    );
  });

  test('a level vector is worth what its single value is over that horizon, and more retention is worth more', () => {
    const shares = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(positiveCents, shares, shares, fc.integer({ min: 2, max: 30 }), discount, (margin, one, two, count, discountRate) => {
        const [lower, higher] = [Math.min(one, two) / 1000, Math.max(one, two) / 1000];
        const single = (retention: number) => valueOf(lifetimeValue([margin], [probability(retention)], { discountRate, horizon: periods(count) }));
        const vector = valueOf(
          lifetimeValue(new Array<number>(count).fill(margin), new Array(count).fill(probability(lower)), { discountRate }),
        );
        expect(Math.abs(vector - single(lower))).toBeLessThanOrEqual(1e-12 * vector);
        expect(single(higher)).toBeGreaterThanOrEqual(single(lower));
      }),
      SEED,
    );
  });
});
