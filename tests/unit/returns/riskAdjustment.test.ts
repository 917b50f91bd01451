import { riskAdjustmentFunction } from '../../../src/engine/returns/riskAdjustment';

describe('RISKADJ', () => {
  const adjust = (...args: Parameters<typeof riskAdjustmentFunction.invoke>[0]) => riskAdjustmentFunction.invoke(args);

  test('lowers benefits and raises costs, in decimals', () => {
    expect(adjust(100, 0.15, 'benefit')).toEqual({ ok: true, value: 85 });
    expect(adjust(100, 0.15, 'cost')).toEqual({ ok: true, value: 115 });
    expect(adjust(1.1, 0.1, 'Cost')).toEqual({ ok: true, value: 1.21 });
  });

  test('keeps the shape of the values', () => {
    const values = [
      [100, 200, 0],
      [10, 20, 0],
    ];
    expect(adjust(values, 0.5, 'benefit')).toEqual({
      ok: true,
      value: [
        [50, 100, 0],
        [5, 10, 0],
      ],
    });
  });

  test('one adjustment per row, per column and per value', () => {
    const values = [
      [100, 200],
      [10, 20],
    ];
    const value = (result: ReturnType<typeof adjust>) => (result.ok ? result.value : result.error);
    expect(value(adjust(values, [[0.1], [0.5]], 'cost'))).toEqual([
      [110, 220],
      [15, 30],
    ]);
    expect(value(adjust(values, [[0.1, 0.5]], 'cost'))).toEqual([
      [110, 300],
      [11, 30],
    ]);
    expect(
      value(
        adjust(
          values,
          [
            [0, 0.1],
            [0.2, 1],
          ],
          'benefit',
        ),
      ),
    ).toEqual([
      [100, 180],
      [8, 0],
    ]);
  });

  test('an adjustment that does not fit is refused with both shapes', () => {
    expect(adjust([[1, 2, 3]], [[0.1, 0.2]], 'cost')).toMatchObject({
      error: { code: 'adjustmentShape', details: { rows: 1, columns: 3, adjustmentRows: 1, adjustmentColumns: 2 } },
    });
  });

  test('a benefit cannot lose more than itself, a cost may more than double', () => {
    expect(adjust(100, 1.5, 'benefit')).toMatchObject({ error: { code: 'adjustmentAboveOne', received: 1.5 } });
    expect(adjust(100, 1.5, 'cost')).toEqual({ ok: true, value: 250 });
    expect(adjust(100, -0.1, 'cost')).toMatchObject({ error: { code: 'numberTooLow', received: -0.1 } });
  });

  test('the kind is needed and must be known', () => {
    expect(adjust(100, 0.1)).toMatchObject({ error: { code: 'argumentMissing', parameter: 'kind' } });
    expect(adjust(100, 0.1, 'revenue')).toMatchObject({ error: { code: 'notAChoice', received: 'revenue' } });
  });
});
