import { cornersAddress, formatReference, parseCorners, parseRange, parseReference, rangeAddress, sheetPrefix, splitSheet, withDollars } from '../../../src/engine/formula/parse/address';

describe('parseReference', () => {
  it.each([
    ['Inputs!C5', { sheet: 'Inputs', range: { top: 4, left: 2, bottom: 4, right: 2 } }],
    ['=Dashboard!$C$4', { sheet: 'Dashboard', range: { top: 3, left: 2, bottom: 3, right: 2 } }],
    ["'Cash flow'!$B$2:$AA$10", { sheet: 'Cash flow', range: { top: 1, left: 1, bottom: 9, right: 26 } }],
    ["'It''s mine'!A1", { sheet: "It's mine", range: { top: 0, left: 0, bottom: 0, right: 0 } }],
    ['现金流!B3:A1', { sheet: '现金流', range: { top: 0, left: 0, bottom: 2, right: 1 } }],
    ['Inputs!', { sheet: 'Inputs', range: null }],
    ['Sheet1!XFD1048576', { sheet: 'Sheet1', range: { top: 1_048_575, left: 16_383, bottom: 1_048_575, right: 16_383 } }],
  ])('reads %s', (text, expected) => {
    expect(parseReference(text)).toEqual(expected);
  });

  it.each(['#REF!', '#REF!$A$1', '0.1', 'A1', 'Inputs!A1,Inputs!B2', 'Table1[Cost]', 'SUM(Inputs!A1:A9)', '', 'two words!A1', 'Inputs!A0', 'S!ZZZ9999999', 'S!XFE1', 'S!A1048577', 'S!A1:B9999999'])('refuses %s', (text) => {
    expect(parseReference(text)).toBeNull();
  });
});

describe('formatReference', () => {
  it.each(['Inputs!C5', "'Cash flow'!B2:AA10", "'It''s mine'!A1", '现金流!A1:B3', "'2026'!A1", "'Q1'!A1", "'R1C1'!A1", "'TRUE'!A1", "'false'!B2", "'XFD1'!A1", 'Inputs!'])('writes %s as Excel does', (text) => {
    expect(formatReference(parseReference(text)!)).toBe(text);
  });
});

describe('cells without a sheet', () => {
  it.each([
    ['B3', 'B3'],
    ['$B$3', 'B3'],
    ['c9:$b$3', 'B3:C9'],
    ['B9:C3', 'B3:C9'],
    ['XFD1048576', 'XFD1048576'],
    ['A1:A1048576', 'A1:A1048576'],
  ])('%s is read as %s', (text, corners) => expect(cornersAddress(parseCorners(text)!)).toBe(corners));

  it.each(['', 'A', 'A0', 'ZZZ1', 'XFE1', 'A1048577', 'A1:', 'A1:B2:C3', 'A1,B2', 'AAAA1', 'A01', 'B:D', '2:9', 'Rate'])('%j is none', (text) => expect(parseCorners(text)).toBeNull());

  it.each([
    ['B:D', 'B:D', '$B:$D'],
    ['$D:b', 'B:D', '$B:$D'],
    ['2:9', '2:9', '$2:$9'],
    ['XFD:XFD', 'XFD:XFD', '$XFD:$XFD'],
    ['1048576:1048576', '1048576:1048576', '$1048576:$1048576'],
    ['B3:C9', 'B3:C9', '$B$3:$C$9'],
  ])('whole columns and rows: %s is %s', (text, short, fixed) => {
    expect(rangeAddress(parseRange(text)!)).toBe(short);
    expect(withDollars(short)).toBe(fixed);
  });

  it.each(['XFE:XFE', '0:1', '1:1048577', 'A:1', 'A:B2'])('%j is none', (text) => expect(parseRange(text)).toBeNull());
});

describe('the sheet before the cells', () => {
  it.each([
    ["'Cash flow'!B3", 'Cash flow', 'B3'],
    ["'It''s'!B3", "It's", 'B3'],
    ['Inputs!B3:C4', 'Inputs', 'B3:C4'],
    ["'a!b'!C1", 'a!b', 'C1'],
    ['B3', undefined, 'B3'],
  ])('%s', (text, sheet, cells) => expect(splitSheet(text)).toEqual({ sheet, cells }));

  it.each(["'open!A1", "''!A1", '!A1', "a'b!A1"])('is not told by %s', (text) => expect(splitSheet(text)).toBeNull());

  // Excel quotes what could be read as a cell, a truth value or an expression.
  it.each([
    ['Inputs', 'Inputs!'],
    ['现金流', '现金流!'],
    ['_x.1', '_x.1!'],
    ['AAAA1', 'AAAA1!'],
    ['Cash flow', "'Cash flow'!"],
    ['2026', "'2026'!"],
    ['1st', "'1st'!"],
    ['A1', "'A1'!"],
    ['xfd1048576', "'xfd1048576'!"],
    ['R', "'R'!"],
    ['c', "'c'!"],
    ['RC', "'RC'!"],
    ['R1C1', "'R1C1'!"],
    ['TRUE', "'TRUE'!"],
    ['False', "'False'!"],
    ["It's", "'It''s'!"],
    ['a-b', "'a-b'!"],
    ['a+b', "'a+b'!"],
    ['.x', "'.x'!"],
  ])('%s is written %s', (name, prefix) => {
    expect(sheetPrefix(name)).toBe(prefix);
    expect(parseReference(`${prefix}A1`)?.sheet).toBe(name);
  });
});
