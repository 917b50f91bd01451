import type { CompiledModel } from '../../src/engine/compile/compiledModel';
import { BLOCK_TRIALS } from '../../src/engine/risk/random/stream';
import { prepareModel } from '../../src/engine/simulation/preparedModel';
import { simulationTask, type Engine } from '../../src/engine/simulation/task';

/** Nanoseconds per trial of sampling, evaluating and keeping the outputs, on one core. */
export async function endToEnd(model: CompiledModel, engine: Engine, blocks: number): Promise<{ measure(): number; bits(): number[] }> {
  const prepared = await prepareModel(simulationTask(model, { seed: 7, trials: blocks * BLOCK_TRIALS, method: 'random', engine }));
  if (!prepared.ok) throw new Error(prepared.error.code);
  const { fill, runner } = prepared.value;
  const kept = runner.outputs.map(() => new Float64Array(blocks * BLOCK_TRIALS));
  const run = (): void => {
    for (let block = 0; block < blocks; block++) {
      fill(block);
      runner.run(BLOCK_TRIALS);
      runner.outputs.forEach((column, output) => kept[output]!.set(column, block * BLOCK_TRIALS));
    }
  };
  run();
  return {
    measure() {
      const start = performance.now();
      run();
      return ((performance.now() - start) * 1e6) / (blocks * BLOCK_TRIALS);
    },
    bits: () => kept.flatMap((column) => Array.from(column.subarray(0, 20 * BLOCK_TRIALS))),
  };
}
