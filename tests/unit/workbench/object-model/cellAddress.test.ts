import { absoluteReference, parseAddress, qualifiedAddress } from '../../../../src/workbench/object-model/cellAddress';

describe('parseAddress', () => {
  it.each([
    ['B2', { top: 1, left: 1, bottom: 1, right: 1 }],
    ['$B$2:C9', { top: 1, left: 1, bottom: 8, right: 2 }],
    ['C9:B2', { top: 1, left: 1, bottom: 8, right: 2 }],
    ['b:D', { top: 0, left: 1, bottom: 1_048_575, right: 3 }],
    ['2:$4', { top: 1, left: 0, bottom: 3, right: 16_383 }],
    ['XFD1048576', { top: 1_048_575, left: 16_383, bottom: 1_048_575, right: 16_383 }],
  ])('reads %s', (text, range) => {
    expect(parseAddress(text)).toEqual({ range });
  });

  it('reads the sheet, quoted or not', () => {
    expect(parseAddress("'Cash flow''s'!A1")).toEqual({ sheet: "Cash flow's", range: { top: 0, left: 0, bottom: 0, right: 0 } });
    expect(parseAddress('现金流!A1')?.sheet).toBe('现金流');
  });

  it.each(['', 'A', '5', 'A0', 'XFE1', 'A1048577', 'A1:B', 'A1:B2:C3', '!A1', "''!A1", "'open!A1", 'A1,B2', 'Rate', '#REF!'])('has no cells for "%s"', (text) => {
    expect(parseAddress(text)).toBeNull();
  });
});

describe('writing addresses', () => {
  const range = { top: 1, left: 1, bottom: 2, right: 2 };

  it('quotes sheet names that could be read as something else', () => {
    expect(qualifiedAddress('Data', range)).toBe('Data!B2:C3');
    expect(qualifiedAddress('Cash flow', range)).toBe("'Cash flow'!B2:C3");
    expect(qualifiedAddress('A1', range)).toBe("'A1'!B2:C3");
  });

  it('fixes every edge in an absolute reference', () => {
    expect(absoluteReference('Data', range)).toBe('Data!$B$2:$C$3');
    expect(absoluteReference('Data', { top: 0, left: 1, bottom: 1_048_575, right: 2 })).toBe('Data!$B:$C');
    expect(absoluteReference('Data', { top: 3, left: 0, bottom: 3, right: 16_383 })).toBe('Data!$4:$4');
  });
});
