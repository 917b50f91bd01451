import { rate } from '../../../src/engine/core/units';
import { paybackPeriod } from '../../../src/engine/returns/paybackPeriod';

describe('paybackPeriod', () => {
  test('interpolates inside the period', () => {
    expect(paybackPeriod([-100, 40, 40, 40])).toEqual({ ok: true, value: 2.5 });
  });

  test('is the period itself where it ends even', () => {
    expect(paybackPeriod([-0.3, 0.1, 0.2])).toEqual({ ok: true, value: 2 });
    expect(paybackPeriod([-100, 110], rate(0.1))).toEqual({ ok: true, value: 1 });
  });

  test('discounting makes it longer', () => {
    expect(paybackPeriod([-100, 60, 60], rate(0.1))).toMatchObject({ ok: true, value: expect.closeTo(1.9167, 4) as unknown });
  });

  test('begins to count today even where the investment comes later', () => {
    expect(paybackPeriod([0, -100, 50, 50])).toEqual({ ok: true, value: 3 });
  });

  test('is the first recovery where the project goes under water again', () => {
    expect(paybackPeriod([-100, 100, -50, 60])).toEqual({ ok: true, value: 1 });
  });

  test('is 0 where nothing was ever owed', () => {
    expect(paybackPeriod([0, 10])).toEqual({ ok: true, value: 0 });
    expect(paybackPeriod([100, -30])).toEqual({ ok: true, value: 0 });
  });

  test('never is #N/A with what is missing', () => {
    expect(paybackPeriod([-100, 30, 30])).toMatchObject({
      ok: false,
      error: { code: 'neverPaysBack', cellError: '#N/A', details: { missing: 40, periods: 2 } },
    });
    expect(paybackPeriod([-100])).toMatchObject({ ok: false, error: { code: 'neverPaysBack' } });
  });
});
