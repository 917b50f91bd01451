import { translateFormula } from '../../../src/engine/formula/parse/translateFormula';

describe('translateFormula', () => {
  it.each([
    ['A1+$B$1', 2, 1, 'B3+$B$1'],
    ["SUM('My sheet'!A$1:$C3)", 1, 1, "SUM('My sheet'!B$1:$C4)"],
    ['SUM(A:A,$B:C,2:$3)', 1, 2, 'SUM(C:C,$B:E,3:$3)'],
    ['[1]Other!A1&"A1"', 1, 0, '[1]Other!A2&"A1"'],
    ['LOG10( Rate ) + Sales[Q1]', 5, 5, 'LOG10( Rate ) + Sales[Q1]'],
    ['A1', -1, 0, 'A1048576'],
  ])('%s moved by %i rows and %i columns is %4$s', (text, rows, columns, expected) => {
    expect(translateFormula(text, rows, columns)).toEqual({ ok: true, value: expected });
  });

  it('reports a text it cannot split', () => {
    expect(translateFormula('A1&"x', 1, 1)).toMatchObject({ ok: false, error: { code: 'formulaUnclosedText' } });
  });
});
