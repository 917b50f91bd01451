import fc from 'fast-check';
import type { CellValue } from '../../src/engine/core/cellValue';
import { applyBinary } from '../../src/engine/formula/evaluate/operators';
import { compareValues } from '../../src/engine/formula/evaluate/compare';
import { dateOfSerial, serialOfDate } from '../../src/engine/formula/evaluate/serialDate';
import { builtins } from '../../src/engine/formula/evaluate/builtins/registry';
import { Calculator } from '../../src/engine/formula/evaluate/calculator';
import { numberToText } from '../../src/engine/formula/evaluate/numberToText';
import { textToNumber } from '../../src/engine/formula/evaluate/textToNumber';
import type { Expression } from '../../src/engine/formula/parse/ast';
import { parseFormula } from '../../src/engine/formula/parse/parseFormula';
import { printFormula } from '../../src/engine/formula/parse/printFormula';
import { translateFormula } from '../../src/engine/formula/parse/translateFormula';
import { cellKey, type CellModel } from '../../src/engine/formula/workbookModel';

const SEED = 20260101;

const row = fc.integer({ min: 0, max: 30 });
const column = fc.integer({ min: 0, max: 8 });
const sheet = fc.constantFrom(undefined, 'Sheet2', "Bob's sheet", '2024', 'A1');
const onSheet = sheet.map((name) => (name === undefined ? {} : { sheet: name }));

const cell = fc
  .tuple(onSheet, row, column, fc.boolean(), fc.boolean())
  .map(([where, r, c, rowAbsolute, columnAbsolute]): Expression => ({ type: 'cell', ...where, row: r, column: c, rowAbsolute, columnAbsolute, at: 0 }));
const area = fc.tuple(onSheet, row, column, row, column).map(
  ([where, r, c, r2, c2]): Expression => ({
    type: 'area', ...where, top: Math.min(r, r2), left: Math.min(c, c2), bottom: Math.max(r, r2), right: Math.max(c, c2), wholeColumns: false, wholeRows: false, at: 0,
  }),
);
const constant = fc.oneof(
  fc.double({ min: 0, max: 1e20, noNaN: true }).map((value): Expression => ({ type: 'number', value, at: 0 })),
  fc.string({ maxLength: 6 }).map((value): Expression => ({ type: 'string', value, at: 0 })),
  fc.boolean().map((value): Expression => ({ type: 'boolean', value, at: 0 })),
  fc.constantFrom('#N/A' as const, '#DIV/0!' as const, '#REF!' as const).map((value): Expression => ({ type: 'error', value, at: 0 })),
  fc.constant<Expression>({ type: 'array', rows: [[1, -2.5, 'x"y'], [true, { error: '#N/A' }, 0]], at: 0 }),
  fc.constant<Expression>({ type: 'structured', table: 'Sales', items: ['headers', 'data'], firstColumn: "Net [a]'#", lastColumn: 'B', at: 0 }),
  fc.constantFrom('Rate', 'Net_income', 'x.y').map((name): Expression => ({ type: 'name', name, at: 0 })),
);

/** Formulas by construction; the names of the functions come from the library itself. */
const { formula } = fc.letrec<{ formula: Expression }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    constant,
    cell,
    area,
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/', '^', '&', '=', '<>', '<', '<=', '>', '>=' as const), tie('formula'), tie('formula'))
      .map(([operator, left, right]): Expression => ({ type: 'binary', operator: operator as '+', left, right, at: 0 })),
    fc.tuple(fc.constantFrom('-', '+', '%', '@' as const), tie('formula')).map(([operator, operand]): Expression => ({ type: 'unary', operator: operator as '-', operand, at: 0 })),
    fc
      .tuple(fc.constantFrom(...builtins.map(({ name }) => name), 'IF', 'IFERROR', 'CHOOSE', 'SWITCH', 'LET', 'NOSUCH'), fc.array(tie('formula'), { maxLength: 4 }))
      .map(([name, args]): Expression => ({ type: 'call', name, args, at: 0 })),
  ),
}));

function withoutPositions(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'at' ? undefined : inner)));
}

