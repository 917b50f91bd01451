/**
 * The groups of nodes of a directed graph that can all reach each other, without the single nodes that do not point at
 * themselves; the nodes of a group in the order given. Tarjan's algorithm with a stack of its own: linear in nodes and
 * edges, for chains of any length.
 * Source: R. E. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972) 146–160.
 */
export function stronglyConnected<T>(nodes: readonly T[], next: (node: T) => Iterable<T>): readonly (readonly T[])[] {
  const order = new Map<T, number>(nodes.map((node, position) => [node, position]));
  const index = new Map<T, number>();
  const low = new Map<T, number>();
  const onPath = new Set<T>();
  const path: T[] = [];
  const groups: T[][] = [];
  const lower = (node: T, value: number): void => void low.set(node, Math.min(low.get(node)!, value));

  const close = (node: T): void => {
    if (low.get(node) !== index.get(node)) return;
    const group: T[] = [];
    for (let member = path.pop(); member !== undefined; member = path.pop()) {
      onPath.delete(member);
      group.push(member);
      if (member === node) break;
    }
    if (group.length > 1 || [...next(node)].includes(node)) groups.push(group.sort((a, b) => order.get(a)! - order.get(b)!));
  };

  for (const root of nodes) {
    if (index.has(root)) continue;
    const visiting: { readonly node: T; readonly rest: Iterator<T> }[] = [];
    const enter = (node: T): void => {
      index.set(node, index.size);
      low.set(node, index.get(node)!);
      path.push(node);
      onPath.add(node);
      visiting.push({ node, rest: next(node)[Symbol.iterator]() });
    };
    enter(root);
    for (let top = visiting.at(-1); top !== undefined; top = visiting.at(-1)) {
      const { node } = top;
      const step = top.rest.next();
      if (step.done !== true) {
        if (!index.has(step.value)) enter(step.value);
        else if (onPath.has(step.value)) lower(node, index.get(step.value)!);
        continue;
      }
      visiting.pop();
      const above = visiting.at(-1);
      if (above !== undefined) lower(above.node, low.get(node)!);
      close(node);
    }
  }
  return groups;
}
