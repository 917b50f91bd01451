import { entryText, readEntry } from '../../../src/taskpane/decide/numberEntry';

describe('a number that is typed', () => {
  it.each([
    ['1,200', 1200],
    [' 1 200.5 ', 1200.5],
    ['−3', -3],
    ['15%', 0.15],
    ['１２％', 0.12],
    ['1.2e6', 1_200_000],
    ['.5', 0.5],
    ['110%', 1.1],
  ])('%j is read as %d', (text, value) => expect(readEntry(text, 'amount')).toBe(value));

  it.each(['', 'abc', '1,20', '1.2.3', '%', '1e999', '=A1', '1;2'])('%j is no number', (text) => expect(readEntry(text, 'amount')).toBeNull());

  it('counts as percent in a percent field from 1 on, as in a percent cell of Excel', () => {
    expect(readEntry('15', 'percent')).toBe(0.15);
    expect(readEntry('0.15', 'percent')).toBe(0.15);
    expect([readEntry('1', 'percent'), readEntry('-1', 'percent'), readEntry('0.99', 'percent')]).toEqual([0.01, -0.01, 0.99]);
    expect(readEntry('150%', 'percent')).toBe(1.5);
  });

  it.each([
    [0.07, 'percent', '7%'],
    [1.1, 'percent', '110%'],
    [0.1 + 0.2, 'amount', '0.3'],
    [1_234_567.5, 'amount', '1234567.5'],
  ] as const)('is put into a field so that it reads back: %d (%s) as %s', (value, kind, text) => {
    expect(entryText(value, kind)).toBe(text);
    expect(readEntry(text, kind)).toBeCloseTo(value, 12);
  });
});