const cells = new Map<number, CellModel>();
[[1, 'north', true, 45000], [2.5, 'South', false, null], [-3, '', 7, 45100], [0, 'x', 9, 1e9]].forEach((values, r) =>
  values.forEach((value, c) => value !== null && cells.set(cellKey(r, c), { value })),
);
const model = { sheets: [{ name: 'Sheet1', cells }, { name: 'Sheet2', cells }], names: [{ name: 'Rate', formula: '0.1' }], tables: [], date1904: false, iterative: false };

describe('formulas', () => {
  it('printing and parsing a tree gives the same tree', () => {
    fc.assert(
      fc.property(formula, (tree) => {
        const text = printFormula(tree);
        const again = parseFormula(text);
        expect(again.ok ? withoutPositions(again.value) : [text, again.error]).toEqual(withoutPositions(tree));
      }),
      { seed: SEED, numRuns: 1500 },
    );
  });

  it('any formula evaluates to a value or a reported error, and never throws', () => {
    const calculator = new Calculator(model, { volatile: { now: 45000.5, random: () => 0.5 } });
    fc.assert(
      fc.property(formula, (tree) => {
        const result = calculator.evaluateFormula(printFormula(tree));
        if (result.ok) {
          for (const value of Array.isArray(result.value) ? (result.value as CellValue[][]).flat() : [result.value]) {
            expect(typeof value === 'number' ? Number.isFinite(value) : value !== undefined && value !== null).toBe(true);
          }
        } else expect(result.error.code).toMatch(/^(unsupportedFunction|formula)/);
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });

  it('moving a formula there and back leaves it as it was', () => {
    fc.assert(
      fc.property(formula, fc.integer({ min: -40, max: 40 }), fc.integer({ min: -9, max: 9 }), (tree, rows, columns) => {
        const text = printFormula(tree);
        const there = translateFormula(text, rows, columns);
        const back = there.ok ? translateFormula(there.value, -rows, -columns) : there;
        expect(back).toEqual({ ok: true, value: text });
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('hostile text is read or refused, whatever it is', () => {
    const pieces = fc.array(fc.constantFrom('(', ')', '{', '}', '[', ']', '"', "'", '!', '#', '@', ':', ' ', ',', ';', '%', '-', '^', '&', '<>', 'A1', '$B$2', 'SUM(', 'x', '1.5e', '[1]', '#REF!', 'R[1]', '中', '\n', '[#All]', '_xlfn.'), { maxLength: 60 });
    fc.assert(
      fc.property(fc.oneof(pieces.map((parts) => parts.join('')), fc.string({ maxLength: 80 }), pieces.map((parts) => parts.join('').repeat(200).slice(0, 40000))), (text) => {
        const result = parseFormula(text);
        if (!result.ok) expect(Number(result.error.details?.['position'])).toBeGreaterThan(0);
      }),
      { seed: SEED, numRuns: 4000 },
    );
  }, 120_000);
});

const scalar: fc.Arbitrary<CellValue> = fc.oneof(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), fc.string({ maxLength: 5 }), fc.boolean(), fc.constant(null));

describe('laws of evaluation', () => {
  it('comparison is antisymmetric and agrees with the operators', () => {
    fc.assert(
      fc.property(scalar, scalar, (a, b) => {
        expect(Math.sign(compareValues(a, b)) + Math.sign(compareValues(b, a))).toBe(0);
        expect(applyBinary('<', a, b, false)).toBe(applyBinary('>', b, a, false));
        expect(applyBinary('=', a, b, false)).not.toBe(applyBinary('<>', a, b, false));
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it('an error in an operand is the result, the left one first', () => {
    fc.assert(
      fc.property(scalar, fc.constantFrom('+', '*', '&', '=', '<' as const), (value, operator) => {
        const failure = { error: '#NUM!' as const };
        expect(applyBinary(operator as '+', failure, value, false)).toEqual(failure);
        expect(applyBinary(operator as '+', failure, { error: '#N/A' }, false)).toEqual(failure);
      }),
      { seed: SEED },
    );
  });

  it('text of a number reads back as that number to fifteen digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (value) => {
        expect(textToNumber(numberToText(value))).toBe(Number(value.toPrecision(15)) + 0);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it('serial days and dates are the same calendar in both date systems', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2950000 }), fc.boolean(), (serial, date1904) => {
        const date = dateOfSerial(serial, date1904);
        expect(date === undefined ? undefined : serialOfDate(date.year, date.month, date.day, date1904)).toBe(serial);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
