import { isGiven, type Program } from './program';

/** Which column of working memory holds a node's values, and how many columns that takes. */
export interface ColumnPlan {
  /** By node; −1 for a node that needs no column. */
  readonly columns: Int32Array;
  readonly count: number;
}

/**
 * Shares columns between nodes that are never alive together. `moments[node]` is when the code of a node runs
 * (0, 1, 2 …); a column is free again after the moment of its last use, outputs are kept. O(nodes + operands).
 */
export function planColumns(program: Program, moments: ArrayLike<number>, needsColumn: (node: number) => boolean): ColumnPlan {
  const { nodes, outputs } = program;
  const lastUse = new Int32Array(nodes.length);
  let latest = 0;
  nodes.forEach((node, position) => {
    const now = moments[position]!;
    latest = Math.max(latest, now);
    lastUse[position] = Math.max(lastUse[position]!, now);
    for (const operand of node.operands) lastUse[operand] = Math.max(lastUse[operand]!, now);
  });
  const keptForever = latest + 1;
  for (const output of outputs) lastUse[output] = keptForever;

  const made: number[][] = Array.from({ length: latest + 1 }, () => []);
  nodes.forEach((node, position) => {
    if (!isGiven(node) && needsColumn(position)) made[moments[position]!]!.push(position);
  });
  const released: number[][] = Array.from({ length: keptForever + 1 }, () => []);
  const columns = new Int32Array(nodes.length).fill(-1);
  const free: number[] = [];
  let count = 0;
  for (let now = 0; now <= latest; now++) {
    for (const node of made[now]!) {
      const column = free.pop() ?? count++;
      columns[node] = column;
      released[lastUse[node]!]!.push(column);
    }
    free.push(...released[now]!);
  }
  return { columns, count };
}
