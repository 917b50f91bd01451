import type { CellValue } from '../core/cellValue';
import type { CellArgument } from '../core/roiFunction';
import { interpret } from './interpreter';
import type { Program } from './ir/program';
import type { ArgumentCells } from './lower/declaredArguments';
import type { ModelInput } from './lower/inputs';
import { callValueOf } from './passes/callValue';
import type { EvaluateCall } from './passes/runPass';

/** The inputs of a model, and how parameters shape them. */
export interface ShapedInputs {
  readonly inputs: readonly Pick<ModelInput, 'args' | 'parametric'>[];
  readonly argumentProgram: Program | null;
}

/**
 * The arguments of every input's distribution while the parameters have the values given, by input. O(nodes that
 * arguments depend on).
 */
export function inputArguments({ inputs, argumentProgram }: ShapedInputs, parameters: readonly number[], evaluateCall: EvaluateCall): readonly (readonly CellArgument[])[] {
  if (argumentProgram === null) return inputs.map(({ args }) => args);
  const computed = interpret(argumentProgram, [...inputs.map(() => NaN), ...parameters], evaluateCall);
  const operands = argumentProgram.outputs.map((node) => computed[node]!);
  return inputs.map(({ args, parametric }) => parametric?.map((cells) => (cells === undefined ? undefined : argumentOf(cells, operands))) ?? args);
}

function argumentOf({ rows, single }: ArgumentCells, operands: readonly number[]): CellArgument {
  const values: CellValue[][] = rows.map((row) => row.map((cell) => callValueOf(cell, operands)));
  return single ? (values[0]?.[0] ?? null) : values;
}
