import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import { modelOf } from './modelOf';

/** A small part of what a formula may take in the product: what is counted is the same, and the tests are quick. */
jest.mock('../../../src/engine/formula/evaluate/limits', () => ({ ...jest.requireActual<object>('../../../src/engine/formula/evaluate/limits'), MOST_STEPS: 2e6 }));

function outcome(formula: string, cells: Parameters<typeof modelOf>[0] = { S: {} }): unknown {
  const result = new Calculator(modelOf(cells)).evaluateFormula(formula);
  return result.ok ? result.value : result.error.code;
}

test.each([
  'LET(f,LAMBDA(g,n,IF(n=0,0,g(g,n-1)+g(g,n-1))),f(f,60))',
  'ROWS(REDUCE(0,SEQUENCE(1E5),LAMBDA(a,b,VSTACK(a,b))))',
  'COLUMNS(REDUCE(0,SEQUENCE(1,15000),LAMBDA(a,b,HSTACK(a,b))))',
  'SUM(MAP(SEQUENCE(1E6),LAMBDA(a,a)))',
  'SUM(SCAN(0,SEQUENCE(1E6),LAMBDA(a,b,a+b)))',
  'SUM(CUMIPMT(0.01,1E5,1,1,SEQUENCE(1E5),0))',
  'SUM(WORKDAY(1,SEQUENCE(1E5,1,1E6,0)))',
  'SUM(MMULT(SEQUENCE(600,600),SEQUENCE(600,600)))',
  'MDETERM(SEQUENCE(600,600))',
  'SUM(MINVERSE(SEQUENCE(500,500)))',
  'SUM(LARGE(SEQUENCE(1E5),SEQUENCE(1E5)))',
  'SUM(PERCENTILE(SEQUENCE(1E5),SEQUENCE(1E5,1,0,0)))',
  'SUM(XMATCH(SEQUENCE(1E5),SEQUENCE(1E5),0,-1))',
  'SUM(MATCH("*a"&SEQUENCE(1E4)&"*",SEQUENCE(1E5)&"b",0))',
])('a formula that takes too much work ends without a value: %s', (formula) => {
  expect(outcome(formula)).toBe('calculationTooLong');
});

test('so do many criteria over long ranges', () => {
  const column = Object.fromEntries(Array.from({ length: 2000 }, (_, row) => [`A${row + 1}`, row]));
  expect(outcome('SUM(COUNTIF(A1:A2000,SEQUENCE(1E5)))', { S: column })).toBe('calculationTooLong');
  expect(outcome('SUM(COUNTIF(A1:A2000,SEQUENCE(100)))', { S: column })).toBe(100);
});

test('each formula of a sheet has as much as the first', () => {
  const sum = '=SUM(MAP(SEQUENCE(1.2E4),LAMBDA(a,a)))';
  const { unsupported } = new Calculator(modelOf({ S: { A1: sum, A2: sum, A3: sum, A4: '=A1+A2+A3' } })).calculateAll();
  expect([...unsupported]).toEqual([]);
});
