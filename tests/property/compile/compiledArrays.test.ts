import fc from 'fast-check';
import { compareTrials } from '../../support/trialByTrial';

/** Numbers of several sizes, truth values, texts that depend on the trial, errors, and empty cells. */
const CELLS = {
  A1: '=ROI.UNIFORM(-50,150)', A2: '=ROI.DISCRETE({0,1,2,3,4},{0.2,0.2,0.2,0.2,0.2})', A3: '=ROI.DISCRETE({1,2,3,4},{0.3,0.3,0.2,0.2})', A4: '=ROI.NORMAL(3,2)', A5: '=A1>60', A6: '=IF(A4>3,"high","low")', A7: '=IF(A2=2,"x",A1)', A8: '=10/A2',
  B1: 1, B2: 2, B3: 3, B4: 4, B5: 6, B6: 'x', B8: '=A2',
  C1: '=A1*2', C2: 20, C3: '=A4', C4: -7.5, C5: '=C3+C2',
  D1: 'low', D2: 'high', D3: 'x', D4: null, D5: true,
  E1: 45000, E2: 45366, E3: 45731, E4: 46100, E5: 47000,
};
const TRIALS = [
  { A1: -50, A2: 0, A3: 1, A4: -2 }, { A1: 0, A2: 1, A3: 2, A4: 0 }, { A1: 60, A2: 2, A3: 2, A4: 3 }, { A1: 60.5, A2: 3, A3: 3, A4: 3.2 },
  { A1: 149, A2: 4, A3: 4, A4: 4.9999999999999 }, { A1: 1, A2: 2, A3: 1, A4: 6 }, { A1: 33.25, A2: 0, A3: 4, A4: 2.5 }, { A1: 100, A2: 1, A3: 1, A4: 1 },
];
const RUNS = 220;

