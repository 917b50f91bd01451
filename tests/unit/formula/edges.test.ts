/** Edges at which a swapped comparison or a step too far would show; expected values by Excel's documentation. */
import { isCellError } from '../../../src/engine/core/cellValue';
import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import { modelOf } from './modelOf';
import { valueOf } from './valueOf';

/** A column with repeated values, in order. */
const sorted = { A1: 1, A2: 2, A3: 2, A4: 2, A5: 3, B1: 'a', B2: 'b', B3: 'c', B4: 'd', B5: 'e' };
const falling = { A1: 3, A2: 2, A3: 2, A4: 1, B1: 'a', B2: 'b', B3: 'c', B4: 'd' };

describe('look-ups of repeated values', () => {
  test.each([
    ['MATCH(2,A1:A5,0)', 2],
    ['MATCH(2,A1:A5,1)', 4],
    ['MATCH(2,A1:A5)', 4],
    ['MATCH(2.5,A1:A5,1)', 4],
    ['MATCH(0.5,A1:A5,1)', '#N/A'],
    ['MATCH(9,A1:A5,1)', 5],
    ['VLOOKUP(2,A1:B5,2,FALSE)', 'b'],
    ['VLOOKUP(2,A1:B5,2,TRUE)', 'd'],
    ['VLOOKUP(2,A1:B5,2)', 'd'],
    ['VLOOKUP(4,A1:B5,2,FALSE)', '#N/A'],
    ['VLOOKUP(2,A1:B5,3,FALSE)', '#REF!'],
    ['VLOOKUP(2,A1:B5,0,FALSE)', '#VALUE!'],
    ['LOOKUP(2,A1:A5,B1:B5)', 'd'],
    ['XMATCH(2,A1:A5)', 2],
    ['XMATCH(2,A1:A5,0,-1)', 4],
    ['XMATCH(2,A1:A5,0,2)', 2],
    ['XMATCH(2.5,A1:A5,-1)', 2],
    ['XMATCH(2.5,A1:A5,1)', 5],
    ['XMATCH(0,A1:A5,-1)', '#N/A'],
    ['XMATCH(4,A1:A5,1)', '#N/A'],
    ['XLOOKUP(2,A1:A5,B1:B5)', 'b'],
    ['XLOOKUP(2,A1:A5,B1:B5,,0,-1)', 'd'],
    ['XLOOKUP(2.5,A1:A5,B1:B5,"none")', 'none'],
  ])('%s', (formula, expected) => {
    expect(valueOf(formula, { S: sorted })).toBe(expected);
  });

  test.each([
    ['MATCH(2,A1:A4,-1)', 2],
    ['MATCH(1.5,A1:A4,-1)', 3],
    ['MATCH(0,A1:A4,-1)', 4],
    ['MATCH(4,A1:A4,-1)', '#N/A'],
    ['XMATCH(2,A1:A4,0,-2)', 3],
  ])('falling: %s', (formula, expected) => {
    expect(valueOf(formula, { S: falling })).toBe(expected);
  });
});

/** Numbers come before texts, texts before FALSE, FALSE before TRUE. */
describe('comparisons between kinds', () => {
  const kinds = [-1, 0, 7, '""', '"a"', '"B"', 'FALSE', 'TRUE'];
  const place = [0, 1, 2, 3, 4, 5, 6, 7];
  const cases = kinds.flatMap((left, i) => kinds.map((right, j) => [`${left}`, `${right}`, Math.sign(place[i]! - place[j]!)] as const));
  test.each(cases)('%s and %s', (left, right, order) => {
    const said = ['=', '<>', '<', '<=', '>', '>='].map((operator) => valueOf(`${left}${operator}${right}`, { S: {} }));
    expect(said).toEqual([order === 0, order !== 0, order < 0, order <= 0, order > 0, order >= 0]);
  });

  test.each([
    ['A1=0', true],
    ['A1=""', true],
    ['A1=FALSE', true],
    ['A1>-1', true],
    ['A1<"a"', true],
    ['A1<TRUE', true],
    ['"ABC"="abc"', true],
    ['#N/A=#N/A', '#N/A'],
    ['1<#DIV/0!', '#DIV/0!'],
  ])('%s, where A1 is blank', (formula, expected) => {
    expect(valueOf(formula, { S: { C3: 1 } })).toBe(expected);
  });
});

