import { numberText, shortNumberText, signedText } from '../../../../src/taskpane/charts/numberText';
import { tabSeparated } from '../../../../src/workbook/writing/tabSeparated';

describe('tabSeparated', () => {
  it.each([
    ['=HYPERLINK("https://evil.example","x")', `'=HYPERLINK("https://evil.example","x")`],
    ["+cmd|'/c calc'!A0", "'+cmd|'/c calc'!A0"],
    ['-2+3+A1', "'-2+3+A1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1+1', "' =1+1"],
    ['\t=1+1', "' =1+1"],
    ['＝1+1', "'＝1+1"],
    ['Name\t=1+1', 'Name =1+1'],
    ['Name\n=1+1\r\n-A1', 'Name =1+1 -A1'],
    ['"a\tb', '"""a b"'],
    ['Profit', 'Profit'],
    ['–', '–'],
    ['', ''],
  ])('writes the text %j as %j', (text, written) => {
    expect(tabSeparated([['head'], [text]])).toBe(`head\n${written}`);
  });

  it('leaves numbers numbers in both languages, below zero too', () => {
    for (const language of ['en-US', 'zh-CN'] as const) {
      for (const value of [-1234567.8, -0.125, -3.5e-9, -7e15, 42, 0]) {
        const texts = [numberText(value, 'amount', language), numberText(value, 'percent', language), signedText(value, language), `${numberText(value, 'amount', language)} – ${numberText(1, 'amount', language)}`];
        expect(tabSeparated([texts])).toBe(texts.join('\t'));
      }
    }
    expect(shortNumberText(-5, 'amount', 'en-US')).toBe(tabSeparated([['-5']]));
  });

  it('keeps every row one line and every field one cell', () => {
    const rows = [
      ['a', 'b'],
      ['c\td', 'e\nf'],
    ];
    expect(tabSeparated(rows).split('\n').map((line) => line.split('\t'))).toEqual([
      ['a', 'b'],
      ['c d', 'e f'],
    ]);
  });
});
