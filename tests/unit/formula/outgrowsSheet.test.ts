import { Calculator } from '../../../src/engine/formula/evaluate/calculator';
import { modelOf, positionOf } from './modelOf';

/** What a dynamic formula in D4 shows, where B1:B3 hold numbers. */
function shown(formula: string, at = 'D4'): unknown {
  const { row, column } = positionOf(at);
  const cells = { B1: 1, B2: 2, B3: 3, [at]: { value: null, formula, dynamic: true, arrayRange: { top: row, left: column, bottom: row, right: column } } };
  const value = new Calculator(modelOf({ S: cells })).value(0, row, column);
  return typeof value === 'object' && value !== null ? value.error : value;
}

/** A whole column has 1,048,576 rows: from the fourth row on there is no room for it, as Excel says. */
test.each([
  ['B:B', '#SPILL!'],
  ['B:B*2', '#SPILL!'],
  ['-B:B', '#SPILL!'],
  ['B:B+B:B', '#SPILL!'],
  ['1:1', '#SPILL!'],
  ['SUM(B:B)', 6],
  ['@B:B', null],
  ['FILTER(B:B,B:B>1)', 2],
  ['TAKE(B:B,2)', 1],
  ['B1:B3*2', 2],
  ['SUM(B:B*2)', 12],
  ['COUNT(B:B B1:B2)', 2],
])('%s', (formula, expected) => {
  expect(shown(formula)).toBe(expected ?? shown('B4'));
});

test('a whole column fits from the first row on', () => {
  expect(shown('B:B*2', 'D1')).toBe(2);
});
