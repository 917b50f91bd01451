import { internalRatesOfReturn, internalRatesOfReturnFunction } from '../../../src/engine/returns/internalRatesOfReturn';

function rates(flows: readonly number[]): readonly number[] {
  const result = internalRatesOfReturn(flows);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** The coefficients of Π (x − root) times −1, as flows whose growth factors are the roots. */
function flowsWithGrowths(...growths: readonly number[]): readonly number[] {
  return growths.reduce((flows, growth) => [...flows, 0].map((flow, index) => flow - growth * (flows[index - 1] ?? 0)), [-100]);
}

describe('internalRatesOfReturn', () => {
  test('finds the one rate of an ordinary investment', () => {
    expect(rates([-100, 110])).toEqual([expect.closeTo(0.1, 14)]);
  });

  test('finds all of several rates, ascending', () => {
    const found = rates(flowsWithGrowths(0.5, 1.1, 1.3, 2));
    expect(found).toEqual([-0.5, 0.1, 0.3, 1].map((rate) => expect.closeTo(rate, 9) as unknown));
  });

  test('finds a rate at which the value only touches zero', () => {
    expect(rates([-1, 2.2, -1.21])).toEqual([expect.closeTo(0.1, 7)]);
  });

  test('tells two rates apart that lie a thousandth of a point from each other', () => {
    expect(rates(flowsWithGrowths(1.1, 1.10001))).toEqual([expect.closeTo(0.1, 8), expect.closeTo(0.10001, 8)]);
  });

  test.each([-0.9999, -0.339, 0, 0.000001, 19.1, 99999])('solves for a rate of %p', (rate) => {
    const [found] = rates([-100, 0, 100 * (1 + rate) ** 2]);
    expect(Math.abs(found - rate)).toBeLessThanOrEqual(1e-12 * (1 + rate));
  });

  test('a loan, first received and then repaid, has a rate too', () => {
    expect(rates([1000, -600, -600])).toEqual([expect.closeTo(0.130662386291807, 12)]);
  });

  test('zeros before, between and after the flows change nothing', () => {
    expect(rates([0, -100, 0, 121, 0])).toEqual([expect.closeTo(0.1, 12)]);
  });

  test('thirty years of months take a moment', () => {
    const mortgage = [-100_000, ...new Array<number>(360).fill(599.55)];
    expect(rates(mortgage)).toEqual([expect.closeTo(0.005, 6)]);
  });

  test('sizes from cents to trillions mix', () => {
    expect(rates([-0.01, 0, 1e12])[0]).toBeCloseTo(1e7 - 1, 4);
  });

  test.each([[[100, 50]], [[-100, -50]], [[-100]], [[0, 0]]])('%j never changes direction', (flows) => {
    expect(internalRatesOfReturn(flows)).toMatchObject({ ok: false, error: { code: 'noSignChange', cellError: '#NUM!' } });
  });

  test('flows that cancel at no real rate say so', () => {
    expect(internalRatesOfReturn([100, -100, 100])).toMatchObject({ ok: false, error: { code: 'noRealRate', cellError: '#NUM!' } });
  });

  test('a flow that changes direction every day for years is refused instead of freezing the sheet', () => {
    const restless = Array.from({ length: 2000 }, (_, day) => (day % 2 === 0 ? -100 : 101));
    expect(internalRatesOfReturn(restless)).toMatchObject({ ok: false, error: { code: 'tooManySignChanges', received: 1999 } });
  });
});

describe('IRRALL', () => {
  test('takes a hundred years of days and no more', () => {
    const days = (count: number) => [new Array<number>(count).fill(1).with(0, -100)];
    expect(internalRatesOfReturnFunction.invoke([days(36_600)])).toMatchObject({ ok: true });
    expect(internalRatesOfReturnFunction.invoke([days(36_601)])).toMatchObject({ error: { code: 'tooManyCells', received: 36_601 } });
  });

  test('spills a header and the rate', () => {
    expect(internalRatesOfReturnFunction.invoke([[[-100, 110]]])).toMatchObject({ ok: true, value: [[{ label: 'irr' }], [expect.closeTo(0.1, 12)]] });
  });

  test('warns in a last row when there is more than one rate', () => {
    const result = internalRatesOfReturnFunction.invoke([[[-100, 230, -132]]]);
    expect(result).toMatchObject({
      ok: true,
      value: [[{ label: 'irr' }], [expect.closeTo(0.1, 12)], [expect.closeTo(0.2, 12)], [{ label: 'severalRates', details: { count: 2 } }]],
    });
  });
});