const single = fc.constantFrom('A1', 'A2', 'A2', 'A3', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'B2', 'B6', 'B7', 'C2', 'D2', '2', '0.5', '-1', '"x"', 'TRUE', '');
const range = fc.constantFrom('B1:B5', 'C1:C5', 'B1:C5', 'D1:D5', 'A1:A8', 'B1:B8', 'B5:B8', 'E1:E5', 'B1:B1', 'C2:E2', '{1,2,3}', '{3;1;2}');
const { scalar: anyFormula } = fc.letrec<{ scalar: string; number: string; array: string; truth: string; place: string }>((tie) => ({
  scalar: fc.oneof(
    { maxDepth: 5 },
    tie('number'),
    fc.tuple(fc.constantFrom('SUM', 'AVERAGE', 'COUNT', 'COUNTA', 'MAX', 'MIN', 'PRODUCT', 'SUMSQ', 'MEDIAN', 'STDEV.S', 'VAR.P', 'ROWS', 'COLUMNS', 'SUMPRODUCT'), tie('array')).map(([name, a]) => `${name}(${a})`),
    fc.tuple(fc.constantFrom('SUM', 'COUNT', 'COUNTA', 'MAX', 'AND', 'OR', 'AVERAGE'), tie('array'), tie('number')).map(([name, a, b]) => `${name}(${a},${b})`),
    fc.tuple(fc.constantFrom('LARGE', 'SMALL', 'PERCENTILE', 'RANK'), tie('array'), fc.constantFrom('1', '2', '{1,2}', 'A3', '0.5')).map(([name, a, k]) => (name === 'RANK' ? `SUM(IFERROR(RANK(${k},B1:C5),0))` : `SUM(${name}(${a},${k}))`)),
    fc.tuple(tie('array'), tie('number')).map(([a, b]) => `NPV(0.1,${a},${b})`),
    fc.tuple(tie('array'), tie('truth')).map(([a, test]) => `IF(${test},SUM(${a}),${'A4'})`),
    fc.tuple(range, fc.constantFrom('">2"', '"x"', 'A2', '">"&A4', '"<="&A3', '{1,2}', '"<>"', 'A6'), range).map(([a, test, b]) => `SUM(SUMIF(${a},${test},${b}))+SUM(COUNTIF(${a},${test}))`),
    fc.tuple(tie('array'), tie('number')).map(([a, b]) => `IFERROR(SUM(${a}),${b})`),
    fc.tuple(tie('number'), tie('array')).map(([n, a]) => `REDUCE(${n},${a},LAMBDA(s,v,s*0.5+v))`),
    tie('array').map((a) => `LET(r,${a},SUM(r)-COUNT(r)+ROWS(r))`),
  ),
  number: fc.oneof(
    { maxDepth: 4 },
    single.filter((one) => one !== ''),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '/', '&'), tie('number')).map(([a, operator, b]) => `(${a}${operator}${b})`),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map(([test, a, b]) => `IF(${test},${a},${b})`),
    fc.tuple(fc.constantFrom('INDEX(B1:B5,', 'INDEX(B1:C5,2,', 'INDEX(C2:E2,', 'INDEX(D1:D5,', 'CHOOSE(', 'OFFSET(B1,', 'OFFSET(C3,-1,'), tie('place')).map(([call, n]) => (call === 'CHOOSE(' ? `CHOOSE(${n},A1,B6,C3)` : call === 'OFFSET(B1,' ? `OFFSET(B1,${n},1)` : `${call}${n})`)),
    fc.tuple(fc.constantFrom('MATCH', 'XMATCH', 'VLOOKUP', 'XLOOKUP', 'LOOKUP'), tie('number'), range, fc.constantFrom('0', '1', '-1')).map(([name, n, a, mode]) => {
      if (name === 'VLOOKUP') return `VLOOKUP(${n},B1:C5,2,${mode === '0' ? 'FALSE' : 'TRUE'})`;
      if (name === 'XLOOKUP') return `XLOOKUP(${n},B1:B5,C1:C5,A4,${mode})`;
      return name === 'LOOKUP' ? `LOOKUP(${n},B1:B5,C1:C5)` : `${name}(${n},${a},${mode})`;
    }),
    fc.tuple(fc.constantFrom('ABS', 'INT', 'SIGN', 'N', 'NOT', 'ROUND', 'LEN'), tie('number')).map(([name, n]) => (name === 'ROUND' ? `ROUND(${n},1)` : `${name}(${n})`)),
    fc.tuple(tie('number'), fc.constantFrom('2', 'A3', '"high"', 'D4'), tie('number')).map(([a, match, b]) => `SWITCH(${a},${match},${b},A1)`),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `IFERROR(${a},${b})`),
  ),
  truth: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '=', '<>'), tie('number')).map(([a, operator, b]) => `(${a}${operator}${b})`),
    fc.tuple(fc.constantFrom('AND', 'OR', 'XOR'), tie('truth'), tie('truth')).map(([name, a, b]) => `${name}(${a},${b})`),
    fc.tuple(fc.constantFrom('ISERROR', 'ISNUMBER', 'ISNA', 'ISTEXT', 'ISBLANK', 'ISLOGICAL'), tie('number')).map(([name, a]) => `${name}(${a})`),
    fc.constantFrom('A5', 'A6="high"', 'A2'),
  ),
  place: fc.constantFrom('A2', 'A3', 'A4', 'INT(A4)', '1', '2', 'A3-1', 'A2+A3', 'A8'),
  array: fc.oneof(
    { maxDepth: 4 },
    range,
    fc.tuple(fc.constantFrom('TAKE', 'DROP'), tie('array'), tie('place')).map(([name, a, n]) => `${name}(${a},${n})`),
    fc.tuple(tie('place'), fc.constantFrom('', ',2', ',A3', ',1,A1,0.5')).map(([n, rest]) => `SEQUENCE(${n}${rest})`),
    fc.tuple(range, fc.constantFrom('B1:B5>A2', 'C1:C5<A1', 'B1:B5', 'ISNUMBER(D1:D5)', 'D1:D5=A6', '(B1:B5>1)*(C1:C5>A4)'), fc.constantFrom('', ',0', ',"none"', ',A1', ',B1:B2')).map(([a, test, rest]) => `FILTER(${a},${test}${rest})`),
    fc.tuple(fc.constantFrom('B1', 'C2', 'B5'), fc.constantFrom('INDEX(B1:B5,', 'INDEX(C1:C5,', 'INDEX(B1:D5,2,', 'OFFSET(B1,0,'), tie('place')).map(([from, to, n]) => `${from}:${to}${n})`),
    fc.tuple(fc.constantFrom('OFFSET(B1,0,0,', 'OFFSET(B1,1,0,2,', 'OFFSET(B1,A2,0,2,', 'INDEX(B1:D5,0,', 'INDEX(B1:D5,'), tie('place')).map(([call, n]) => (call === 'INDEX(B1:D5,' ? `INDEX(B1:D5,${n},0)` : `${call}${n})`)),
    fc.tuple(tie('truth'), range, range).map(([test, a, b]) => `IF(${test},${a},${b})`),
    fc.tuple(tie('place'), range, range).map(([n, a, b]) => `CHOOSE(${n},${a},${b})`),
    fc.tuple(tie('array'), fc.constantFrom('+', '-', '*', '/', '>', '='), fc.oneof(tie('number'), tie('array'))).map(([a, operator, b]) => `(${a}${operator}${b})`),
    fc.tuple(fc.constantFrom('VSTACK', 'HSTACK'), tie('array'), tie('array')).map(([name, a, b]) => `${name}(${a},${b})`),
    tie('array').map((a) => `MAP(${a},LAMBDA(v,IF(ISNUMBER(v),v,-1)))`),
    fc.tuple(fc.constantFrom('TRANSPOSE', 'UNIQUE', 'SORT', 'TOCOL', 'IFERROR', 'SCAN', 'BYROW', 'N', 'ABS'), tie('array')).map(([name, a]) => {
      if (name === 'IFERROR') return `IFERROR(${a},A4)`;
      if (name === 'SCAN') return `SCAN(0,${a},LAMBDA(s,v,s+v))`;
      return name === 'BYROW' ? `BYROW(${a},LAMBDA(r,COUNT(r)))` : `${name}(${a})`;
    }),
    tie('place').map((n) => `MAKEARRAY(${n},2,LAMBDA(i,j,i*10+j))`),
    fc.tuple(tie('array'), fc.constantFrom('{1,2}', 'A3', '1')).map(([a, n]) => `LARGE(${a},${n})`),
  ),
}));

describe('compiled formulas with arrays, references and values of several kinds', () => {
  it.each([20261121, 7, 99])('give what the evaluator gives, trial by trial, in every back end (seed %d)', (seed) => {
    let columnsAlone = 0;
    let worked = 0;
    fc.assert(
      fc.property(anyFormula, fc.boolean(), (formula, dynamic) => {
        const { how, differences } = compareTrials(CELLS, `IFERROR(0+${formula},-77)`, TRIALS, { dynamic, tolerance: 1e-9 });
        if (how === 'refused') {
          expect(differences.join()).not.toContain('ProofFailed');
          return;
        }
        worked++;
        if (how === 'columns') columnsAlone++;
        expect(differences).toEqual([]);
      }),
      { seed, numRuns: RUNS },
    );
    expect(worked).toBeGreaterThan(RUNS / 2);
    expect(columnsAlone).toBeGreaterThan(RUNS / 5);
  });
});
