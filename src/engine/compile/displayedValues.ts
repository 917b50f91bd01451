import type { Graph, NodeId } from './ir/graph';
import { straightValue } from './interpreter';
import { callPerTrial } from './passes/callPerTrial';
import { passValue } from './passes/runPass';

/**
 * The graph at the values the sheet displays: each node once, in order. Serves the proof against the sheet, and
 * tells the compiler which kind of value a function yields.
 */
export class DisplayedValues {
  private readonly values: number[] = [];
  private readonly errors = new Map<NodeId, number>();
  private readonly given = new Map<NodeId, number>();

  /** `inputs` are the displayed values of the uncertain inputs, by number; more may be appended. */
  constructor(
    private readonly graph: Graph,
    private readonly inputs: readonly number[],
  ) {}

  /** From now on the node has this value, whatever it is made of. */
  give(node: NodeId, value: number): void {
    this.given.set(node, value);
    if (node < this.values.length) this.values.length = node;
  }

  at(node: NodeId): number {
    const { graph, values } = this;
    for (let next = values.length; next <= node; next++) values.push(this.given.get(next) ?? this.compute(next));
    return graph.nodes.length > node ? values[node]! : NaN;
  }

  private compute(id: NodeId): number {
    const node = this.graph.node(id);
    if (node.operation === 'input') return this.inputs[node.value]!;
    if (node.operation === 'passError') return this.errors.get(node.operands[0]!)!;
    if (node.operation !== 'pass') return straightValue(node, this.values, this.graph.tables);
    const { value, error } = passValue(this.graph.passes[node.value]!, node.operands.map((operand) => this.values[operand]!), callPerTrial);
    this.errors.set(id, error);
    return value;
  }
}
