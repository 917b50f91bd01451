import type { CellError } from '../../../core/cellValue';
import { buildMatrix, columnsOf, NUMBER_ERROR, VALUE_ERROR } from '../value';
import { type Builtin, type Call, define, type RangeValue } from './define';
import { matrixOf } from './numbers';

/** A matrix of true numbers; anything else in it is #VALUE!. */
export function numericMatrix(argument: RangeValue, call: Call): number[][] | CellError {
  const rows: number[][] = [];
  for (const row of matrixOf(argument, call)) {
    const numbers: number[] = [];
    for (const value of row) {
      if (typeof value !== 'number') return typeof value === 'object' && value !== null ? value : VALUE_ERROR;
      numbers.push(value);
    }
    rows.push(numbers);
  }
  return rows;
}

function isNumeric(matrix: number[][] | CellError): matrix is number[][] {
  return Array.isArray(matrix);
}

/** Gaussian elimination with partial pivoting; returns the determinant and turns `right` into the solution. */
export function eliminate(left: number[][], right: number[][]): number {
  const size = left.length;
  let determinant = 1;
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    for (let row = pivot + 1; row < size; row++) {
      if (Math.abs(left[row]?.[pivot] ?? 0) > Math.abs(left[best]?.[pivot] ?? 0)) best = row;
    }
    if (best !== pivot) {
      swap(left, pivot, best);
      swap(right, pivot, best);
      determinant = -determinant;
    }
    const pivotRow = left[pivot] ?? [];
    const size0 = pivotRow[pivot] ?? 0;
    determinant *= size0;
    if (size0 === 0) return 0;
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue;
      const factor = (left[row]?.[pivot] ?? 0) / size0;
      if (factor === 0) continue;
      subtract(left[row], pivotRow, factor);
      subtract(right[row], right[pivot] ?? [], factor);
    }
  }
  right.forEach((row, index) => {
    const divisor = left[index]?.[index] ?? 1;
    row.forEach((value, column) => (row[column] = value / divisor));
  });
  return determinant;
}

function swap(rows: number[][], first: number, second: number): void {
  const kept = rows[first];
  const other = rows[second];
  if (kept === undefined || other === undefined) return;
  rows[first] = other;
  rows[second] = kept;
}

function subtract(row: number[] | undefined, other: readonly number[], factor: number): void {
  if (row === undefined) return;
  other.forEach((value, column) => (row[column] = (row[column] ?? 0) - factor * value));
}

export const matrixFunctions: readonly Builtin[] = [
  define('MMULT', ['array', 'array'], ([first, second], call) => {
    const left = numericMatrix(first, call);
    if (!isNumeric(left)) return left;
    const right = numericMatrix(second, call);
    if (!isNumeric(right)) return right;
    if (columnsOf(left) !== right.length) return VALUE_ERROR;
    return buildMatrix(left.length, columnsOf(right), (row, column) => {
      let total = 0;
      right.forEach((line, index) => (total += (left[row]?.[index] ?? 0) * (line[column] ?? 0)));
      return total;
    });
  }),
  define('MDETERM', ['array'], ([argument], call) => {
    const matrix = numericMatrix(argument, call);
    if (!isNumeric(matrix)) return matrix;
    return matrix.length === columnsOf(matrix) ? eliminate(matrix, matrix.map(() => [])) : VALUE_ERROR;
  }),
  define('MINVERSE', ['array'], ([argument], call) => {
    const matrix = numericMatrix(argument, call);
    if (!isNumeric(matrix)) return matrix;
    if (matrix.length !== columnsOf(matrix)) return VALUE_ERROR;
    const inverse = matrix.map((_, row) => matrix.map((__, column) => (row === column ? 1 : 0)));
    return eliminate(matrix, inverse) === 0 ? NUMBER_ERROR : inverse;
  }),
  define('MUNIT', ['number'], ([size]) => (size < 1 ? VALUE_ERROR : buildMatrix(Math.trunc(size), Math.trunc(size), (row, column) => (row === column ? 1 : 0)))),
  define('TRANSPOSE', ['array'], ([argument], call) => {
    const matrix = matrixOf(argument, call);
    return buildMatrix(columnsOf(matrix), matrix.length, (row, column) => matrix[column]?.[row] ?? null);
  }),
];
