import { exp, log, log10, pow } from '../../../src/engine/core/special/elementary';
import golden from '../../golden/risk/elementaryFunctions.json';

const bits = new Float64Array(1);
const integers = new BigInt64Array(bits.buffer);

function ordinal(value: number): bigint {
  bits[0] = value;
  return integers[0]!;
}

/** How many doubles lie between two results of the same sign. */
function unitsApart(a: number, b: number): number {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  if (Number.isNaN(a) || Number.isNaN(b) || a * b < 0) return Infinity;
  const distance = ordinal(a) - ordinal(b);
  return Number(distance < 0n ? -distance : distance);
}

/** A fixed sequence in (0, 1): the test must not depend on the streams it helps to build. */
function sequence(): () => number {
  let state = 1;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

describe('elementary functions', () => {
  it.each(golden.exp)('exp(%p) is within one unit of the true value', (x, expected) => {
    expect(unitsApart(exp(x!), expected!)).toBeLessThanOrEqual(golden.toleranceUlp);
  });

  it.each(golden.log)('log(%p) is within one unit of the true value', (x, expected) => {
    expect(unitsApart(log(x!), expected!)).toBeLessThanOrEqual(golden.toleranceUlp);
  });

  it.each(golden.log10)('log10(%p) is within one unit of the true value', (x, expected) => {
    expect(unitsApart(log10(x!), expected!)).toBeLessThanOrEqual(golden.toleranceUlp);
  });

  it.each(golden.pow)('pow(%p, %p) is within one unit of the true value', (base, exponent, expected) => {
    expect(unitsApart(pow(base!, exponent!), expected!)).toBeLessThanOrEqual(golden.toleranceUlp);
  });

  it('stay within one unit of the engine’s own functions over their whole range', () => {
    const next = sequence();
    let worst = 0;
    for (let index = 0; index < 20000; index++) {
      const wide = (next() - 0.5) * 1400;
      const positive = Math.exp((next() - 0.5) * 1400);
      const base = Math.exp((next() - 0.5) * 20);
      const exponent = (next() - 0.5) * 60;
      worst = Math.max(
        worst,
        unitsApart(exp(wide), Math.exp(wide)),
        unitsApart(log(positive), Math.log(positive)),
        unitsApart(pow(base, exponent), Math.pow(base, exponent)),
      );
    }
    expect(worst).toBeLessThanOrEqual(1);
  });

  it('are exact where the result is a double', () => {
    for (let base = 2; base <= 50; base++) {
      for (let exponent = 1; base ** exponent < 2 ** 53; exponent++) expect(pow(base, exponent)).toBe(Number(BigInt(base) ** BigInt(exponent)));
    }
    for (let exponent = -300; exponent <= 300; exponent++) expect(log10(Number(`1e${exponent}`))).toBe(exponent);
    expect([exp(0), log(1), pow(2, -1074), pow(4, 0.5)]).toEqual([1, 0, 5e-324, 2]);
  });

  it('agree with the language on zeros, infinities, NaN and signs', () => {
    const special = [0, -0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, Infinity, -Infinity, NaN, 1e308, -1e308, 5e-324, 1e-310, 2 ** 53 + 2];
    for (const a of special) {
      expect(unitsApart(exp(a), Math.exp(a))).toBeLessThanOrEqual(1);
      expect(unitsApart(log(a), Math.log(a))).toBeLessThanOrEqual(1);
      for (const b of special) {
        const ours = pow(a, b);
        const theirs = Math.pow(a, b);
        expect(unitsApart(ours, theirs)).toBeLessThanOrEqual(1);
        if (theirs === 0) expect(Object.is(ours, theirs)).toBe(true);
      }
    }
  });
});
