import { asOperand, composeFormula, withFirstTerm, withoutOuterParentheses } from '../../../src/engine/formula/parse/composeFormula';
import { matchFormula } from '../../../src/engine/formula/parse/matchFormula';

describe('a formula made of others', () => {
  it.each([
    ['(to-from)/2', { from: 'A1+5', to: '20' }, '(20-(A1+5))/2'],
    ['(from+to)/2', { from: 'A1+5', to: '5-B1' }, '(A1+5+(5-B1))/2'],
    ['base^power', { base: '-A1', power: '1/2' }, '-A1^(1/2)'],
    ['base^power', { base: 'A1^2', power: 'B1^2' }, 'A1^2^(B1^2)'],
    ['part%', { part: 'A1*2' }, '(A1*2)%'],
    ['one*two', { one: '(A1+B1)', two: '(A1)*(B1)' }, '(A1+B1)*((A1)*(B1))'],
    ['MAX(one,two)', { one: 'A1=B1', two: ' $A$1:$B$2 ' }, 'MAX(A1=B1,$A$1:$B$2)'],
    ['one+two', { one: 'A1&B1', two: "'a(b'!A1" }, "(A1&B1)+'a(b'!A1"],
    ['one*two', { one: '[Book.xlsx]Sheet1!A1', two: '2' }, '([Book.xlsx]Sheet1!A1)*2'],
  ])('%s of %o is %s', (pattern, parts: Record<string, string>, composed) => {
    expect(composeFormula(pattern, parts)).toBe(composed);
  });

  it('refuses a pattern that is none', () => {
    expect(() => composeFormula('1+', {})).toThrow('1+ is no formula');
  });

  it('stands in the place of a call only as a whole', () => {
    expect(['A1', 'SUM(A1)', '5%', '-5', 'A1+B1', '(A1)+(B1)', '(A1+B1)'].map(asOperand)).toEqual(['A1', 'SUM(A1)', '(5%)', '(-5)', '(A1+B1)', '((A1)+(B1))', '(A1+B1)']);
  });

  it('is a sum with another first term', () => {
    expect(['A1-B1', 'A1*B1', 'A1>B1', '(A1-B1)', '(A1)-(B1)'].map((formula) => withFirstTerm('X1', formula))).toEqual([
      'X1+A1-B1', 'X1+A1*B1', 'X1+(A1>B1)', 'X1+(A1-B1)', 'X1+(A1)-(B1)',
    ]);
  });

  it('loses the parentheses that hold all of it, and no others', () => {
    expect(['(A1)', ' ( A1+")" ) ', '(A1)*(B1)', "('a)'!A1)", 'A1'].map(withoutOuterParentheses)).toEqual(['A1', 'A1+")"', '(A1)*(B1)', "'a)'!A1", 'A1']);
  });
});

describe('the parts that a formula was made of', () => {
  it.each([
    ['(20-(A1+5))/2', { from: 'A1+5', to: '20' }],
    ['( B$2 - SUM($A1:B$3) ) / 2', { from: 'SUM($A1:B$3)', to: 'B$2' }],
    ['(20-A1+5)/2', null],
    ['(20-A1)/3', null],
    ['(20-A1)', null],
    ['not a (formula', null],
  ])('of %s are %o', (text, parts) => {
    expect(matchFormula('(to-from)/2', ['from', 'to'], text)).toEqual(parts);
  });

  it('are one thing wherever the pattern has them', () => {
    expect(matchFormula('part/SUM(part)', ['part'], 'A1:A3/SUM(A1:A3)')).toEqual({ part: 'A1:A3' });
    expect(matchFormula('part/SUM(part)', ['part'], 'A1:A3/SUM(A1:A4)')).toBeNull();
  });
});
