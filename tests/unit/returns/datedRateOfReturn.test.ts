import { datedRateOfReturn, datedRateOfReturnFunction } from '../../../src/engine/returns/datedRateOfReturn';

const NEW_YEAR_2025 = 45_658;

describe('datedRateOfReturn', () => {
  test('a year of 365 days is one period', () => {
    expect(datedRateOfReturn([-1000, 1100], [NEW_YEAR_2025, NEW_YEAR_2025 + 365])).toEqual({ ok: true, value: expect.closeTo(0.1, 14) as unknown });
  });

  test('the order of the dates does not matter', () => {
    const days = [NEW_YEAR_2025, NEW_YEAR_2025 + 100, NEW_YEAR_2025 + 700];
    const ordered = datedRateOfReturn([-1000, 300, 900], days);
    const shuffled = datedRateOfReturn([900, -1000, 300], [days[2], days[0], days[1]]);
    expect(ordered.ok && shuffled.ok && shuffled.value).toBeCloseTo(ordered.ok ? ordered.value : NaN, 12);
  });

  test('solves when money comes first and when nearly all of it is lost', () => {
    expect(datedRateOfReturn([1000, -1100], [NEW_YEAR_2025, NEW_YEAR_2025 + 365])).toMatchObject({ value: expect.closeTo(0.1, 12) as unknown });
    expect(datedRateOfReturn([-10_000, 1], [NEW_YEAR_2025, NEW_YEAR_2025 + 365])).toMatchObject({ value: expect.closeTo(-0.9999, 12) as unknown });
  });

  test('of several rates it gives the one nearest to 10 %', () => {
    const years = [0, 1, 2].map((year) => NEW_YEAR_2025 + year * 365);
    expect(datedRateOfReturn([-100, 230, -132], years)).toMatchObject({ value: expect.closeTo(0.1, 10) as unknown });
    expect(datedRateOfReturn([-100, 205, -104.94], years)).toMatchObject({ value: expect.closeTo(0.06, 9) as unknown });
  });

  test('flows on one day have no rate, and neither have flows of one direction', () => {
    expect(datedRateOfReturn([-100, 110], [NEW_YEAR_2025, NEW_YEAR_2025])).toMatchObject({ error: { code: 'flowsOnOneDay', cellError: '#NUM!' } });
    expect(datedRateOfReturn([100, 110], [NEW_YEAR_2025, NEW_YEAR_2025 + 1])).toMatchObject({ error: { code: 'noSignChange' } });
  });

  test('every flow needs a date', () => {
    expect(datedRateOfReturnFunction.invoke([[[-1, 2]], [[NEW_YEAR_2025]]])).toMatchObject({ error: { code: 'lengthsDiffer', parameter: 'dates' } });
  });
});
