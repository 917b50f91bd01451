import { Graph, type NodeId } from '../../../src/engine/compile/ir/graph';
import { programOf } from '../../../src/engine/compile/ir/program';
import { interpretingRunner } from '../../../src/engine/compile/interpreter';
import { kernelRunner } from '../../../src/engine/compile/kernels/kernelRunner';
import { callPerTrial } from '../../../src/engine/compile/passes/callPerTrial';
import { wasmModel } from '../../../src/engine/compile/wasm/wasmModule';
import { wasmRunner } from '../../../src/engine/compile/wasm/wasmRunner';
import { BLOCK_TRIALS } from '../../../src/engine/risk/random/stream';

/** So many values that are all alive between two passes. */
function program(width: number) {
  const graph = new Graph();
  const [x, y] = [graph.input(0, 0, 2), graph.input(1, 100, 300)];
  const alive: NodeId[] = Array.from({ length: width }, (_, number) => graph.sum(graph.product(x, graph.constant(number + 1)), y));
  const rate = graph.pass({ kind: 'internalRateOfReturn', guess: 0.1 }, [graph.unary('negate', y), ...alive.slice(0, 3)]);
  const again = alive.map((value) => graph.product(value, rate));
  const sum = again.reduce((all, value) => graph.sum(all, value));
  return programOf(graph, [0, 1], [sum, rate, alive[width - 1]!]);
}

describe('a model of many columns', () => {
  it.each([20, 129, 700])('runs in strips that stay in the cache and gives the same bits: %d columns at once', (width) => {
    const compiled = wasmModel(program(width));
    expect(compiled.layout.stripTrials * width * 8).toBeLessThanOrEqual(Math.max(2 ** 20, width * BLOCK_TRIALS * 8));
    expect(compiled.layout.stripTrials < BLOCK_TRIALS).toBe(width > 128);
    for (const trials of [BLOCK_TRIALS, BLOCK_TRIALS - 1, 65, 1]) {
      const runners = [interpretingRunner(compiled.program, callPerTrial), kernelRunner(compiled.program, callPerTrial), wasmRunner(compiled, callPerTrial)];
      const [expected, ...others] = runners.map((runner) => {
        for (let trial = 0; trial < trials; trial++) {
          runner.inputs[0]![trial] = (trial * 0.618) % 2;
          runner.inputs[1]![trial] = 100 + ((trial * 37) % 200);
        }
        runner.run(trials);
        return runner.outputs.map((column) => Array.from(column.subarray(0, trials)));
      });
      for (const other of others) expect(other).toEqual(expected);
      expect(new Set(expected![1]).size).toBeGreaterThan(trials / 10);
    }
  });
});
