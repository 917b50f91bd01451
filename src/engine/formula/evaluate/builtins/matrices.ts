import type { CellError, CellMatrix } from '../../../core/cellValue';
import { buildMatrix, columnsOf, NUMBER_ERROR, VALUE_ERROR } from '../value';
import { type Builtin, type Call, define, type RangeValue } from './define';
import { matrixOf } from './numbers';

/** A multiplication and addition in a plain loop is quicker than what a step usually is. */
const PRODUCTS_A_STEP = 20;

/** A matrix of true numbers, row after row. */
interface Numbers {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** A matrix of true numbers; anything else in it is #VALUE!. */
function numbersOf(argument: RangeValue, call: Call): Numbers | CellError {
  const matrix = matrixOf(argument, call);
  const [rows, columns] = [matrix.length, columnsOf(matrix)];
  const values = new Float64Array(rows * columns);
  let place = 0;
  for (const row of matrix) {
    for (const value of row) {
      if (typeof value !== 'number') return typeof value === 'object' && value !== null ? value : VALUE_ERROR;
      values[place++] = value;
    }
  }
  return { rows, columns, values };
}

function toMatrix({ rows, columns, values }: Numbers): CellMatrix {
  return buildMatrix(rows, columns, (row, column) => values[row * columns + column]!);
}

/** Rows multiplied side by side: what is read of the right matrix serves all of them. */
const ROWS_AT_ONCE = 4;

/** Row times column, each sum from its first term to its last. */
function product(left: Numbers, right: Numbers): Numbers {
  const { rows, columns: inner, values: a } = left;
  const { columns, values: b } = right;
  // Rows beyond the last are multiplied too, and left out of the result.
  const padded = Math.ceil(rows / ROWS_AT_ONCE) * ROWS_AT_ONCE;
  const values = new Float64Array(padded * columns);
  for (let row = 0; row < padded; row += ROWS_AT_ONCE) {
    const [c0, c1, c2, c3] = [0, 1, 2, 3].map((next) => values.subarray((row + next) * columns, (row + next + 1) * columns)) as [Float64Array, Float64Array, Float64Array, Float64Array];
    for (let index = 0; index < inner; index++) {
      const at = row * inner + index;
      const [f0, f1, f2, f3] = [a[at] ?? 0, a[at + inner] ?? 0, a[at + 2 * inner] ?? 0, a[at + 3 * inner] ?? 0];
      const from = index * columns;
      for (let column = 0; column < columns; column++) {
        const factor = b[from + column]!;
        c0[column]! += f0 * factor;
        c1[column]! += f1 * factor;
        c2[column]! += f2 * factor;
        c3[column]! += f3 * factor;
      }
    }
  }
  return { rows, columns, values };
}

/** Gaussian elimination with partial pivoting; returns the determinant and turns `right`, as wide as `width`, into the solution. */
function eliminate({ rows: size, values: left }: Numbers, right: Float64Array, width: number): number {
  let determinant = 1;
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    for (let row = pivot + 1; row < size; row++) {
      if (Math.abs(left[row * size + pivot]!) > Math.abs(left[best * size + pivot]!)) best = row;
    }
    if (best !== pivot) {
      swapRows(left, size, pivot, best);
      swapRows(right, width, pivot, best);
      determinant = -determinant;
    }
    const head = left[pivot * size + pivot]!;
    determinant *= head;
    if (head === 0) return 0;
    // Above the pivot only the solution needs the elimination.
    for (let row = width === 0 ? pivot + 1 : 0; row < size; row++) {
      const factor = row === pivot ? 0 : left[row * size + pivot]! / head;
      if (factor === 0) continue;
      subtractRow(left, size, row, pivot, factor, pivot);
      subtractRow(right, width, row, pivot, factor, 0);
    }
  }
  for (let row = 0; row < size; row++) {
    const divisor = left[row * size + row]!;
    for (let column = 0; column < width; column++) right[row * width + column]! /= divisor;
  }
  return determinant;
}

function swapRows(values: Float64Array, width: number, first: number, second: number): void {
  const kept = values.slice(first * width, (first + 1) * width);
  values.copyWithin(first * width, second * width, (second + 1) * width);
  values.set(kept, second * width);
}

function subtractRow(values: Float64Array, width: number, row: number, other: number, factor: number, from: number): void {
  const [into, source] = [row * width, other * width];
  for (let column = from; column < width; column++) values[into + column]! -= factor * values[source + column]!;
}

function isNumbers(matrix: Numbers | CellError): matrix is Numbers {
  return 'values' in matrix;
}

export const matrixFunctions: readonly Builtin[] = [
  define('MMULT', ['array', 'array'], ([first, second], call) => {
    const left = numbersOf(first, call);
    if (!isNumbers(left)) return left;
    const right = numbersOf(second, call);
    if (!isNumbers(right)) return right;
    if (left.columns !== right.rows) return VALUE_ERROR;
    call.interpreter.spend((left.rows * left.columns * right.columns) / PRODUCTS_A_STEP);
    return toMatrix(product(left, right));
  }),
  define('MDETERM', ['array'], ([argument], call) => {
    const matrix = numbersOf(argument, call);
    if (!isNumbers(matrix)) return matrix;
    if (matrix.rows !== matrix.columns) return VALUE_ERROR;
    call.interpreter.spend(matrix.rows ** 3 / PRODUCTS_A_STEP);
    return eliminate(matrix, new Float64Array(0), 0);
  }),
  define('MINVERSE', ['array'], ([argument], call) => {
    const matrix = numbersOf(argument, call);
    if (!isNumbers(matrix)) return matrix;
    const { rows: size, columns } = matrix;
    if (size !== columns) return VALUE_ERROR;
    call.interpreter.spend((2 * size ** 3) / PRODUCTS_A_STEP);
    const inverse = new Float64Array(size * size);
    for (let place = 0; place < size; place++) inverse[place * size + place] = 1;
    return eliminate(matrix, inverse, size) === 0 ? NUMBER_ERROR : toMatrix({ rows: size, columns: size, values: inverse });
  }),
  define('MUNIT', ['number'], ([size]) => (size < 1 ? VALUE_ERROR : buildMatrix(Math.trunc(size), Math.trunc(size), (row, column) => (row === column ? 1 : 0)))),
  define('TRANSPOSE', ['array'], ([argument], call) => {
    const matrix = matrixOf(argument, call);
    return buildMatrix(columnsOf(matrix), matrix.length, (row, column) => matrix[column]?.[row] ?? null);
  }),
];
