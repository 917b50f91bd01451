import { formatNumber } from '../../../../src/engine/formula/evaluate/formatNumber';
import { numberText } from '../../../../src/workbook/writing/numberText';
import { numberLook } from '../../../../src/workbook/writing/numberLook';
import { locale } from '../../../support/words';

describe('the number format for numbers about a cell', () => {
  it.each([
    ['153%', 0.4, 1.532, '153.2%'],
    ['12.5%', 0.002, 0.12543, '12.54%'],
    ['1,234,567', 90_000, 1_234_567.8, '1,234,568'],
    ['6.2 months', 1.4, 6.234, '6.23 months'],
    ['6.2 个月', 14, 62.34, '62.3 个月'],
    ['¥1,200', 300, -1200.4, '-¥1,200'],
    ['$ (1,200)', 300, 1200, '$1,200'],
    ['0.0042', 0.0003, 0.0042345, '0.004235'],
    ['', 0, 3, '3.00'],
    ['#####', 25, 3, '3.0'],
    ['never', 25, 3, '3.0'],
  ])('of a cell that shows "%s" with numbers %d apart writes %d as %s', (shown, spread, value, text) => {
    const look = numberLook(shown, spread);
    expect(formatNumber(value, look)).toBe(text);
    expect(numberText(value, look, locale('en-US').language)).toBe(text);
  });
});
