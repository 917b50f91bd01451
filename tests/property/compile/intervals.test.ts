import fc from 'fast-check';
import { straightValue } from '../../../src/engine/compile/interpreter';
import { Graph, type GraphNode, type NodeId } from '../../../src/engine/compile/ir/graph';
import type { BinaryOperation, ComparisonOperation, UnaryOperation } from '../../../src/engine/compile/ir/operation';

const binary: BinaryOperation[] = ['add', 'subtract', 'multiply', 'divide', 'minimum', 'maximum', 'power', 'settle'];
const unary: UnaryOperation[] = ['negate', 'absolute', 'squareRoot', 'floor', 'ceiling', 'truncate', 'exponential', 'logarithm'];
const comparison: ComparisonOperation[] = ['less', 'lessOrEqual', 'equal', 'alike'];

const end = fc.oneof(fc.double({ min: -50, max: 50, noNaN: true }), fc.constantFrom(-3, -1, 0, 0, 0.5, 1, 2, 7, 1e-9, 1e9, -1e9, 709, 1e300));
/** Bounds that need not lie evenly around 0, and where between them each trial falls. */
const inputs = fc.array(fc.record({ ends: fc.tuple(end, end), whole: fc.boolean(), shares: fc.array(fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 6, maxLength: 6 }) }), { minLength: 3, maxLength: 3 });
const steps = fc.array(fc.record({ kind: fc.nat(7), variant: fc.nat(1000), operands: fc.array(fc.nat(1_000_000), { minLength: 3, maxLength: 3 }) }), { minLength: 1, maxLength: 40 });
const constants = [0, -0, 1, -1, 0.5, -2.5, 3, 1e-300, 1e300, NaN];

describe('what is known of a column', () => {
  it('holds for every value it takes', () => {
    fc.assert(
      fc.property(inputs, steps, (given, list) => {
        const graph = new Graph();
        const columns: NodeId[] = given.map(({ ends, whole }, input) => graph.input(input, rounded(Math.min(...ends), whole), rounded(Math.max(...ends), whole), whole));
        const masks: NodeId[] = [graph.compare('less', columns[0]!, columns[1]!)];
        for (const { kind, variant, operands } of list) {
          const column = (slot: number): NodeId => columns[operands[slot]! % columns.length]!;
          const mask = (slot: number): NodeId => masks[operands[slot]! % masks.length]!;
          if (kind === 0) columns.push(graph.constant(constants[variant % constants.length]!));
          else if (kind <= 2) columns.push(graph.binary(binary[variant % binary.length]!, column(0), column(1)));
          else if (kind === 3) columns.push(graph.unary(unary[variant % unary.length]!, column(0)));
          else if (kind === 4) masks.push(graph.compare(comparison[variant % comparison.length]!, column(0), column(1)));
          else if (kind === 5) columns.push(graph.select(mask(0), column(1), column(2)));
          else if (kind === 6) columns.push(variant % 2 === 0 ? graph.lookup(Float64Array.of(-5, 0, NaN, 3), column(0)) : graph.search(Float64Array.of(-5, 0, 0.5, 30), column(0)));
          else columns.push(variant % 2 === 0 ? graph.quotient(column(0), column(1)) : graph.carryFault(column(0), [column(1)]));
        }
        for (let trial = 0; trial < 6; trial++) {
          const drawn = given.map(({ ends, whole, shares }) => rounded(between(Math.min(...ends), Math.max(...ends), shares[trial]!), whole));
          const values = new Float64Array(graph.nodes.length);
          graph.nodes.forEach((node, id) => {
            values[id] = node.operation === 'input' ? drawn[node.value]! : straightValue(node, values, graph.tables);
            if (!holds(node, values[id]!)) throw new Error(`node ${id} is ${values[id]}: ${JSON.stringify(node)}`);
          });
        }
      }),
      { seed: 20261121, numRuns: 1500 },
    );
  });
});

function between(low: number, high: number, share: number): number {
  return Math.min(high, Math.max(low, low + share * (high - low)));
}

function rounded(value: number, whole: boolean): number {
  return whole ? Math.floor(value) : value;
}

function holds({ low, high, nan, whole }: GraphNode, value: number): boolean {
  if (Number.isNaN(value)) return nan;
  return value >= low && value <= high && (!whole || !Number.isFinite(value) || Number.isInteger(value));
}
