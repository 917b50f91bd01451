import type { CompiledModel } from '../compile/compiledModel';
import { columnsBehind } from '../compile/ir/columnsBehind';
import type { CallValue } from '../compile/ir/pass';
import type { ModelInput } from '../compile/lower/inputs';
import type { Factor } from './factor';

/** Which factors an output is calculated from, directly or through the distributions that parameters shape. O(nodes). */
export function influences(model: CompiledModel, output: number): (factor: Factor) => boolean {
  const { program, argumentProgram, inputs } = model;
  const columns = columnsBehind(program, [program.outputs[output]!]);
  if (argumentProgram !== null) {
    const operands = inputs.flatMap((input, number) => (columns.has(number) ? argumentOperands(input) : []));
    const argumentNodes = operands.map((operand) => argumentProgram.outputs[operand]!);
    for (const column of columnsBehind(argumentProgram, argumentNodes)) columns.add(column);
  }
  return ({ kind, index }) => columns.has(kind === 'input' ? index : inputs.length + index);
}

function argumentOperands({ parametric }: ModelInput): number[] {
  return (parametric ?? []).flatMap((argument) => argument?.rows.flat().flatMap(operandsOf) ?? []);
}

function operandsOf(value: CallValue): number[] {
  if ('known' in value) return [];
  if ('chosenBy' in value) return [value.chosenBy, ...value.options.flatMap(operandsOf)];
  return value.error === null ? [value.operand] : [value.operand, value.error];
}
