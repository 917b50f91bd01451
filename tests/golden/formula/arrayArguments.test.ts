import golden from './arrayArguments.json';
import { valueOf } from '../../unit/formula/valueOf';

type Fact = readonly [string, readonly (readonly (string | number | boolean)[])[]];

/** The element that a legacy array formula of several cells shows: single rows and columns repeat. */
function shown(value: unknown, row: number, column: number): unknown {
  const matrix = (Array.isArray(value) ? value : [[value]]) as readonly (readonly unknown[])[];
  const line = matrix[matrix.length === 1 ? 0 : row];
  return line?.[line.length === 1 ? 0 : column] ?? '#N/A';
}

describe('arrays for single arguments, against another spreadsheet', () => {
  it.each(golden.facts as unknown as readonly Fact[])('%s', (formula, expected) => {
    const value = valueOf(formula, { S: golden.cells });
    expected.forEach((line, row) =>
      line.forEach((cell, column) => {
        const received = shown(value, row, column);
        if (typeof cell === 'number') expect(Math.abs(Number(received) - cell)).toBeLessThanOrEqual(golden.tolerance * Math.max(1, Math.abs(cell)));
        else expect(received).toBe(cell);
      }),
    );
  });
});
