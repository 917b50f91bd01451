import type { CompiledModel, ModelCorrelation } from '../compile/compiledModel';
import { packProgram, type PackedProgram } from '../compile/ir/packedProgram';
import type { Program } from '../compile/ir/program';
import type { ModelInput } from '../compile/lower/inputs';

export type Engine = 'wasm' | 'kernels' | 'reference';

/** All that a worker needs to run any block of a simulation: plain data, ready to be sent. */
export interface SimulationTask {
  readonly program: PackedProgram;
  /** Computes the arguments of inputs that parameters shape; null where there are none. */
  readonly argumentProgram: Program | null;
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
export type TaskInput = Pick<ModelInput, 'identity' | 'family' | 'args' | 'parametric'>;

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
    program: packProgram(model.program),
    argumentProgram: model.argumentProgram,
    inputs: model.inputs.map(({ identity, family, args, parametric }) => ({ identity, family, args, parametric })),
    parameters,
    correlations: model.correlations.map(({ members, correlation, degreesOfFreedom }) => ({ members, correlation, degreesOfFreedom })),
    seed: String(seed),
    trials,
    method,
    engine,
  };
}

export function displayedParameters({ parameters }: CompiledModel): readonly number[] {
  return parameters.map(({ displayed }) => displayed);
}
