import type { CompiledModel } from '../formula/compile/compiledModel';
import type { CallValue } from '../formula/compile/ir/pass';
import type { Program } from '../formula/compile/ir/program';
import type { ModelInput } from '../formula/compile/lower/inputs';
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

function columnsBehind(program: Program, ends: readonly number[]): Set<number> {
  const columns = new Set<number>();
  for (const node of nodesBehind(program, ends)) {
    const { operation, value } = program.nodes[node]!;
    if (operation === 'input') columns.add(value);
  }
  return columns;
}

/** The nodes that others are calculated from, those included. */
export function nodesBehind({ nodes }: Program, ends: readonly number[]): ReadonlySet<number> {
  const seen = new Set<number>(ends);
  const open = [...ends];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const operand of nodes[node]!.operands) {
      if (seen.has(operand)) continue;
      seen.add(operand);
      open.push(operand);
    }
  }
  return seen;
}

function argumentOperands({ parametric }: ModelInput): number[] {
  return (parametric ?? []).flatMap((argument) => argument?.rows.flat().flatMap(operandsOf) ?? []);
}

function operandsOf(value: CallValue): number[] {
  if ('known' in value) return [];
  if ('chosenBy' in value) return [value.chosenBy, ...value.options.flatMap(operandsOf)];
  return value.error === null ? [value.operand] : [value.operand, value.error];
}
