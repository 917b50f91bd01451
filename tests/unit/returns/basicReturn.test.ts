import { basicReturn } from '../../../src/engine/returns/basicReturn';

describe('basicReturn', () => {
  test('adds up decimals, not their binary neighbours', () => {
    expect(basicReturn([0.1, 0.2], [0.3])).toEqual({ ok: true, value: 0 });
    expect(0.1 + 0.2 - 0.3).not.toBe(0);
  });

  test('a loss is negative, nothing earned is −100 %', () => {
    expect(basicReturn([50], [100])).toEqual({ ok: true, value: -0.5 });
    expect(basicReturn([0], [100])).toEqual({ ok: true, value: -1 });
  });

  test('without costs there is no return', () => {
    expect(basicReturn([50], [0, 0])).toMatchObject({ ok: false, error: { code: 'costsAreZero', cellError: '#DIV/0!' } });
  });
});
