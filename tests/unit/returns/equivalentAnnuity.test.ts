import { rate } from '../../../src/engine/core/units';
import { equivalentAnnuity } from '../../../src/engine/returns/equivalentAnnuity';
import { presentValue } from '../../../src/engine/returns/presentValue';

describe('equivalentAnnuity', () => {
  test('level flows are their own annuity', () => {
    expect(equivalentAnnuity(rate(0.08), [0, 50, 50, 50])).toEqual({ ok: true, value: 50 });
  });

  test('is worth as much as the flows', () => {
    const flows = [-1000, 300, 500, 700];
    const annuity = equivalentAnnuity(rate(0.07), flows);
    if (!annuity.ok) throw new Error(annuity.error.code);
    expect(presentValue(rate(0.07), [0, annuity.value, annuity.value, annuity.value])).toBeCloseTo(presentValue(rate(0.07), flows), 9);
  });

  test('at a rate of zero it is the sum over the periods', () => {
    expect(equivalentAnnuity(rate(0), [-1000, 600, 600])).toEqual({ ok: true, value: 100 });
  });

  test('a single flow has no period to spread over', () => {
    expect(equivalentAnnuity(rate(0.1), [-1000])).toMatchObject({ ok: false, error: { code: 'onePeriodNeeded', cellError: '#DIV/0!', received: 1 } });
  });
});
