import type { CellArgument } from '../core/roiFunction';
import type { CompiledModel } from '../formula/compile/compiledModel';
import type { Program } from '../formula/compile/ir/program';
import type { RankCorrelation } from '../risk/correlation/rankCorrelation';

export type Engine = 'wasm' | 'kernels' | 'reference';

/** All that a worker needs to run any block of a simulation: plain data, ready to be sent. */
export interface SimulationTask {
  readonly program: Program;
  readonly inputs: readonly TaskInput[];
  readonly correlations: readonly { readonly members: readonly number[]; readonly correlation: RankCorrelation }[];
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
}

export function simulationTask(model: CompiledModel, { seed, trials, method, engine }: TaskOptions): SimulationTask {
  return {
    program: model.program,
    inputs: model.inputs.map(({ identity, family, args }) => ({ identity, family, args })),
    correlations: model.correlations.map(({ members, correlation }) => ({ members, correlation })),
    seed: String(seed),
    trials,
    method,
    engine,
  };
}
