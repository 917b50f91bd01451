import type { Program } from '../ir/program';
import { fused, type Column } from './columnKernels';
import type { Instruction, Operand } from './kernelRunner';

/** Two operations that run as one kernel: `inner` is used by the outer one alone. Operands are nodes. */
export interface Fusion {
  readonly inner: number;
  readonly kind: 'multiplyAdd' | 'multiplyMultiply' | 'addMultiply' | 'addAdd';
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Pairs of operations to run as one, by outer node. The order of the operands, and so every bit, stays the same. O(nodes). */
export function fusionsOf({ nodes, steps, outputs }: Program): Map<number, Fusion> {
  const uses = new Int32Array(nodes.length);
  for (const { operands } of nodes) for (const operand of operands) uses[operand]!++;
  for (const output of outputs) uses[output]!++;
  const isColumn = (node: number): boolean => nodes[node]!.operation !== 'constant';
  const fusions = new Map<number, Fusion>();
  const taken = new Set<number>();
  for (const step of steps) {
    if (step.kind !== 'straight') continue;
    const here = new Set(step.nodes);
    for (const outer of step.nodes) {
      const { operation, operands } = nodes[outer]!;
      if (operation !== 'add' && operation !== 'multiply') continue;
      const inner = operands.find((operand) => uses[operand] === 1 && here.has(operand) && !taken.has(operand) && !fusions.has(operand) && (nodes[operand]!.operation === 'multiply' || nodes[operand]!.operation === 'add'));
      if (inner === undefined) continue;
      const kind = `${nodes[inner]!.operation as 'add' | 'multiply'}${operation === 'add' ? 'Add' : 'Multiply'}` as const;
      const [a, b] = nodes[inner]!.operands as [number, number];
      const c = operands[0] === inner ? operands[1]! : operands[0]!;
      if (!isColumn(a) || !(shapeOf(kind, isColumn(b), isColumn(c)) in fused)) continue;
      fusions.set(outer, { inner, kind, a, b, c });
      taken.add(inner);
    }
  }
  return fusions;
}

function shapeOf(kind: Fusion['kind'], b: boolean, c: boolean): string {
  return `${kind}V${b ? 'V' : 'C'}${c ? 'V' : 'C'}`;
}

export function fusedInstruction({ kind, a, b, c }: Fusion, out: Column, operandOf: (node: number) => Operand): Instruction {
  const [first, second, third] = [operandOf(a), operandOf(b), operandOf(c)];
  const name = shapeOf(kind, typeof second !== 'number', typeof third !== 'number') as keyof typeof fused;
  const kernel = fused[name] as (out: Column, a: Operand, b: Operand, c: Operand, n: number) => void;
  return (trials) => kernel(out, first, second, third, trials);
}
