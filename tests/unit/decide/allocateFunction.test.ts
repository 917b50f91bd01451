import type { CellArgument } from '../../../src/engine/core/roiFunction';
import { roiFunction } from '../../../src/engine/library';
import { describeError } from '../../../src/locales/describeError';
import { locale } from '../../support/words';

const curves = [
  ['Search', 'power', 40, 0.5],
  ['Social', 'power', 20, 0.5],
  ['Fairs', 'power', 10, 0.5],
];

function allocate(...args: CellArgument[]) {
  return roiFunction('ALLOCATE')!.invoke(args);
}

function rows(...args: CellArgument[]): unknown[][] {
  const result = allocate(...args);
  if (!result.ok) throw new Error(result.error.code);
  return result.value as unknown[][];
}

describe('ROI.ALLOCATE', () => {
  it('spills the split that makes the returns of one more unit equal, and their total', () => {
    const close = (value: number): unknown => expect.closeTo(value, 9);
    const marginal = 20 / Math.sqrt(160);
    expect(rows(210, curves)).toEqual([
      [{ label: 'channel' }, { label: 'spend' }, { label: 'shareOfSpend' }, { label: 'response' }, { label: 'marginalResponse' }],
      ['Search', close(160), close(160 / 210), close(40 * Math.sqrt(160)), close(marginal)],
      ['Social', close(40), close(40 / 210), close(20 * Math.sqrt(40)), close(marginal)],
      ['Fairs', close(10), close(10 / 210), close(10 * Math.sqrt(10)), close(marginal)],
      [{ label: 'total' }, 210, 1, close(Math.sqrt(210 * 2100)), close(marginal)],
    ]);
  });

  it('takes a header, Chinese words, and limits for each channel or for all', () => {
    const table = [['渠道', '曲线', 'p1', 'p2', 'p3'], ['A', '幂函数', 40, 0.5, null], ['B', '指数', 100, 50, null], ['C', '希尔', 100, 50, 2]];
    const split = rows(300, table, 20, [[60], [200], [200]]);
    expect(split[1]![1]).toBe(60);
    expect((split[2]![1] as number) + (split[3]![1] as number)).toBeCloseTo(240, 9);
  });

  it('leaves what no channel can take', () => {
    expect(rows(500, curves, null, 100)[4]!.slice(0, 2)).toEqual([{ label: 'total' }, 300]);
  });

  it('splits nothing into nothing, with a blank where the first unit returns beyond all bounds', () => {
    expect(rows(0, curves)[1]).toEqual(['Search', 0, 0, 0, '']);
  });

  it.each<[string, CellArgument[], string]>([
    ['an exponent above 1', [100, [['A', 'power', 1, 1.5]]], 'exponentAboveOne'],
    ['a scale of 0', [100, [['A', 'exponential', 0, 5]]], 'notPositive'],
    ['a Hill curve without steepness', [100, [['A', 'hill', 10, 5]]], 'notPositive'],
    ['an unknown curve', [100, [['A', 'cubic', 10, 5]]], 'notAChoice'],
    ['a negative budget', [-1, curves], 'numberTooLow'],
    ['limits of another number', [100, curves, [[1, 2]]], 'lengthsDiffer'],
    ['minimums beyond the budget', [100, curves, 50], 'decideBudgetLimits'],
    ['crossed limits', [100, curves, 20, 10], 'decideBounds'],
  ])('refuses %s', (_, args, code) => {
    const result = allocate(...args);
    expect(result).toMatchObject({ ok: false, error: { code } });
    if (!result.ok) for (const language of ['en-US', 'zh-CN'] as const) expect(describeError(result.error, locale(language))).not.toMatch(/\{|undefined/);
  });

  it.each<[string, CellArgument[], object]>([
    ['without a header', [100, [['A', 'power', 1, 0.5], ['B', 'power', -3, 0.5]]], { parameter: 'curves', received: -3, details: { row: 2, column: 'p1' } }],
    ['under a header', [100, [['name', 'curve', 'a', 'b'], ['A', 'power', 1, 0.5], ['B', 'hill', 3, 0.5, 0]]], { parameter: 'curves', received: 0, details: { row: 3, column: 'p3' } }],
    ['of an exponent', [100, [['A', 'power', 1, 1.25]]], { parameter: 'curves', received: 1.25, details: { row: 1, column: 'p2' } }],
    ['of a list too long', [100, Array.from({ length: 51 }, (_, row) => [`C${row}`, 'power', 1, 0.5])], { parameter: 'curves', received: 51, details: { maximum: 50 } }],
    ['of limits', [100, curves, [[1, 2]]], { parameter: 'minimum', received: 2, details: { other: 'curves', expected: 3 } }],
  ])('tells the place %s in its error', (_, args, error) => {
    expect(allocate(...args)).toMatchObject({ ok: false, error });
  });

  it('takes a straight line', () => {
    expect(rows(10, [['A', 'power', 3, 1]])[1]).toEqual(['A', 10, 1, 30, 3]);
  });

  it('names the cell at fault', () => {
    const result = allocate(100, [['name', 'curve', 'a', 'b'], ['A', 'power', 1, 0.5], ['B', 'power', -3, 0.5]]);
    expect(result.ok ? '' : describeError(result.error, locale('en-US'))).toBe('curves (row 3, column p1) must be above 0; received -3.');
  });
});
