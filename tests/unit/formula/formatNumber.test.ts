import { formatNumber } from '../../../src/engine/formula/evaluate/formatNumber';

describe('formatNumber', () => {
  it.each<[number | string | boolean | null, string, string | undefined]>([
    [1234.567, '#,##0.00', '1,234.57'],
    [0.5, '#,##0', '1'],
    [-1234.5, '#,##0;(#,##0)', '(1,235)'],
    [-12, '0.00_);(0.00)', '(12.00)'],
    [0, '0;-0;"zero"', 'zero'],
    [0.2567, '0.0%', '25.7%'],
    [12345, '0.00E+00', '1.23E+04'],
    [0.000012, '0.0E+0', '1.2E-5'],
    [1234567, '#,##0.0,,"M"', '1.2M'],
    [7, '000', '007'],
    [1.5, '# ?/?', '1 1/2'],
    [0.3333, '# ??/??', '  1/3 '],
    [1234567890, '(000) 000-0000', '(123) 456-7890'],
    [5, '[>=10]"big";[<0]"neg";0.0', '5.0'],
    [12, '[>=10]"big";[<0]"neg";0.0', 'big'],
    [-5, '[Red]-0.0;[Blue]-0.00', '-5.00'],
    [1234.5, '[$¥-804]#,##0.00', '¥1,234.50'],
    [1234.5, '"US$"#,##0', 'US$1,235'],
    [45350, 'yyyy-mm-dd', '2024-02-28'],
    [45350, 'd mmm yy', '28 Feb 24'],
    [45350, 'dddd, mmmm d', 'Wednesday, February 28'],
    [45350, '[$-804]yyyy年m月d日 aaaa', '2024年2月28日 星期三'],
    [0.75, 'h:mm AM/PM', '6:00 PM'],
    [0.70001, 'hh:mm:ss.00', '16:48:00.86'],
    [1.5, '[h]:mm', '36:00'],
    [0.001, '[mm]:ss', '01:26'],
    [60, 'yyyy-mm-dd', '1900-02-29'],
    [-1, 'yyyy-mm-dd', '########'],
    ['abc', '0.00', 'abc'],
    ['abc', '0;0;0;"<"@">"', '<abc>'],
    [true, '0.00', 'TRUE'],
    [null, '0.00', ''],
    [1 / 3, 'General', '0.333333333'],
    [123456789012, 'General', '1.23457E+11'],
    [0.0000123456789, 'General', '1.23457E-05'],
    [-0.001, '0.0', '0.0'],
    [1, '"unclosed', undefined],
    [1, '0;0;0;@;0', undefined],
  ])('%p under %s', (value, format, text) => {
    expect(formatNumber(value, format)).toBe(text);
  });

  it('knows the 1904 date system and the text of errors', () => {
    expect(formatNumber(0, 'yyyy-mm-dd', true)).toBe('1904-01-01');
    expect(formatNumber({ error: '#N/A' }, '0')).toBe('#N/A');
  });
});
