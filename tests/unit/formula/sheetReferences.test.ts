import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import { Binding } from '../../../src/engine/formula/evaluate/binding';
import { writtenReferences } from '../../../src/engine/formula/evaluate/writtenReferences';
import { parseFormula } from '../../../src/engine/formula/parse/parseFormula';
import { printFormula } from '../../../src/engine/formula/parse/printFormula';
import { modelOf } from './modelOf';
import { valueOf } from './valueOf';

const SHEETS = {
  S: { A1: -100, A2: 7, B1: 2007 }, '2007': { A1: 5, A2: 6 }, 'FY24 Plan': { A1: 6 }, Q1: { A1: 7 }, 预算: { A1: 9 }, '2024Plan': { A1: 12 },
  Jan: { A1: 'x', B2: 1, B3: 10 }, Feb: { A1: 'y', B2: 2, B3: 20 }, Mar: { A1: 'z', B2: 3, B3: 30 },
};
const NAMES = [{ name: 'Rate', formula: 'S!$A$2' }];

describe('INDIRECT', () => {
  it.each([
    ['INDIRECT(B1&"!A1")', 5],
    ['SUM(INDIRECT("2007!A1:A3"))', 11],
    ['INDIRECT("2024Plan!A1")', 12],
    ['INDIRECT("Q1!A1")', 7],
    ['INDIRECT("\'FY24 Plan\'!A1")', 6],
    ['INDIRECT("FY24 Plan!A1")', '#REF!'],
    ['INDIRECT("预算!R1C1",FALSE)', 9],
    ['INDIRECT("R2C1",FALSE)', 7],
    ['INDIRECT("R[-98]C[-30]",FALSE)', 7],
    ['INDIRECT("\'2007\'!R[-98]C1",FALSE)', 6],
    ['SUM(INDIRECT("R1",FALSE))', 1907],
    ['SUM(INDIRECT("C1",FALSE))', -93],
    ['SUM(INDIRECT("R1C1:R2C2",FALSE))', 1914],
    ['ROWS(INDIRECT("R1:R3",FALSE))', 3],
    ['INDIRECT("R[-200]C1",FALSE)', '#REF!'],
    ['INDIRECT("Rate",FALSE)', 7],
    ['INDIRECT("B2",FALSE)', '#REF!'],
    ['INDIRECT("Jan:Mar!B2")', '#REF!'],
    ['INDIRECT("1+1")', '#REF!'],
  ])('%s', (formula, expected) => {
    expect(valueOf(formula, SHEETS, NAMES)).toEqual(expected);
  });
});

describe('the same cells of several sheets', () => {
  it.each([
    ['SUM(Jan:Mar!B2)', 6],
    ["SUM('Jan:Mar'!B2:B3)", 66],
    ['SUM(Mar:Jan!$B$2)', 6],
    ['SUM(Jan:Jan!B2)', 1],
    ['AVERAGE(Jan:Mar!B2:B3)', 11],
    ['COUNT(Jan:Mar!B:B)', 6],
    ['COUNTA(Jan:Mar!A1:B3)', 9],
    ['MAX(Jan:Mar!2:3)', 30],
    ['STDEV(Jan:Mar!B2)', 1],
    ['VAR.P(Jan:Mar!B2)', expect.closeTo(2 / 3, 12)],
    ['MEDIAN(Jan:Mar!B2:B3)', 6.5],
    ['LARGE(Jan:Mar!B2:B3,{1,2})', [[30, 20]]],
    ['RANK(20,Jan:Mar!B3)', 2],
    ['AND(Jan:Mar!B2)', true],
    ['VSTACK(Jan:Mar!B2:B3)', [[1], [10], [2], [20], [3], [30]]],
    ['HSTACK(Jan:Mar!B2,5)', [[1, 2, 3, 5]]],
    ['TOCOL(Jan:Mar!B2:B3)', [[1], [10], [2], [20], [3], [30]]],
    ['TEXTJOIN(",",TRUE,Jan:Mar!A1)', 'x,y,z'],
    ['CONCAT(Jan:Mar!A1)', 'xyz'],
    ['LET(x,Jan:Mar!B2,SUM(x))', 6],
    ['SUM(IF(TRUE,Jan:Mar!B2))', 6],
    ['SHEETS(Jan:Mar!B2)', 3],
    ['SUM(Jan:Nope!B2)', '#REF!'],
    ['Jan:Mar!B2', '#REF!'],
    ['SUM(Jan:Mar!B2*2)', '#REF!'],
    ['SUMPRODUCT(Jan:Mar!B2)', '#REF!'],
    ['SUMIF(Jan:Mar!B2,1)', '#REF!'],
    ['INDEX(Jan:Mar!B2,1)', '#REF!'],
    ['SUBTOTAL(9,Jan:Mar!B2)', '#REF!'],
    ['ROWS(Jan:Mar!B2)', '#REF!'],
    ['N(Jan:Mar!B2)', '#REF!'],
  ])('%s', (formula, expected) => {
    expect(valueOf(formula, SHEETS)).toEqual(expected);
  });

  it('are read, printed and counted among what a formula mentions', () => {
    for (const text of ['SUM(Jan:Mar!B2:C3)', "SUM('Jan 24:Mar''s'!A:A)", 'Jan:Mar!B2']) {
      const parsed = parseFormula(text);
      expect(parsed.ok && printFormula(parsed.value)).toBe(text);
    }
    const binding = new Binding(modelOf({ S: {}, Jan: {}, Feb: {}, Mar: {} }));
    const parsed = parseFormula('SUM(Jan:Mar!B2)');
    const areas = parsed.ok ? writtenReferences(parsed.value, binding, { sheet: 0, row: 0, column: 0 }) : [];
    expect(areas.map(({ sheet, top, left }) => [sheet, top, left])).toEqual([[1, 1, 1], [2, 1, 1], [3, 1, 1]]);
  });
});

