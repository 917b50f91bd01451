import type { CellValue } from '../../core/cellValue';
import type { CellArgument } from '../../core/roiFunction';
import type { CompiledModel } from './compiledModel';
import { interpret } from './interpreter';
import type { ArgumentCells } from './lower/declaredArguments';
import { callPerTrial, callValueOf } from './passes/callPerTrial';

/**
 * The arguments of every input's distribution while the parameters have the values given, by input. O(nodes that
 * arguments depend on).
 */
export function inputArguments({ inputs, argumentProgram }: CompiledModel, parameters: readonly number[]): readonly (readonly CellArgument[])[] {
  if (argumentProgram === null) return inputs.map(({ args }) => args);
  const computed = interpret(argumentProgram, [...inputs.map(() => NaN), ...parameters], callPerTrial);
  const operands = argumentProgram.outputs.map((node) => computed[node]!);
  return inputs.map(({ args, parametric }) => parametric?.map((cells) => (cells === undefined ? undefined : argumentOf(cells, operands))) ?? args);
}

function argumentOf({ rows, single }: ArgumentCells, operands: readonly number[]): CellArgument {
  const values: CellValue[][] = rows.map((row) => row.map((cell) => callValueOf(cell, operands)));
  return single ? (values[0]?.[0] ?? null) : values;
}
