import { inflectionOf, marginalResponseAt, responseAt, type ResponseCurve } from '../../../src/engine/decide/responseCurve';

const hill = (steepness: number): ResponseCurve => ({ kind: 'hill', ceiling: 80, half: 5, steepness });
const power = (exponent: number): ResponseCurve => ({ kind: 'power', scale: 3, exponent });
const exponential: ResponseCurve = { kind: 'exponential', ceiling: 80, saturation: 20 };

describe('response curves', () => {
  it.each([hill(0.5), hill(1), hill(3), power(0.5), power(1), exponential])('return nothing for nothing: %o', (curve) => {
    expect(responseAt(curve, 0)).toBe(0);
  });

  /** The limits of the derivative of ceiling · xⁿ / (halfⁿ + xⁿ) as x falls to 0. */
  it.each([
    [hill(0.5), Infinity],
    [hill(1), 80 / 5],
    [hill(1.0001), 0],
    [hill(3), 0],
    [power(0.5), Infinity],
    [power(1), 3],
    [exponential, 80 / 20],
  ])('begin as steep as their formulas say: %o', (curve, slope) => {
    expect(marginalResponseAt(curve, 0)).toBe(slope);
  });

  it.each([hill(0.5), hill(1), hill(3), power(0.5), power(1), exponential])('rise as steeply as differences of their values do: %o', (curve) => {
    for (const spend of [0.5, 3, 5, 17]) {
      const step = 1e-5;
      const slope = (responseAt(curve, spend + step) - responseAt(curve, spend - step)) / (2 * step);
      expect(marginalResponseAt(curve, spend) / slope).toBeCloseTo(1, 7);
    }
  });

  it.each([1.2, 2, 3, 6])('of Hill turn where their slope is greatest: steepness %d', (steepness) => {
    const turn = inflectionOf(hill(steepness));
    const slopes = [-0.01, 0, 0.01].map((way) => marginalResponseAt(hill(steepness), turn * (1 + way)));
    expect(Math.max(...slopes)).toBe(slopes[1]);
    expect(turn).toBeGreaterThan(0);
  });

  it('fall from the start on where they have no turn', () => {
    expect([hill(0.5), hill(1), power(0.5), exponential].map(inflectionOf)).toEqual([0, 0, 0, 0]);
  });
});
