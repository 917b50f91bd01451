import type { CompiledModel } from '../compile/compiledModel';
import { BLOCK_TRIALS } from '../risk/random/stream';
import type { Engine } from './task';

/** A worker that has to start, and to optimize its code, for less work than this costs more than it brings. */
const WORTHWHILE_MS = 25;

/** Nanoseconds a trial, on an ordinary machine. */
const NODE_COST: Readonly<Record<Engine, number>> = { wasm: 0.4, kernels: 3, reference: 30 };
export const DRAW_COST = 4;
/** Keeping an output and counting it into its statistics. */
const OUTPUT_COST = 12;
const PASS_COST = { internalRateOfReturn: 20, datedInternalRateOfReturn: 1000, call: 5000, recalculation: 20_000 } as const;

/** About how many nanoseconds a worker takes to evaluate one trial whose inputs are drawn. */
export function evaluationCost({ program }: CompiledModel, engine: Engine): number {
  return program.passes.reduce((sum, { kind }) => sum + PASS_COST[kind], program.nodes.length * NODE_COST[engine]);
}

/** How many workers a run keeps busy for long enough to be worth starting. */
export function worthwhileWorkers(model: CompiledModel, trials: number, engine: Engine = 'wasm'): number {
  const { inputs, outputs } = model;
  const nanoseconds = trials * (evaluationCost(model, engine) + inputs.length * DRAW_COST + outputs.length * OUTPUT_COST);
  return Math.max(1, Math.min(Math.ceil(trials / BLOCK_TRIALS), Math.round(nanoseconds / 1e6 / WORTHWHILE_MS)));
}
