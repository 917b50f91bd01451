import type { CellArgument } from '../core/roiFunction';
import type { CompiledModel, ModelCorrelation } from '../formula/compile/compiledModel';
import { inputArguments } from '../formula/compile/inputArguments';
import type { Program } from '../formula/compile/ir/program';

export type Engine = 'wasm' | 'kernels' | 'reference';

/** All that a worker needs to run any block of a simulation: plain data, ready to be sent. */
export interface SimulationTask {
  readonly program: Program;
  readonly inputs: readonly TaskInput[];
  /** What the parameters are worth, one number each; their columns follow those of the inputs. */
  readonly parameters: readonly number[];
  readonly correlations: readonly Pick<ModelCorrelation, 'members' | 'correlation' | 'degreesOfFreedom'>[];
  readonly seed: string;
  readonly trials: number;
  readonly method: 'random' | 'latinHypercube';
  readonly engine: Engine;
}

/** An input by the words of its declaration, from which a worker rebuilds the distribution. */
export interface TaskInput {
  readonly identity: string;
  readonly family: string;
  readonly args: readonly CellArgument[];
}

export interface TaskOptions {
  /** A number and its text are the same seed. */
  readonly seed: number | string;
  readonly trials: number;
  readonly method: 'random' | 'latinHypercube';
  readonly engine: Engine;
  /** What the parameters of the model are worth; as displayed where left out. */
  readonly parameters?: readonly number[];
}

export function simulationTask(model: CompiledModel, { seed, trials, method, engine, parameters = displayedParameters(model) }: TaskOptions): SimulationTask {
  return {
    program: model.program,
    inputs: taskInputs(model, parameters),
    parameters,
    correlations: model.correlations.map(({ members, correlation, degreesOfFreedom }) => ({ members, correlation, degreesOfFreedom })),
    seed: String(seed),
    trials,
    method,
    engine,
  };
}

/** The inputs while the parameters have the values given. */
export function taskInputs(model: CompiledModel, parameters: readonly number[]): TaskInput[] {
  const args = inputArguments(model, parameters);
  return model.inputs.map(({ identity, family }, input) => ({ identity, family, args: args[input]! }));
}

export function displayedParameters({ parameters }: CompiledModel): readonly number[] {
  return parameters.map(({ displayed }) => displayed);
}