describe('A1#', () => {
  it('of a dynamic formula with one value is its cell, of a constant #REF!', () => {
    const one = { value: null, formula: 'H1*2', dynamic: true };
    expect(valueOf('COUNT(J1#)', { S: { H1: 1, J1: one } })).toBe(1);
    expect(valueOf('SUM(J1#,1)', { S: { H1: 4, J1: one } })).toBe(9);
    expect(valueOf('H1#', { S: { H1: 1 } })).toBe('#REF!');
    expect(valueOf('SUM(J1#)', { S: { H1: 3, J1: { value: null, formula: 'SEQUENCE(H1)', dynamic: true } } })).toBe(6);
  });
});

describe('what cannot be calculated here', () => {
  const link = (formula: string) => ({ value: 20, formula });
  const keeping = { keepsStoredValues: true };

  it('keeps its stored value while nothing it mentions has changed', () => {
    const calculator = new Calculator(modelOf({ S: { A1: link('[1]Prices!$A$1*B1'), B1: 2, C1: '=A1+1', D1: link('GETPIVOTDATA("Sales",B3)') } }), keeping);
    const report = calculator.calculateAll();
    expect([calculator.value(0, 0, 0), calculator.value(0, 0, 2), calculator.value(0, 0, 3)]).toEqual([20, 21, 20]);
    expect(Object.fromEntries(report.kept)).toEqual({ 'S!A1': 'external link', 'S!D1': 'GETPIVOTDATA' });
    expect(report.unsupported.size).toBe(0);
    calculator.set(0, 0, 4, 9);
    expect(calculator.value(0, 0, 2)).toBe(21);
    calculator.set(0, 0, 1, 3);
    expect(calculator.value(0, 0, 2)).toMatchObject({ error: '#NAME?' });
    expect(calculator.value(0, 0, 3)).toBe(20);
  });

  it('has no value where none is stored, where it points elsewhere, or where nobody vouches for what is stored', () => {
    const values = (formula: string, value: number | null, options: object): unknown => new Calculator(modelOf({ S: { A1: { value, formula }, B1: 2 } }), options).value(0, 0, 0);
    expect(values('[1]P!A1', null, keeping)).toMatchObject({ error: '#NAME?' });
    expect(values('[1]P!A1+OFFSET(B1,0,0)', 20, keeping)).toMatchObject({ error: '#NAME?' });
    expect(values('[1]P!A1', 20, {})).toMatchObject({ error: '#NAME?' });
    expect(values('SUM([1]P!A1:A2,B1)', 20, keeping)).toBe(20);
  });
});
