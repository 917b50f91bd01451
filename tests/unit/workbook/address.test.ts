import { formatAddress, parseAddress } from '../../../src/workbook/address';

describe('parseAddress', () => {
  it.each([
    ['Inputs!C5', { sheet: 'Inputs', range: { top: 4, left: 2, bottom: 4, right: 2 } }],
    ['=Dashboard!$C$4', { sheet: 'Dashboard', range: { top: 3, left: 2, bottom: 3, right: 2 } }],
    ["'Cash flow'!$B$2:$AA$10", { sheet: 'Cash flow', range: { top: 1, left: 1, bottom: 9, right: 26 } }],
    ["'It''s mine'!A1", { sheet: "It's mine", range: { top: 0, left: 0, bottom: 0, right: 0 } }],
    ['现金流!B3:A1', { sheet: '现金流', range: { top: 0, left: 0, bottom: 2, right: 1 } }],
    ['Inputs!', { sheet: 'Inputs', range: null }],
    ['Sheet1!XFD1048576', { sheet: 'Sheet1', range: { top: 1_048_575, left: 16_383, bottom: 1_048_575, right: 16_383 } }],
  ])('reads %s', (text, expected) => {
    expect(parseAddress(text)).toEqual(expected);
  });

  it.each(['#REF!', '#REF!$A$1', '0.1', 'A1', 'Inputs!A1,Inputs!B2', 'Table1[Cost]', 'SUM(Inputs!A1:A9)', '', 'two words!A1', 'Inputs!A0', 'S!ZZZ9999999', 'S!XFE1', 'S!A1048577', 'S!A1:B9999999'])('refuses %s', (text) => {
    expect(parseAddress(text)).toBeNull();
  });
});

describe('formatAddress', () => {
  it.each(['Inputs!C5', "'Cash flow'!B2:AA10", "'It''s mine'!A1", '现金流!A1:B3', "'2026'!A1", "'Q1'!A1", "'R1C1'!A1", "'TRUE'!A1", "'false'!B2", "'XFD1'!A1", 'Inputs!'])('writes %s as Excel does', (text) => {
    expect(formatAddress(parseAddress(text)!)).toBe(text);
  });
});
