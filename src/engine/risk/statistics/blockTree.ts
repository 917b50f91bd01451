/**
 * Adds up summaries of blocks in an order that does not depend on who computed them or when: the blocks are the
 * leaves of a binary tree, and every inner node is the merge of its two halves. Floating-point sums come out with the
 * same bits for one worker and for eight, whatever blocks each of them took. Holds O(log blocks) nodes per
 * contiguous run of blocks.
 */
export class BlockTree<Summary> {
  private readonly nodes = new Map<number, Map<number, Summary>>();

  constructor(private readonly merge: (left: Summary, right: Summary) => Summary) {}

  /** Adds the summary of one block; each block once, in any order. */
  add(block: number, summary: Summary): void {
    this.place(0, block, summary);
  }

  /** Adds everything another tree holds; the two must have no block in common. */
  absorb(nodes: readonly TreeNode<Summary>[]): void {
    for (const { level, index, summary } of nodes) this.place(level, index, summary);
  }

  /** The nodes held, as plain data that a worker can send. */
  export(): readonly TreeNode<Summary>[] {
    return [...this.nodes].flatMap(([level, row]) => [...row].map(([index, summary]) => ({ level, index, summary })));
  }

  /** The merge of all blocks from first to last; undefined when there is none. */
  total(): Summary | undefined {
    const inOrder = [...this.export()].sort((a, b) => a.index * 2 ** a.level - b.index * 2 ** b.level);
    let total: Summary | undefined;
    for (const { summary } of inOrder) total = total === undefined ? summary : this.merge(total, summary);
    return total;
  }

  private place(level: number, index: number, summary: Summary): void {
    const row = this.nodes.get(level) ?? new Map<number, Summary>();
    const sibling = index % 2 === 0 ? index + 1 : index - 1;
    const other = row.get(sibling);
    if (other === undefined) {
      row.set(index, summary);
      this.nodes.set(level, row);
      return;
    }
    row.delete(sibling);
    const merged = index < sibling ? this.merge(summary, other) : this.merge(other, summary);
    this.place(level + 1, Math.floor(index / 2), merged);
  }
}

export interface TreeNode<Summary> {
  readonly level: number;
  /** Position within its level: the node covers blocks index · 2^level and on. */
  readonly index: number;
  readonly summary: Summary;
}
