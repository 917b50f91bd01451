import { countPhrase, plural } from '../../../src/locales/phrase';
import { locale } from '../../support/words';

it('writes the form that the language has for a count, with the number as the language writes it', () => {
  const cells = plural('count', { one: '{count} cell of {sheet}', other: '{count} cells of {sheet}' });
  const say = (count: number, tag: string): string => countPhrase(cells, count, { tag }, { sheet: 'Inputs' });
  expect([0, 1, 2, 1234].map((count) => say(count, 'en-US'))).toEqual(['0 cells of Inputs', '1 cell of Inputs', '2 cells of Inputs', '1,234 cells of Inputs']);
  const forms = plural('count', { one: '{count} ячейка', few: '{count} ячейки', many: '{count} ячеек', other: '{count} ячейки' });
  expect([1, 2, 5, 21].map((count) => countPhrase(forms, count, { tag: 'ru-RU' }))).toEqual(['1 ячейка', '2 ячейки', '5 ячеек', '21 ячейка']);
});

it('has one form for all counts where the language has', () => {
  const { start } = locale('zh-CN').simulate.quickStart;
  expect([1, 2].map((count) => countPhrase(start, count, locale('zh-CN').language))).toEqual(['将 1 个单元格设为不确定', '将 2 个单元格设为不确定']);
  expect(countPhrase(locale('en-US').simulate.quickStart.start, 1, locale('en-US').language)).toBe('Make 1 cell uncertain');
});
