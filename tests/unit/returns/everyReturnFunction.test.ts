import { cellError, type CellMatrix } from '../../../src/engine/core/cellValue';
import type { CellArgument } from '../../../src/engine/core/roiFunction';
import { roiFunction, roiFunctions } from '../../../src/engine/library';

/** A valid call of every function; its first range is spoilt below. */
const valid: Readonly<Record<string, readonly CellArgument[]>> = {
  BASIC: [[[200, 50, 30, 20]], 100],
  SUMMARY: [[[100, 10, 10]], [[0, 80, 80]], 0.1],
  PHASED: [[[100, 10, 10]], [[0, 80, 80]]],
  PAYBACK: [[[-100, 60, 60]]],
  PRESENTVALUE: [0.1, [[-100, 60, 60]]],
  IRRALL: [[[-100, 60, 60]]],
  DATEDIRR: [[[-100, 60, 60]], [[45658, 45900, 46023]]],
  EAA: [0.1, [[-100, 60, 60]]],
  RISKADJ: [[[100, 60, 60]], 0.1, 'cost'],
  LTV: [[[100, 60, 60]], [[0.8, 0.8, 0.8]]],
};

const isMatrix = (argument: CellArgument): argument is CellMatrix => Array.isArray(argument);

/** The call with the second cell of its first range replaced. */
function withSecondCell(args: readonly CellArgument[], cell: CellMatrix[number][number]): readonly CellArgument[] {
  const range = args.findIndex(isMatrix);
  return args.map((argument, index) => (index === range && isMatrix(argument) ? [argument[0].with(1, cell)] : argument));
}

const cases = Object.entries(valid).map(([name, args]) => ({ name, args, declaration: roiFunction(name)! }));

describe('every function of returns, and LTV', () => {
  test('is covered here', () => {
    const returns = roiFunctions.filter(({ family }) => family === 'returns').map(({ name }) => name);
    expect(Object.keys(valid)).toEqual([...returns, 'LTV']);
  });

  test.each(cases)('$name computes its example and a valid call', ({ args, declaration }) => {
    expect(declaration.invoke(declaration.example)).toMatchObject({ ok: true });
    expect(declaration.invoke(args)).toMatchObject({ ok: true });
  });

  test.each(cases)('$name takes columns as it takes rows', ({ args, declaration }) => {
    const upright = args.map((argument) => (isMatrix(argument) ? argument[0].map((cell) => [cell]) : argument));
    const expected = declaration.invoke(args);
    const flattened = (result: typeof expected) => (result.ok && declaration.name === 'RISKADJ' ? [result.value].flat(3) : result);
    expect(flattened(declaration.invoke(upright))).toEqual(flattened(expected));
  });

  test.each(cases)('$name reports text, a boolean and a blank in a range with their place', ({ args, declaration }) => {
    for (const [cell, code] of [['abc', 'numberExpected'], [true, 'numberExpected'], [null, 'blankCell'], ['', 'blankCell']] as const) {
      expect(declaration.invoke(withSecondCell(args, cell))).toMatchObject({
        ok: false,
        error: { code, cellError: '#VALUE!', parameter: declaration.parameters.find(({ matrix }) => matrix)?.name },
      });
    }
  });

  test.each(cases)('$name passes on an error in a range', ({ args, declaration }) => {
    expect(declaration.invoke(withSecondCell(args, cellError('#REF!')))).toMatchObject({ ok: false, error: { cellError: '#REF!' } });
  });

  test.each(cases)('$name refuses an empty range and a missing argument', ({ args, declaration }) => {
    const range = args.findIndex(isMatrix);
    const emptied = args.with(range, [[null, null]]);
    expect(declaration.invoke(emptied)).toMatchObject({ ok: false, error: { cellError: '#VALUE!' } });
    expect(declaration.invoke([])).toMatchObject({ ok: false, error: { code: 'argumentMissing', parameter: declaration.parameters[0].name } });
  });

  test.each(cases)('$name gives the same answer twice', ({ args, declaration }) => {
    expect(declaration.invoke(args)).toEqual(declaration.invoke(args));
  });
});
