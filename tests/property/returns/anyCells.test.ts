import fc from 'fast-check';
import type { CellArgument, FunctionResult } from '../../../src/engine/core/roiFunction';
import { roiFunctions } from '../../../src/engine/library';
import { describeError } from '../../../src/locales/describeError';
import { locale } from '../../support/words';

const cell = fc.oneof(
  { weight: 4, arbitrary: fc.double({ noNaN: true, min: -1e6, max: 1e6 }) },
  { weight: 2, arbitrary: fc.integer({ min: -3, max: 50 }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom(null, '', 'abc', 'end', 'TEI', true, false) },
  { weight: 1, arbitrary: fc.constantFrom(...(['#N/A', '#DIV/0!', '#REF!'] as const)).map((error) => ({ error })) },
);
const numbers = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 8 });
const argument: fc.Arbitrary<CellArgument> = fc.oneof(
  cell,
  fc.constant(undefined),
  numbers.map((row) => [row]),
  numbers.map((column) => column.map((value) => [value])),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, columns]) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })),
);

/** The functions of chance have trials to run and tests of their own. */
const functions = roiFunctions.filter(({ family }) => family !== 'uncertainty');

function cellsOf(result: FunctionResult): readonly unknown[] {
  return Array.isArray(result) ? result.flat() : [result];
}

describe('whatever the cells hold', () => {
  test.each(functions)('$name answers with cells a sheet can show, or an error with a sentence in both languages', (declaration) => {
    const calls = fc.array(argument, { maxLength: declaration.parameters.length + 1 });
    fc.assert(
      fc.property(calls, (args) => {
        const result = declaration.invoke(args);
        if (result.ok) {
          for (const value of cellsOf(result.value)) {
            expect(value).not.toBeNull();
            expect(value).not.toBeUndefined();
            if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
          }
          return;
        }
        for (const language of ['en-US', 'zh-CN'] as const) {
          expect(locale(language).errors).toHaveProperty(result.error.code);
          expect(describeError(result.error, locale(language))).not.toMatch(/[{}]|undefined|NaN/);
        }
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });
});
