import type { Program } from './program';

/** The input columns that nodes are calculated from. O(nodes). */
export function columnsBehind(program: Program, ends: readonly number[]): Set<number> {
  const columns = new Set<number>();
  for (const node of nodesBehind(program, ends)) {
    const { operation, value } = program.nodes[node]!;
    if (operation === 'input') columns.add(value);
  }
  return columns;
}

/** The nodes that others are calculated from, those included. */
export function nodesBehind({ nodes }: Pick<Program, 'nodes'>, ends: readonly number[]): ReadonlySet<number> {
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