describe('arrays', () => {
  test.each([
    ['TEXTJOIN(",",FALSE,SORT({3,1,2},1,1,TRUE))', '1,2,3'],
    ['TEXTJOIN(",",FALSE,SORT({3,1,2;9,8,7},1,-1,TRUE))', '3,2,1,9,7,8'],
    ['TEXTJOIN(",",FALSE,SORT({3,1,2;7,8,9},2,-1,TRUE))', '2,1,3,9,8,7'],
    ['TEXTJOIN(",",FALSE,SORT({3,1,2}))', '3,1,2'],
    ['TEXTJOIN(",",FALSE,SORTBY({"a";"b";"c";"d"},{1;2;1;2},-1,{4;3;2;1},1))', 'd,b,c,a'],
    ['TEXTJOIN(",",FALSE,SORTBY({"a";"b";"c";"d"},{1;2;1;2}))', 'a,c,b,d'],
    ['TEXTJOIN(",",FALSE,IFNA(VSTACK({1,2,3},4,{5,6}),"-"))', '1,2,3,4,-,-,5,6,-'],
    ['TEXTJOIN(",",FALSE,IFNA(HSTACK({1;2;3},4,{5;6}),"-"))', '1,4,5,2,-,6,3,-,-'],
    ['INDEX(VSTACK({1,2},3),2,2)', '#N/A'],
    ['TEXTJOIN(",",FALSE,TAKE({1,2,3},,-2))', '2,3'],
    ['TEXTJOIN(",",FALSE,DROP({1;2;3},1))', '2,3'],
    ['DROP({1;2;3},3)', '#CALC!'],
  ])('%s', (formula, expected) => {
    expect(valueOf(formula, { S: {} })).toBe(expected);
  });
});

/** The formula stands in C3. */
describe('R1C1 in INDIRECT', () => {
  const cells = { A1: 11, B2: 22, C2: 32, D3: 43, E1: 15, C9: 39 };
  test.each([
    ['INDIRECT("R1C1",FALSE)', 11],
    ['INDIRECT("R2C2",FALSE)', 22],
    ['INDIRECT("r[-1]c[-1]",FALSE)', 22],
    ['INDIRECT("R[-1]C",FALSE)', 32],
    ['INDIRECT("RC[1]",FALSE)', 43],
    ['INDIRECT("R[-2]C[2]",FALSE)', 15],
    ['INDIRECT("R[6]C3",FALSE)', 39],
    ['SUM(INDIRECT("R1C1:R2C3",FALSE))', 65],
    ['SUM(INDIRECT("R1",FALSE))', 26],
    ['SUM(INDIRECT("C1",FALSE))', 11],
    ['INDIRECT("T!R1C1",FALSE)', 7],
    ['INDIRECT("R0C1",FALSE)', '#REF!'],
    ['INDIRECT("R[-3]C",FALSE)', '#REF!'],
    ['INDIRECT("A1",FALSE)', '#REF!'],
    ['INDIRECT("R1C1",TRUE)', '#REF!'],
  ])('%s', (formula, expected) => {
    const result = new Calculator(modelOf({ S: cells, T: { A1: 7 } })).evaluateFormula(formula, { sheet: 0, row: 2, column: 2 });
    const value = result.ok ? result.value : null;
    expect(isCellError(value) ? value.error : value).toBe(expected);
  });
});

describe('dated flows', () => {
  const flows = { A1: -1000, A2: 300, A3: 420, A4: 680, B1: 44000, B2: 44100, B3: 44400, B4: 44800 };
  test('XIRR of four flows makes their present value 0', () => {
    const rate = valueOf('XIRR(A1:A4,B1:B4)', { S: flows }) as number;
    const present = [-1000, 300, 420, 680].reduce((sum, flow, index) => sum + flow / (1 + rate) ** ([0, 100, 400, 800][index]! / 365), 0);
    expect(Math.abs(present)).toBeLessThan(1e-6);
  });

  test.each([
    ['XIRR(A1:A4,B1:B3)', '#NUM!'],
    ['XNPV(0.1,A1:A4,B1:B3)', '#NUM!'],
    ['XIRR(A2:A4,B2:B4)', '#NUM!'],
  ])('%s', (formula, expected) => {
    expect(valueOf(formula, { S: flows })).toBe(expected);
  });
});
