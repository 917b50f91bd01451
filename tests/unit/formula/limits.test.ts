import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import { modelOf } from './modelOf';
import { valueOf } from './valueOf';

/** The value of a formula in an empty workbook, or the code and error it has instead. */
function outcome(formula: string): unknown {
  const result = new Calculator(modelOf({ S: {} })).evaluateFormula(formula);
  return result.ok ? result.value : [result.error.code, result.error.cellError];
}

describe('a formula that asks for more than the machine should give', () => {
  test.each([
    'SUM(SEQUENCE(1E6,1E3))',
    'SUM(SEQUENCE(1E6,16384))',
    'SUM(RANDARRAY(1E6,1E3))',
    'SUM(MAKEARRAY(1E6,1E4,LAMBDA(a,b,1)))',
    'SUM(EXPAND(1,1E6,1E4,0))',
    'SUM(MUNIT(1E5))',
    'ROWS(WRAPROWS(1,1E9))',
    'SUM(SEQUENCE(1E5)*SEQUENCE(1,1E4))',
    'ROWS(IF(SEQUENCE(1E5)>1,SEQUENCE(1,1E4)))',
    'ROWS(A1:XFC1048575*1)',
    'IFERROR(SUM(SEQUENCE(1E6,1E3)),0)',
  ])('has no array so large: %s', (formula) => {
    expect(outcome(formula)).toEqual(['arrayTooLarge', '#CALC!']);
  });

  test('leaves the next formula alone', () => {
    const calculator = new Calculator(modelOf({ S: {} }));
    expect(calculator.evaluateFormula('SUM(SEQUENCE(1E6,1E3))').ok).toBe(false);
    expect(calculator.evaluateFormula('SUM(SEQUENCE(10))')).toEqual({ ok: true, value: 55 });
  });

  test('leaves its cell and those that depend on it without a value, and the others with theirs', () => {
    const { unsupported } = new Calculator(modelOf({ S: { A1: '=SUM(SEQUENCE(1E6,1E3))', A2: '=IFERROR(A1,0)+1', A3: '=1+1' } })).calculateAll();
    expect([...unsupported]).toEqual([['S!A1', 'array too large'], ['S!A2', 'array too large']]);
  });

  test.each([
    ['SUM(SEQUENCE(1E5,8))', 320000400000],
    ['ROWS(UNIQUE(SEQUENCE(5E4)))', 50000],
    ['SUM(XMATCH(SEQUENCE(2E4),SEQUENCE(2E4)))', 200010000],
    ['SUM(MATCH(SEQUENCE(2E4),SEQUENCE(2E4),0))', 200010000],
    ['ROWS(GROUPBY(SEQUENCE(3E3),SEQUENCE(3E3),SUM))', 3001],
    ['SUM(FREQUENCY(SEQUENCE(5E4),SEQUENCE(5E3)))', 50000],
    ['MODE.MULT(VSTACK(SEQUENCE(2E5),7))', 7],
    ['SUM(MMULT(SEQUENCE(300,300,1,0),SEQUENCE(300,300,1,0)))', 27000000],
    ['SUM(A:XFD)', 0],
    ['SUM(A1:XFC1048575)', 0],
  ])('unless it only looks so: %s', (formula, expected) => {
    const value = outcome(formula);
    expect(Array.isArray(value) ? value[0][0] : value).toBe(expected);
  });
});

test.each([
  ['REPT("ab",32767)', '#VALUE!'],
  ['LEN(REPT("a",32767)&"b")', '#VALUE!'],
  ['LEN(REPT("a",32766)&"b")', 32767],
  ['LEN(SUBSTITUTE(REPT("a",32767),"a",REPT("b",32767)))', '#VALUE!'],
  ['LEN(SUBSTITUTE(REPT("ab",16383),"ab","c"))', 16383],
  ['SUBSTITUTE("a.b.c",".","$&")', 'a$&b$&c'],
  ['LEN(TEXTJOIN(REPT("x",30000),FALSE,SEQUENCE(1000)))', '#VALUE!'],
  ['LEN(CONCAT(SEQUENCE(1E5)))', '#VALUE!'],
  ['LEN(REDUCE("ab",SEQUENCE(40),LAMBDA(a,b,a&a)))', '#VALUE!'],
])('a text has at most 32,767 characters: %s', (formula, expected) => {
  expect(valueOf(formula, { S: {} })).toBe(expected);
});

test('a LAMBDA without an end is #NUM!', () => {
  expect(valueOf('LET(f,LAMBDA(f,n,f(f,n+1)),f(f,0))', { S: {} })).toBe('#NUM!');
});

describe('depreciation over more years than anything lives', () => {
  // (1 / 1E6)^(1/13809) is 0.999 in three decimals: year n writes off a thousandth of 10^6 × 0.999^(n−1).
  test.each([100, 9999, 12000])('DB of year %d is a term of the geometric series', (year) => {
    const value = valueOf(`DB(1E6,1,13809,${year})`, { S: {} }) as number;
    expect(Math.abs(value / (1e6 * 0.999 ** (year - 1) * 0.001) - 1)).toBeLessThan(1e-9);
  });

  test.each([
    ['DB(1E6,1,1E9,1E9)', 0],
    ['VDB(1E6,1,1E9,5E8,1E9,1.5)', '#NUM!'],
    ['VDB(2400,300,10,0,0.875,1.5)', 315],
    ['AMORLINC(1E6,36526,36900,1,1E8,1E-9,1)', '#NUM!'],
    ['AMORDEGRC(1E6,36526,36900,1,1E8,1E-9,1)', '#NUM!'],
  ])('%s ends', (formula, expected) => {
    expect(valueOf(formula, { S: {} })).toBe(expected);
  });
});
