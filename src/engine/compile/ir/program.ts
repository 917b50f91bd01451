import type { Graph, GraphNode, NodeId } from './graph';
import type { Operation } from './operation';
import type { Pass } from './pass';
import { requireIndices } from './requireIndices';

/** A node of a program: operands and value as in the graph, renumbered to the nodes that are needed. */
export interface ProgramNode {
  readonly operation: Operation;
  readonly operands: readonly number[];
  readonly value: number;
}

/**
 * What a back end runs: the nodes that some output needs, operands first, cut into steps. Plain data, so that
 * it can be sent to a worker.
 */
export interface Program {
  readonly nodes: readonly ProgramNode[];
  readonly steps: readonly Step[];
  readonly inputCount: number;
  /** Node of each output; constants are allowed. */
  readonly outputs: readonly number[];
  readonly tables: readonly Float64Array[];
  readonly passes: readonly Pass[];
}

/** Straight code over some nodes, or one pass. A pass runs when all code before it has run for the whole block. */
export type Step = { readonly kind: 'straight'; readonly nodes: readonly number[] } | PassStep;

export interface PassStep {
  readonly kind: 'pass';
  readonly node: number;
  /** The node of the error column beside it, where something reads that. */
  readonly errorNode: number | null;
}

/** Longer stretches compile slowly and may not fit a browser's limit of locals in one function. */
const LONGEST_STRETCH = 4000;

/**
 * Keeps what the outputs need, and orders it so that each pass finds its operands finished. `columns` are the columns of
 * the graph in the order in which the program takes them. O(nodes).
 */
export function programOf(graph: Graph, columns: readonly number[], outputs: readonly NodeId[]): Program {
  const needed = neededNodes(graph, outputs);
  const places = new Map(columns.map((column, place) => [column, place]));
  const renumbered = new Map<NodeId, number>();
  const nodes = needed.map((id, position): ProgramNode => {
    renumbered.set(id, position);
    const { operation, operands, value } = graph.node(id);
    return { operation, operands: operands.map((operand) => renumbered.get(operand)!), value: operation === 'input' ? places.get(value)! : value };
  });
  return requireIndices({
    nodes,
    steps: stepsOf(nodes),
    inputCount: columns.length,
    outputs: outputs.map((id) => renumbered.get(id)!),
    tables: graph.tables,
    passes: graph.passes,
  });
}

function neededNodes(graph: Graph, outputs: readonly NodeId[]): NodeId[] {
  const needed = new Uint8Array(graph.nodes.length);
  for (const output of outputs) needed[output] = 1;
  const order: NodeId[] = [];
  for (let id = graph.nodes.length - 1; id >= 0; id--) {
    if (needed[id] === 0) continue;
    order.push(id);
    for (const operand of graph.node(id).operands) needed[operand] = 1;
  }
  return order.reverse();
}

/** Stage of a node: how many passes lie, one behind the other, between it and the inputs. */
function stepsOf(nodes: readonly ProgramNode[]): Step[] {
  const stages: number[] = [];
  const straight: number[][] = [];
  const passes: PassStep[][] = [];
  const errorNodes = new Map<number, number>();
  nodes.forEach((node, position) => {
    let stage = 0;
    for (const operand of node.operands) {
      const behindPass = isPass(nodes[operand]!) && node.operation !== 'passError' ? 1 : 0;
      stage = Math.max(stage, stages[operand]! + behindPass);
    }
    stages.push(stage);
    if (isGiven(node)) return;
    if (node.operation === 'pass') (passes[stage] ??= []).push({ kind: 'pass', node: position, errorNode: null });
    else if (node.operation === 'passError') errorNodes.set(node.operands[0]!, position);
    else (straight[stage] ??= []).push(position);
  });
  const steps: Step[] = [];
  for (let stage = 0; stage < Math.max(straight.length, passes.length); stage++) {
    const code = straight[stage] ?? [];
    for (let start = 0; start < code.length; start += LONGEST_STRETCH) steps.push({ kind: 'straight', nodes: code.slice(start, start + LONGEST_STRETCH) });
    for (const step of passes[stage] ?? []) steps.push({ ...step, errorNode: errorNodes.get(step.node) ?? null });
  }
  return steps;
}

/** Constants and inputs need no code of their own. */
export function isGiven(node: ProgramNode | GraphNode): boolean {
  return node.operation === 'constant' || node.operation === 'truth' || node.operation === 'input';
}

function isPass(node: ProgramNode): boolean {
  return node.operation === 'pass' || node.operation === 'passError';
}
