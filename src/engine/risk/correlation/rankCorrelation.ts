import { invalidArgument, noSolution } from '../../core/error';
import { fail, ok, type Result } from '../../core/result';
import { isPositiveSemidefinite, largestDifference, nearestCorrelation } from './nearestCorrelation';
import { smallArcsine, smallSine } from './sine';
import type { Matrix } from './symmetricEigen';

const PI = 3.141592653589793;
const SYMMETRY = 1e-9;

/** The largest group of inputs that one matrix may tie together. */
export const MAX_CORRELATED = 200;

/** A checked matrix of Spearman rank correlations, and what was changed to make it one. */
export interface RankCorrelation {
  /** The rank correlations that a simulation uses. */
  readonly ranks: Matrix;
  /** The correlations of the normal scores that produce them. */
  readonly scores: Matrix;
  /** 0 where the matrix was valid; otherwise the largest change of any entry on the way to the nearest valid one. */
  readonly largestChange: number;
}

/**
 * Checks a matrix of rank correlations and, where no set of variables can have it, finds the nearest matrix that one
 * can. Fails only for what is no correlation matrix at all: not square, not symmetric, a diagonal other than 1.
 * For a Gaussian copula the rank correlation ρ belongs to the score correlation 2 sin(π ρ / 6) (K. Pearson, 1907);
 * for a t copula the same relation comes out up to 0.015 too low with 4 degrees of freedom, 0.06 with 1.
 */
export function rankCorrelation(matrix: Matrix, parameter: string): Result<RankCorrelation> {
  const shape = checkShape(matrix, parameter);
  if (!shape.ok) return shape;
  const asked = toScores(matrix);
  if (isPositiveSemidefinite(asked)) return ok({ ranks: matrix, scores: asked, largestChange: 0 });
  const scores = nearestCorrelation(asked);
  const ranks = scores.map((row, i) => row.map((score, j) => (i === j ? 1 : (6 / PI) * smallArcsine(score / 2))));
  return ok({ ranks, scores, largestChange: largestDifference(ranks, matrix) });
}

/** The same, for callers that must not change what the user asked for. */
export function exactRankCorrelation(matrix: Matrix, parameter: string): Result<RankCorrelation> {
  const checked = rankCorrelation(matrix, parameter);
  if (!checked.ok || checked.value.largestChange === 0) return checked;
  return fail(noSolution('correlationImpossible', { parameter, details: { change: checked.value.largestChange } }));
}

function toScores(ranks: Matrix): Matrix {
  return ranks.map((row, i) => row.map((rank, j) => (i === j ? 1 : 2 * smallSine((PI * rank) / 6))));
}

function checkShape(matrix: Matrix, parameter: string): Result<null> {
  const size = matrix.length;
  if (matrix[0].length !== size) return fail(invalidArgument('matrixNotSquare', { parameter, details: { rows: size, columns: matrix[0].length } }));
  if (size > MAX_CORRELATED) return fail(invalidArgument('matrixTooLarge', { parameter, received: size, details: { maximum: MAX_CORRELATED } }));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const entry = matrix[row][column];
      const place = { row: row + 1, column: column + 1 };
      if (row === column && Math.abs(entry - 1) > SYMMETRY) {
        return fail(invalidArgument('diagonalNotOne', { parameter, received: entry, details: place }));
      }
      if (!(Math.abs(entry) <= 1)) return fail(invalidArgument('notACorrelation', { parameter, received: entry, details: place }));
      if (Math.abs(entry - matrix[column][row]) > SYMMETRY) {
        return fail(invalidArgument('matrixNotSymmetric', { parameter, received: entry, details: { ...place, mirrored: matrix[column][row] } }));
      }
    }
  }
  return ok(null);
}
