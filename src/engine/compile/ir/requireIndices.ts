import type { Program } from './program';

/**
 * Throws where a program names a node, an input, a table or a pass that does not exist: WebAssembly would read other numbers
 * in its place, or what a column held before. Returns the program. O(nodes + operands).
 */
export function requireIndices(program: Program): Program {
  const { nodes, inputCount, outputs, tables, passes } = program;
  nodes.forEach(({ operation, operands, value }, position) => {
    for (const operand of operands) requireIndex(operand, position, 'operand', position);
    if (operation === 'input') requireIndex(value, inputCount, 'input', position);
    if (operation === 'lookup' || operation === 'search') requireIndex(value, tables.length, 'table', position);
    if (operation === 'lookup') requireIndex(0, tables[value]!.length, 'entry', position);
    if (operation === 'pass') requireIndex(value, passes.length, 'pass', position);
  });
  for (const output of outputs) requireIndex(output, nodes.length, 'output', nodes.length);
  return program;
}

function requireIndex(index: number, count: number, what: string, node: number): void {
  if (!(Number.isInteger(index) && index >= 0 && index < count)) throw new RangeError(`node ${node}: there is no ${what} ${index}`);
}
