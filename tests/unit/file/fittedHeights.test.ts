import { looksFor } from '../../../src/file/sheet/looks';
import { SheetBuilder } from '../../../src/file/sheet/sheetBuilder';
import { locale } from '../../support/words';
import { buildTemplate } from '../../../src/templates/buildTemplate';
import { columnOf, rowOf } from '../../../src/engine/formula/workbookModel';

const sheetWith = (text: string, width: number) => new SheetBuilder('S', looksFor(locale('en-US').language)).columns({ B: width }).input('B2', text, 'text').toFile();

test('a row is as high as the lines its wrapped text fills, and usual rows say nothing', () => {
  expect(sheetWith('Short', 20).rowHeights).toEqual({});
  // Ten letters a line: three lines of 14 points, and room around them.
  expect(sheetWith('aaaa bbbb cccc dddd eeee ffff', 12).rowHeights).toEqual({ 1: 46 });
  expect(sheetWith('汉字没有空格也要换行显示', 12).rowHeights).toEqual({ 1: 46 });
});

test('a height that is given stays', () => {
  expect(new SheetBuilder('S', looksFor(locale('en-US').language)).columns({ B: 5 }).input('B2', 'some more words', 'text').height(2, 99).toFile().rowHeights).toEqual({ 1: 99 });
});

test.each(['en-US', 'zh-CN'] as const)('no wrapped text of the CRM template in %s is longer than its row is high', (language) => {
  let wrapped = 0;
  for (const { name, cells, columnWidths = {}, rowHeights = {} } of buildTemplate('crmInputOutput', locale(language)).file.sheets) {
    for (const [key, { value, style }] of cells) {
      if (typeof value !== 'string' || style?.wrap !== true) continue;
      // A lower bound: a Latin letter is at least half as wide as a digit, a Chinese one as wide as two.
      const letters = [...value].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/.test(letter) ? 2 : 0.5), 0) * ((style.fontSize ?? 11) / 11);
      const lines = Math.ceil(letters / columnWidths[columnOf(key)]!);
      if (lines > 1) wrapped++;
      expect([name, value, (rowHeights[rowOf(key)] ?? 15) >= lines * (style.fontSize ?? 11)]).toEqual([name, value, true]);
    }
  }
  if (language === 'zh-CN') expect(wrapped).toBeGreaterThan(1);
});

test('every section band of a sheet ends where the widest does', () => {
  const band = looksFor(locale('en-US').language).section.fill;
  for (const { name, cells } of buildTemplate('crmInputOutput', locale('en-US')).file.sheets) {
    const rows = new Map<number, number>();
    for (const [key, { style }] of cells) if (style?.fill === band) rows.set(rowOf(key), Math.max(rows.get(rowOf(key)) ?? 0, columnOf(key)));
    // Beside the simulation of the risk sheet, and the charts of the dashboard, the bands of the left half end before them.
    const ends = new Set(rows.values());
    expect([name, ends.size]).toEqual([name, name === 'Risk' || name === 'Dashboard' ? 2 : Math.min(1, rows.size)]);
  }
});
