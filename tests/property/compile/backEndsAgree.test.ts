import fc from 'fast-check';
import { Graph, type NodeId } from '../../../src/engine/compile/ir/graph';
import { programOf } from '../../../src/engine/compile/ir/program';
import { interpretingRunner } from '../../../src/engine/compile/interpreter';
import { kernelRunner } from '../../../src/engine/compile/kernels/kernelRunner';
import { callPerTrial } from '../../../src/engine/compile/passes/callPerTrial';
import { wasmModel } from '../../../src/engine/compile/wasm/wasmModule';
import { wasmRunner } from '../../../src/engine/compile/wasm/wasmRunner';
import type { BinaryOperation, ComparisonOperation, UnaryOperation } from '../../../src/engine/compile/ir/operation';

const INPUTS = 4;
const TRIALS = 37;
const binary: BinaryOperation[] = ['add', 'subtract', 'multiply', 'divide', 'minimum', 'maximum', 'power', 'settle'];
const unary: UnaryOperation[] = ['negate', 'absolute', 'squareRoot', 'floor', 'ceiling', 'truncate', 'exponential', 'logarithm'];
const comparison: ComparisonOperation[] = ['less', 'lessOrEqual', 'equal', 'alike'];

/** One step of a random program: what to add, and where to take its operands from. */
interface Choice {
  readonly kind: number;
  readonly variant: number;
  readonly operands: readonly number[];
}

const choices = fc.array(
  fc.record({ kind: fc.nat(9), variant: fc.nat(1000), operands: fc.array(fc.nat(1_000_000), { minLength: 8, maxLength: 8 }) }),
  { minLength: 1, maxLength: 60 },
);
const awkward = [0, -0, 1, -1, 0.5, 2, 1e-300, 1e300, -1e18, 4503599627370495.5, NaN, Infinity, -Infinity, 2.675, 100, 100.00000000000001, 0.3, 0.30000000000000004];
const numbers = fc.oneof(fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e6, max: 1e6 }), fc.constantFrom(...awkward));

function randomGraph(list: readonly Choice[]): { graph: Graph; outputs: NodeId[] } {
  const graph = new Graph();
  const columns: NodeId[] = Array.from({ length: INPUTS }, (_, input) => graph.input(input, -Infinity, Infinity));
  const masks: NodeId[] = [graph.compare('less', columns[0]!, columns[1]!)];
  const tables = [Float64Array.of(-5, 0, 0.5, 3, 100), Float64Array.from({ length: 40 }, (_, entry) => entry * entry - 30)];
  for (const { kind, variant, operands } of list) {
    const column = (slot: number): NodeId => columns[operands[slot]! % columns.length]!;
    const mask = (slot: number): NodeId => masks[operands[slot]! % masks.length]!;
    if (kind === 0) columns.push(graph.constant(awkward[variant % awkward.length]!));
    else if (kind <= 3) columns.push(graph.binary(binary[variant % binary.length]!, column(0), column(1)));
    else if (kind === 4) columns.push(graph.unary(unary[variant % unary.length]!, column(0)));
    else if (kind === 5) masks.push(graph.compare(comparison[variant % comparison.length]!, column(0), column(1)));
    else if (kind === 6) masks.push(variant % 3 === 0 ? graph.not(mask(0)) : variant % 3 === 1 ? graph.and(mask(0), mask(1)) : graph.or(mask(0), mask(1)));
    else if (kind === 7) columns.push(graph.select(mask(0), column(1), column(2)));
    else if (kind === 8) columns.push(variant % 2 === 0 ? graph.lookup(tables[variant % 3 === 0 ? 0 : 1]!, column(0)) : graph.search(tables[variant % 3 === 0 ? 0 : 1]!, column(0)));
    else if (variant % 4 === 0) columns.push(graph.pass({ kind: 'internalRateOfReturn', guess: 0.1 }, operands.slice(0, 2 + (variant % 6)).map((_, slot) => column(slot))));
  }
  return { graph, outputs: [...columns.slice(-5), graph.numberOf(masks.at(-1)!)] };
}

describe('back ends', () => {
  it('give the same bits for any program', () => {
    fc.assert(
      fc.property(choices, fc.array(fc.array(numbers, { minLength: TRIALS, maxLength: TRIALS }), { minLength: INPUTS, maxLength: INPUTS }), (list, inputs) => {
        const { graph, outputs } = randomGraph(list);
        const program = programOf(graph, Array.from({ length: INPUTS }, (_, column) => column), outputs);
        const runners = [interpretingRunner(program, callPerTrial), kernelRunner(program, callPerTrial), wasmRunner(wasmModel(program), callPerTrial)];
        for (const runner of runners) {
          inputs.forEach((values, input) => runner.inputs[input]!.set(values));
          runner.run(TRIALS);
        }
        const [reference, ...others] = runners.map((runner) => runner.outputs.map((column) => Array.from(column.subarray(0, TRIALS))));
        for (const other of others) expect(other).toEqual(reference);
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });
});
