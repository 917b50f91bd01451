import { readTypedEntry } from '../../../../src/workbench/object-model/typedEntry';

describe('readTypedEntry', () => {
  it.each([
    ['12', { value: 12 }],
    ['-.5', { value: -0.5 }],
    ['12.5%', { value: 0.125, numberFormat: '0.00%' }],
    ['1,234', { value: 1234, numberFormat: '#,##0' }],
    ['$1,234.50', { value: 1234.5, numberFormat: '$#,##0.00' }],
    ['1e3', { value: 1000, numberFormat: '0.00E+00' }],
    ['(7)', { value: -7 }],
    ['1900-01-01', { value: 1, numberFormat: 'yyyy-mm-dd' }],
    ['1900-03-01', { value: 61, numberFormat: 'yyyy-mm-dd' }],
    ['12/31/2025', { value: 46022, numberFormat: 'm/d/yyyy' }],
    ['true', { value: true }],
    ['#n/a', { value: { error: '#N/A' } }],
    ['=A1', { value: '=A1', isFormula: true }],
    ['+A1', { value: '=+A1', isFormula: true }],
    ['-SUM(A1:A2)', { value: '=-SUM(A1:A2)', isFormula: true }],
    ['@A1', { value: '=@A1', isFormula: true }],
    ['10:30', { value: 0.4375, numberFormat: 'h:mm' }],
    ["'=A1", { value: '=A1' }],
  ])('reads "%s"', (text, expected) => {
    expect(readTypedEntry(text, 'General')).toEqual(expected);
  });

  it.each(['1,23', '2026-02-30', '1.2.3', '%', '12 apples', '=', '-', '25:00', '13-40', '- (open', '@ 5 o’clock'])('keeps "%s" a text', (text) => {
    expect(readTypedEntry(text, 'General')).toEqual({ value: text });
  });

  it('reads a month and a day as a date of this year', () => {
    expect(readTypedEntry('3-4', 'General')).toMatchObject({ value: expect.any(Number) as number, numberFormat: 'd-mmm' });
  });

  it('keeps everything as it is in a cell formatted as text', () => {
    expect(readTypedEntry('12%', '@')).toEqual({ value: '12%' });
  });
});
