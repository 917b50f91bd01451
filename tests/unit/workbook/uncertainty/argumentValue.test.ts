import { argumentReferences, argumentValue } from '../../../../src/workbook/uncertainty/argumentValue';

const none = (): undefined => undefined;

describe('the text of an argument', () => {
  it('names its cells with their sheets', () => {
    expect(argumentReferences("B4*'Cash flow'!$C$5+Rate", 'Inputs')).toEqual(['Inputs!B4', "'Cash flow'!C5", 'Rate']);
    expect(argumentReferences('B4:B8', 'Cash flow')).toEqual(["'Cash flow'!B4:B8"]);
    expect(argumentReferences('not a (formula', 'Inputs')).toEqual([]);
  });

  it('has the value that the sheet would give it', () => {
    expect(argumentValue('30%', 'S', none)).toBe(0.3);
    expect(argumentValue('(80+120)/2', 'S', none)).toBe(100);
    expect(argumentValue('-2^2', 'S', none)).toBe(4);
    expect(argumentValue('{1,2;3,4}', 'S', none)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(argumentValue('LN(10)', 'S', none)).toBeCloseTo(2.302585, 6);
  });

  it('reads cells, single ones as values and several as a table', () => {
    const cells = (reference: string): readonly (readonly number[])[] | undefined => (({ 'S!B4': [[5]], 'S!B4:B5': [[5], [6]] }) as Record<string, number[][]>)[reference];
    expect(argumentValue('B4*2', 'S', cells)).toBe(10);
    expect(argumentValue('B4:B5', 'S', cells)).toEqual([[5], [6]]);
    expect(argumentValue('CHOOSE({1,2,3},B4,7,B4)', 'S', cells)).toEqual([[5, 7, 5]]);
  });

  it('is unknown where a cell is, where a function is richer, or where the arithmetic has no result', () => {
    expect(argumentValue('C9', 'S', none)).toBeUndefined();
    expect(argumentValue('SUM(1,2)', 'S', none)).toBeUndefined();
    expect(argumentValue('1/0', 'S', none)).toBeUndefined();
    expect(argumentValue('LN(0)', 'S', none)).toBeUndefined();
  });
});
