import { ok, type Result } from '../core/result';
import { interpretingRunner } from '../formula/compile/interpreter';
import { kernelRunner } from '../formula/compile/kernels/kernelRunner';
import type { ProgramRunner } from '../formula/compile/runner';
import { wasmModel } from '../formula/compile/wasm/wasmModule';
import { wasmIsAvailable, wasmRunner } from '../formula/compile/wasm/wasmRunner';
import { columnSampler, distributionsOf, vectorSampling, type FillBlock } from './blockSampler';
import type { Engine, SimulationTask } from './task';

/** A model that draws and evaluates blocks. */
export interface PreparedModel {
  readonly engine: Engine;
  readonly runner: ProgramRunner;
  readonly fill: FillBlock;
}

/** The fastest engine asked for that this machine has. */
export function prepareModel(task: SimulationTask): Result<PreparedModel> {
  const inputs = distributionsOf(task);
  if (!inputs.ok) return inputs;
  if (task.engine === 'wasm' && wasmIsAvailable()) {
    const sampling = vectorSampling(task, inputs.value);
    if (!sampling.ok) return sampling;
    const runner = wasmRunner(wasmModel(task.program), sampling.value.octaveTables);
    const fill = sampling.value.fill(runner);
    return fill.ok ? ok({ engine: 'wasm', runner, fill: fill.value }) : fill;
  }
  const engine = task.engine === 'reference' ? 'reference' : 'kernels';
  const runner = engine === 'reference' ? interpretingRunner(task.program) : kernelRunner(task.program);
  const sampler = columnSampler(task, inputs.value);
  return sampler.ok ? ok({ engine, runner, fill: (block) => sampler.value.fillBlock(block, runner.inputs) }) : sampler;
}
