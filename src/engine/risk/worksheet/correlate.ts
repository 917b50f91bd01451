import { defineFunction } from '../../core/defineFunction';
import { invalidArgument } from '../../core/error';
import { number, numberTable, optional, texts } from '../../core/parameters';
import { fail, ok, type Result } from '../../core/result';
import type { CellArgument } from '../../core/roiFunction';
import { rankCorrelation, type RankCorrelation } from '../correlation/rankCorrelation';

/** Inputs that a worksheet declares to move together. */
export interface DeclaredCorrelation {
  /** Names of inputs, in the order of the matrix. */
  readonly names: readonly string[];
  readonly correlation: RankCorrelation;
  /** Of a t copula; a Gaussian copula without. */
  readonly degreesOfFreedom: number | undefined;
}

const parameters = {
  names: texts(),
  matrix: numberTable({ minimum: -1, maximum: 1 }),
  degreesOfFreedom: optional(number({ minimum: 1, maximum: 1000 })),
} as const;

/** Reads the arguments of CORRELATE, for the simulation that obeys them. */
export function readCorrelation(args: readonly CellArgument[]): Result<DeclaredCorrelation> {
  const names = parameters.names.read(args[0], 'names');
  if (!names.ok) return names;
  const matrix = parameters.matrix.read(args[1], 'matrix');
  if (!matrix.ok) return matrix;
  const degreesOfFreedom = parameters.degreesOfFreedom.read(args[2], 'degreesOfFreedom');
  return degreesOfFreedom.ok ? declare(names.value, matrix.value, degreesOfFreedom.value) : degreesOfFreedom;
}

function declare(names: readonly string[], matrix: readonly (readonly number[])[], degreesOfFreedom: number | undefined): Result<DeclaredCorrelation> {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return fail(invalidArgument('nameTwice', { parameter: 'names', received: twice }));
  if (matrix.length !== names.length) {
    const details = { rows: matrix.length, columns: matrix[0].length, expected: names.length };
    return fail(invalidArgument('correlationSize', { parameter: 'matrix', details }));
  }
  const correlation = rankCorrelation(matrix, 'matrix');
  return correlation.ok ? ok({ names, correlation: correlation.value, degreesOfFreedom }) : correlation;
}

/**
 * Declares rank correlations and shows the matrix a simulation uses: the one given, or the nearest one that variables can
 * have; the corner of the table says which, and by how much it was changed.
 */
export const correlateFunction = defineFunction({
  name: 'CORRELATE',
  family: 'uncertainty',
  parameters,
  result: 'table',
  example: [
    [['Users', 'Margin', 'Cost']],
    [
      [1, 0.6, 0.2],
      [0.6, 1, 0.4],
      [0.2, 0.4, 1],
    ],
  ],
  run({ names, matrix, degreesOfFreedom }) {
    const declared = declare(names, matrix, degreesOfFreedom);
    if (!declared.ok) return declared;
    const { ranks, largestChange } = declared.value.correlation;
    const corner =
      largestChange === 0 ? { label: 'correlationAsGiven' } : { label: 'correlationAdjusted', details: { change: Math.ceil(largestChange * 10_000) / 10_000 } };
    return ok([[corner, ...names], ...ranks.map((row, index) => [names[index], ...row])]);
  },
});
