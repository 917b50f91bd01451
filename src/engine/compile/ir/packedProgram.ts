import type { Operation } from './operation';
import type { Program, ProgramNode } from './program';

/** A program with its nodes in columns, which are copied from thread to thread many times faster than objects. */
export interface PackedProgram extends Omit<Program, 'nodes'> {
  readonly nodes: PackedNodes;
}

interface PackedNodes {
  /** The operations that occur, and for each node which of them it is. */
  readonly names: readonly Operation[];
  readonly operations: Uint8Array;
  readonly operandCounts: Uint32Array;
  /** Of all nodes, one behind the other. */
  readonly operands: Uint32Array;
  readonly values: Float64Array;
}

/** By program: several workers are sent the same. */
const packed = new WeakMap<Program, PackedProgram>();

export function packProgram(program: Program): PackedProgram {
  const known = packed.get(program);
  if (known !== undefined) return known;
  const result = { ...program, nodes: packNodes(program.nodes) };
  packed.set(program, result);
  return result;
}

export function unpackProgram(program: PackedProgram): Program {
  return { ...program, nodes: unpackNodes(program.nodes) };
}

function packNodes(nodes: readonly ProgramNode[]): PackedNodes {
  const names = [...new Set(nodes.map(({ operation }) => operation))];
  const numbers = new Map(names.map((name, number) => [name, number]));
  return {
    names,
    operations: Uint8Array.from(nodes, ({ operation }) => numbers.get(operation)!),
    operandCounts: Uint32Array.from(nodes, ({ operands }) => operands.length),
    operands: Uint32Array.from(nodes.flatMap(({ operands }) => operands)),
    values: Float64Array.from(nodes, ({ value }) => value),
  };
}

function unpackNodes({ names, operations, operandCounts, operands, values }: PackedNodes): ProgramNode[] {
  const nodes: ProgramNode[] = [];
  let start = 0;
  operations.forEach((number, node) => {
    const end = start + operandCounts[node]!;
    nodes.push({ operation: names[number]!, operands: Array.from(operands.subarray(start, end)), value: values[node]! });
    start = end;
  });
  return nodes;
}
