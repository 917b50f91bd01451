import { ok, type Result } from '../core/result';
import { interpretingRunner } from '../formula/compile/interpreter';
import { kernelRunner } from '../formula/compile/kernels/kernelRunner';
import type { ProgramRunner } from '../formula/compile/runner';
import { wasmModel } from '../formula/compile/wasm/wasmModule';
import { wasmIsAvailable, wasmRunner } from '../formula/compile/wasm/wasmRunner';
import { columnSampler, distributionsOf, vectorSampling, type FillBlock } from './blockSampler';
import { KnownDistributions } from './knownDistributions';
import type { Engine, SimulationTask } from './task';

/** A model that draws and evaluates blocks. */
export interface PreparedModel {
  readonly engine: Engine;
  readonly runner: ProgramRunner;
  readonly fill: FillBlock;
}

/** The fastest engine asked for that this machine has, with the parameters of the task. */
export function prepareModel(task: SimulationTask, known = new KnownDistributions()): Result<PreparedModel> {
  const model = preparedEngine(task, known);
  if (model.ok) setParameters(model.value, task);
  return model;
}

/** Fills the columns of the parameters, which keep their value from trial to trial. */
export function setParameters({ runner }: PreparedModel, { inputs, parameters }: Pick<SimulationTask, 'inputs' | 'parameters'>): void {
  parameters.forEach((value, parameter) => runner.inputs[inputs.length + parameter]!.fill(value));
}

function preparedEngine(task: SimulationTask, known: KnownDistributions): Result<PreparedModel> {
  const inputs = distributionsOf(task, known);
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
