import type { Matrix } from './symmetricEigen';

const NEGLIGIBLE_PIVOT = 1e-12;

/**
 * The lower triangle L with L Lᵀ = matrix, for a positive semi-definite matrix; a variable that is fully determined by
 * those before it gets a zero pivot. O(n³).
 */
export function cholesky(matrix: Matrix): Matrix {
  const size = matrix.length;
  const lower = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let column = 0; column < size; column++) {
    let pivot = matrix[column][column];
    for (let k = 0; k < column; k++) pivot -= lower[column][k] * lower[column][k];
    if (pivot <= NEGLIGIBLE_PIVOT) continue;
    const root = Math.sqrt(pivot);
    lower[column][column] = root;
    for (let row = column + 1; row < size; row++) {
      let sum = matrix[row][column];
      for (let k = 0; k < column; k++) sum -= lower[row][k] * lower[column][k];
      lower[row][column] = sum / root;
    }
  }
  return lower;
}
