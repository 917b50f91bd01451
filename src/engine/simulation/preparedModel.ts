import { ok, type Result } from '../core/result';
import { inputArguments } from '../compile/inputArguments';
import { interpretingRunner } from '../compile/interpreter';
import { unpackProgram } from '../compile/ir/packedProgram';
import { kernelRunner } from '../compile/kernels/kernelRunner';
import type { EvaluateCall } from '../compile/passes/runPass';
import type { ProgramRunner } from '../compile/runner';
import { wasmModel } from '../compile/wasm/wasmModule';
import { wasmIsAvailable, wasmRunner } from '../compile/wasm/wasmRunner';
import { columnSampler, distributionsOf, inputRedraw, vectorSampling, type FillBlock, type RedrawInput } from './blockSampler';
import { KnownDistributions } from './knownDistributions';
import type { Engine, SimulationTask } from './task';

/** A model that draws and evaluates blocks. */
export interface PreparedModel {
  readonly engine: Engine;
  readonly runner: ProgramRunner;
  readonly fill: FillBlock;
  /** Draws one input of a filled block anew (`InputSampler.redraw`). */
  readonly redraw: RedrawInput;
}

/** The fastest engine asked for that this machine has, with the parameters of the task. */
export async function prepareModel(task: SimulationTask, known = new KnownDistributions()): Promise<Result<PreparedModel>> {
  const evaluateCall = await callEvaluator(task);
  const args = inputArguments(task, task.parameters, evaluateCall);
  const model = preparedEngine({ ...task, inputs: task.inputs.map((input, number) => ({ ...input, args: args[number]! })) }, known, evaluateCall);
  if (model.ok) setParameters(model.value, task);
  return model;
}

/** Fills the columns of the parameters, which keep their value from trial to trial. */
export function setParameters({ runner }: PreparedModel, { inputs, parameters }: Pick<SimulationTask, 'inputs' | 'parameters'>): void {
  parameters.forEach((value, parameter) => runner.inputs[inputs.length + parameter]!.fill(value));
}

/** The evaluator of whole expressions is large, and most models do without: it is loaded where one does not. */
async function callEvaluator({ program, argumentProgram }: SimulationTask): Promise<EvaluateCall> {
  if ([program, argumentProgram].some((one) => one?.passes.some(({ kind }) => kind === 'call' || kind === 'recalculation'))) return (await import('../compile/passes/callPerTrial')).callPerTrial;
  return () => {
    throw new Error('no pass of this task calls the evaluator');
  };
}

function preparedEngine(task: SimulationTask, known: KnownDistributions, evaluateCall: EvaluateCall): Result<PreparedModel> {
  const inputs = distributionsOf(task, known);
  if (!inputs.ok) return inputs;
  const program = unpackProgram(task.program);
  const redraw = inputRedraw(task, inputs.value);
  if (task.engine === 'wasm' && wasmIsAvailable()) {
    const sampling = vectorSampling(task, inputs.value);
    if (!sampling.ok) return sampling;
    const runner = wasmRunner(wasmModel(program), evaluateCall, sampling.value.octaveTables);
    const fill = sampling.value.fill(runner);
    return fill.ok ? ok({ engine: 'wasm', runner, fill: fill.value, redraw }) : fill;
  }
  const engine = task.engine === 'reference' ? 'reference' : 'kernels';
  const runner = engine === 'reference' ? interpretingRunner(program, evaluateCall) : kernelRunner(program, evaluateCall);
  const sampler = columnSampler(task, inputs.value);
  return sampler.ok ? ok({ engine, runner, fill: (block) => sampler.value.fillBlock(block, runner.inputs), redraw }) : sampler;
}
