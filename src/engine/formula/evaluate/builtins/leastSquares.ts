/** A fitted linear model: y ≈ intercept + Σ slopes[j] · x[j]. */
export interface LinearFit {
  readonly slopes: readonly number[];
  readonly intercept: number;
  readonly slopeErrors: readonly number[];
  readonly interceptError: number;
  readonly residualSquares: number;
  readonly explainedSquares: number;
  readonly degreesOfFreedom: number;
}

/**
 * Least squares by Gram–Schmidt orthogonalization of the (centred) columns. A column that the others
 * already explain gets the slope 0. `columns[j]` are the values of x[j]. O(rows · columns²).
 */
export function leastSquares(y: readonly number[], columns: readonly (readonly number[])[], withIntercept: boolean): LinearFit {
  const rows = y.length;
  const means = columns.map((column) => (withIntercept ? average(column) : 0));
  const yMean = withIntercept ? average(y) : 0;
  const centred = columns.map((column, index) => column.map((value) => value - (means[index] ?? 0)));
  const target = y.map((value) => value - yMean);
  const basis: number[][] = [];
  const triangle: number[][] = [];
  const used: boolean[] = [];
  for (const [index, column] of centred.entries()) {
    const rest = [...column];
    const projections: number[] = [];
    for (let round = 0; round < 2; round++) {
      basis.forEach((direction, earlier) => {
        const share = used[earlier] === true ? dot(direction, rest) : 0;
        projections[earlier] = (projections[earlier] ?? 0) + share;
        direction.forEach((value, row) => (rest[row] = (rest[row] ?? 0) - share * value));
      });
    }
    const length = Math.sqrt(dot(rest, rest));
    const independent = length > 1e-10 * Math.sqrt(dot(column, column)) && length > 0;
    used.push(independent);
    basis.push(independent ? rest.map((value) => value / length) : rest.map(() => 0));
    projections[index] = independent ? length : 1;
    triangle.push(projections);
  }
  const right = basis.map((direction) => dot(direction, target));
  const slopes = solveUpper(triangle, right, used);
  const fitted = target.map((_, row) => centred.reduce((total, column, index) => total + (slopes[index] ?? 0) * (column[row] ?? 0), 0));
  const residualSquares = target.reduce((total, value, row) => total + (value - (fitted[row] ?? 0)) ** 2, 0);
  const degreesOfFreedom = rows - used.filter(Boolean).length - (withIntercept ? 1 : 0);
  const variance = residualSquares / degreesOfFreedom;
  const inverse = inverseUpper(triangle, used);
  const slopeErrors = slopes.map((_, index) => (used[index] === true ? Math.sqrt(variance * dot(inverse[index] ?? [], inverse[index] ?? [])) : 0));
  const leverage = inverse.length === 0 ? [] : inverse[0]?.map((_, column) => inverse.reduce((total, row, index) => total + (means[index] ?? 0) * (row[column] ?? 0), 0));
  return {
    slopes,
    intercept: withIntercept ? yMean - slopes.reduce((total, slope, index) => total + slope * (means[index] ?? 0), 0) : 0,
    slopeErrors,
    interceptError: withIntercept ? Math.sqrt(variance * (1 / rows + dot(leverage ?? [], leverage ?? []))) : NaN,
    residualSquares,
    explainedSquares: dot(target, target) - residualSquares,
    degreesOfFreedom,
  };
}

function average(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

function dot(first: readonly number[], second: readonly number[]): number {
  let total = 0;
  for (let index = 0; index < first.length; index++) total += (first[index] ?? 0) * (second[index] ?? 0);
  return total;
}

/** Back substitution; `triangle[j]` is column j of the upper triangle. */
function solveUpper(triangle: readonly (readonly number[])[], right: readonly number[], used: readonly boolean[]): number[] {
  const solution = new Array<number>(right.length).fill(0);
  for (let row = right.length - 1; row >= 0; row--) {
    if (used[row] !== true) continue;
    let rest = right[row] ?? 0;
    for (let column = row + 1; column < right.length; column++) rest -= (triangle[column]?.[row] ?? 0) * (solution[column] ?? 0);
    solution[row] = rest / (triangle[row]?.[row] ?? 1);
  }
  return solution;
}

/** The rows of the inverse of the upper triangle. */
function inverseUpper(triangle: readonly (readonly number[])[], used: readonly boolean[]): number[][] {
  const size = triangle.length;
  const columns = Array.from({ length: size }, (_, index) => solveUpper(triangle, Array.from({ length: size }, (__, row) => (row === index ? 1 : 0)), used));
  return Array.from({ length: size }, (_, row) => columns.map((column) => column[row] ?? 0));
}
