import { symmetricEigen, type Matrix } from './symmetricEigen';

const MAX_ITERATIONS = 1000;
const CONVERGED = 1e-13;
/** The nearest matrix is kept this far inside, so that it stays valid after rounding. */
const SMALLEST_EIGENVALUE = 1e-8;

/** Is a symmetric matrix positive semi-definite, but for rounding? */
export function isPositiveSemidefinite(matrix: Matrix): boolean {
  return Math.min(...symmetricEigen(matrix).values) >= -1e-9;
}

/**
 * The correlation matrix nearest to a symmetric matrix in the sum of squared differences: projections in turn onto
 * the positive semi-definite matrices and onto those with a unit diagonal, with Dykstra's correction.
 * @see N. J. Higham, Computing the nearest correlation matrix, IMA J. Numerical Analysis 22 (2002) 329–343
 */
export function nearestCorrelation(matrix: Matrix): Matrix {
  let current = matrix.map((row) => [...row]);
  let correction = matrix.map((row) => row.map(() => 0));
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const shifted = current.map((row, i) => row.map((entry, j) => entry - correction[i][j]));
    const projected = projectToSemidefinite(shifted, 0);
    correction = projected.map((row, i) => row.map((entry, j) => entry - shifted[i][j]));
    const next = projected.map((row, i) => row.map((entry, j) => (i === j ? 1 : entry)));
    const change = largestDifference(next, current);
    current = next;
    if (change < CONVERGED) break;
  }
  return unitDiagonal(projectToSemidefinite(current, SMALLEST_EIGENVALUE));
}

/** The largest change of any entry between two matrices. */
export function largestDifference(a: Matrix, b: Matrix): number {
  let largest = 0;
  a.forEach((row, i) => row.forEach((entry, j) => (largest = Math.max(largest, Math.abs(entry - b[i][j])))));
  return largest;
}

function projectToSemidefinite(matrix: Matrix, floor: number): number[][] {
  const { values, vectors } = symmetricEigen(matrix);
  return matrix.map((row, i) =>
    row.map((_, j) => {
      let sum = 0;
      values.forEach((value, k) => (sum += Math.max(floor, value) * vectors[k][i] * vectors[k][j]));
      return sum;
    }),
  );
}

function unitDiagonal(matrix: Matrix): Matrix {
  const scale = matrix.map((row, i) => Math.sqrt(row[i]));
  return matrix.map((row, i) => row.map((entry, j) => (i === j ? 1 : (entry + matrix[j][i]) / 2 / (scale[i] * scale[j]))));
}
