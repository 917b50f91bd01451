import { describeError } from '../../../src/locales/describeError';
import { labelText } from '../../../src/locales/labelText';
import { roiFunction } from '../../../src/engine/library';
import type { CellArgument } from '../../../src/engine/core/roiFunction';
import { locale } from '../../support/words';

/** What a call that fails says in both languages. */
function messages(name: string, ...args: readonly CellArgument[]): readonly string[] {
  const result = roiFunction(name)!.invoke(args);
  if (result.ok) throw new Error(`${name} did not fail`);
  return [describeError(result.error, locale('en-US')), describeError(result.error, locale('zh-CN'))];
}

describe('messages name the argument, what is allowed and what was received', () => {
  const tenMillion = new Array<readonly number[]>(1_000_000).fill([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

  test.each<[string, readonly string[], string, string]>([
    [
      'a rate below −100 %',
      messages('PRESENTVALUE', -1.5, [[1, 2]]),
      'rate must be above -100%; received -150%.',
      '折现率必须高于 -100%；收到 -150%。',
    ],
    [
      'text among numbers',
      messages('PAYBACK', [[-100, 'n/a', 60]]),
      'flows (cell 2) must be a number; received “n/a”.',
      '现金流（第 2 个单元格）必须是数字；收到 “n/a”。',
    ],
    [
      'lengths that differ',
      messages('SUMMARY', [[1, 2, 3]], [[1, 2]]),
      'benefits must have as many values as costs (3); received 2.',
      '收益的个数必须与成本相同（3 个）；收到 2 个。',
    ],
    [
      'an empty range',
      messages('IRRALL', [[null, null]]),
      'flows is missing or empty.',
      '缺少参数现金流，或该参数为空。',
    ],
    [
      'flows of one direction',
      messages('IRRALL', [[1, 2]]),
      'flows must contain both payments and receipts; all amounts point the same way.',
      '现金流必须既有流出又有流入；现有金额方向全部相同。',
    ],
    [
      'ten million cells',
      messages('PAYBACK', tenMillion),
      'flows may have at most 1,048,576 cells; received 10,000,000.',
      '现金流最多 1,048,576 个单元格；收到 10,000,000 个。',
    ],
    [
      'an unknown word',
      messages('RISKADJ', 100, 0.1, 'gain'),
      'kind must be one of benefit, cost; received “gain”.',
      '类型必须是以下之一：benefit, cost；收到 “gain”。',
    ],
    [
      'a rectangle instead of a row',
      messages('PAYBACK', [[1, 2], [3, 4]]),
      'flows must be one row or one column; received 2 rows × 2 columns.',
      '现金流必须是一行或一列；收到 2 行 × 2 列。',
    ],
    [
      'an error in a cell',
      messages('PAYBACK', [[-1, { error: '#REF!' }]]),
      'flows (cell 2) holds the error #REF!; correct that cell first.',
      '现金流（第 2 个单元格）含有错误值 #REF!；请先更正该单元格。',
    ],
    [
      'a boolean',
      messages('LTV', true, 0.8),
      'margin (cell 1) must be a number; received TRUE.',
      '毛利（第 1 个单元格）必须是数字；收到 TRUE。',
    ],
    [
      'what never pays back',
      messages('PAYBACK', [[-100, 30, 30]]),
      'The flows never pay back: 40 is still missing at the end (period 2).',
      '现金流始终未能回本：到最后一期（第 2 期）仍差 40。',
    ],
    [
      'a value without limit',
      messages('LTV', 100, 1, 0),
      'The lifetime value has no limit: retention (100%) must stay below 1 + discount rate (0%), or give a horizon.',
      '客户终身价值没有上限：留存率（100%）必须低于 1 + 折现率（0%），否则请指定期数。',
    ],
  ])('%s', (_, [english, chinese], expectedEnglish, expectedChinese) => {
    expect(english).toBe(expectedEnglish);
    expect(chinese).toBe(expectedChinese);
  });

  test('a fault in a table names row and column', () => {
    const error = { code: 'numberExpected', parameter: 'lines', received: 'x', details: { row: 3, column: 'rate' } };
    expect(describeError(error, locale('en-US'))).toBe('lines (row 3, column rate) must be a number; received “x”.');
    expect(describeError(error, locale('zh-CN'))).toContain('第 3 行，折现率 列');
  });

  test('a long text is cut, and a code without sentence stands for itself', () => {
    const long = describeError({ code: 'numberExpected', parameter: 'rate', received: 'x'.repeat(500) }, locale('en-US'));
    expect(long.length).toBeLessThan(120);
    expect(describeError({ code: 'unheardOf' }, locale('zh-CN'))).toBe('unheardOf');
  });
});

describe('labels', () => {
  test('are filled in', () => {
    const label = { label: 'phaseNumber', details: { number: 2 } };
    expect(labelText(label, locale('en-US'))).toBe('Phase 2');
    expect(labelText(label, locale('zh-CN'))).toBe('第 2 阶段');
  });
});
