import { cholesky } from './cholesky';
import type { Matrix } from './symmetricEigen';

/** What a standard normal variable is, given others it is correlated with: a weighted sum of them, and a deviation around it. */
export interface Regression {
  /** By variable; 0 for itself. */
  readonly weights: readonly number[];
  readonly deviation: number;
}

/**
 * The regression of one variable on all others of a correlation matrix, which may be singular: a variable that others determine
 * gets deviation 0. O(n³).
 */
export function regression(matrix: Matrix, variable: number): Regression {
  const last = matrix.length - 1;
  const order = [...matrix.keys()].filter((one) => one !== variable);
  order.push(variable);
  const lower = cholesky(order.map((row) => order.map((column) => matrix[row][column])));
  const weights = new Array<number>(matrix.length).fill(0);
  for (let place = last - 1; place >= 0; place--) {
    if (lower[place][place] === 0) continue;
    let rest = lower[last][place];
    for (let after = place + 1; after < last; after++) rest -= lower[after][place] * weights[order[after]];
    weights[order[place]] = rest / lower[place][place];
  }
  return { weights, deviation: lower[last][last] };
}
