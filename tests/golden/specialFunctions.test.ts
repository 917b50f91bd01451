import facts from './specialFunctions.json';
import { gamma, logGamma } from '../../src/engine/core/special/logGamma';
import { incompleteBeta, inverseIncompleteBeta } from '../../src/engine/core/special/incompleteBeta';
import { incompleteGamma, inverseIncompleteGamma } from '../../src/engine/core/special/incompleteGamma';
import { complementaryErrorFunction, errorFunction, inverseNormal, normalCumulative } from '../../src/engine/core/special/normal';

function expectClose(received: number, expected: number, tolerance = facts.tolerance): void {
  const difference = received === expected ? 0 : Math.abs(received - expected) / Math.abs(expected);
  expect({ received, expected, close: difference <= tolerance }).toEqual({ received, expected, close: true });
}

function pairs(rows: readonly (readonly number[])[]): [number, number][] {
  return rows.map(([x = NaN, y = NaN]) => [x, y]);
}

describe('special functions against 60-digit arithmetic', () => {
  it('ln Γ and Γ hold 1e-14', () => {
    for (const [x, value] of pairs(facts.logGamma)) expectClose(logGamma(x), value, 1e-14);
    for (const [x, value] of pairs(facts.gamma)) expectClose(gamma(x), value, 1e-14);
  });

  it('erf and erfc hold 1e-14, also far out', () => {
    for (const [x = NaN, value = NaN, complement = NaN] of facts.erf) {
      expectClose(errorFunction(x), value, 1e-14);
      expectClose(complementaryErrorFunction(x), complement, 1e-14);
    }
  });

  it('the normal quantile holds 1e-14 and undoes the distribution function', () => {
    for (const [probability, z] of pairs(facts.inverseNormal)) {
      expectClose(inverseNormal(probability), z, 1e-14);
      if (probability > 1e-30) expectClose(normalCumulative(inverseNormal(probability)), probability, 1e-13);
    }
  });

  it('the smaller tail of the incomplete gamma function keeps its relative precision, and the quantile undoes it', () => {
    for (const [a = NaN, x = NaN, lower = NaN, upper = NaN] of facts.incompleteGamma) {
      const tails = incompleteGamma(a, x);
      expectClose(Math.min(tails.lower, tails.upper), Math.min(lower, upper));
      if (lower < 0.5) expectClose(inverseIncompleteGamma(a, lower), x);
    }
  });

  it('the smaller tail of the incomplete beta function keeps its relative precision, and the quantile undoes it', () => {
    for (const [a = NaN, b = NaN, x = NaN, lower = NaN, upper = NaN] of facts.incompleteBeta) {
      const tails = incompleteBeta(a, b, x);
      expectClose(Math.min(tails.lower, tails.upper), Math.min(lower, upper));
      if (lower < 0.5) expectClose(inverseIncompleteBeta(a, b, lower), x);
    }
  });

  it('answers NaN outside its domain instead of a number', () => {
    expect([logGamma(-1), gamma(0), inverseNormal(1.5), incompleteGamma(-1, 1).lower, incompleteBeta(1, 1, 2).lower]).toEqual([NaN, NaN, NaN, NaN, NaN]);
  });
});
