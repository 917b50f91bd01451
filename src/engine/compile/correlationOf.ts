import type { EngineError } from '../core/error';
import { fail, ok, type Result } from '../core/result';
import type { Matrix } from '../risk/correlation/symmetricEigen';
import type { DeclaredCorrelation } from '../risk/worksheet/correlate';
import type { ModelCorrelation } from './compiledModel';
import type { ModelInput } from './lower/inputs';

/**
 * A declared correlation over those of its inputs that the outputs depend on; null where fewer than two do. Fails where
 * one of them is tied by an earlier declaration already: it could obey only one of the two.
 */
export function correlationOf(
  { names, correlation, degreesOfFreedom }: DeclaredCorrelation,
  inputs: readonly ModelInput[],
  cell: string,
  earlier: readonly ModelCorrelation[],
): Result<ModelCorrelation | null> {
  const positions = names.map((name) => inputs.findIndex((input) => input.name === name));
  const kept = positions.map((_, place) => place).filter((place) => positions[place]! >= 0);
  if (kept.length < 2) return ok(null);
  const members = kept.map((place) => positions[place]!);
  for (const member of members) {
    const other = earlier.find((one) => one.members.includes(member));
    if (other !== undefined) return fail(correlatedTwice(inputs[member]!.name, other.cell));
  }
  const among = (matrix: Matrix): Matrix => kept.map((row) => kept.map((column) => matrix[row]![column]!));
  return ok({ members, correlation: { ...correlation, ranks: among(correlation.ranks), scores: among(correlation.scores) }, degreesOfFreedom: degreesOfFreedom ?? null, cell });
}

function correlatedTwice(name: string | null, cell: string): EngineError {
  return { code: 'simulationCorrelatedTwice', cellError: '#VALUE!', received: name ?? '', details: { cell } };
}
