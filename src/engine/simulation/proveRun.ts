import { ok, type Result } from '../core/result';
import type { Difference, TrialProver } from '../compile/trialProver';
import { BLOCK_TRIALS } from '../risk/random/stream';
import { prepareModel, type PreparedModel } from './preparedModel';
import type { SimulationTask } from './task';
import { scatteredTrials, SEARCHED_BLOCKS, telltaleTrials } from './telltaleTrials';

export interface ProveRunOptions {
  readonly mostPoints: number;
  readonly mostMs: number;
  /** Milliseconds from any start. */
  readonly clock: () => number;
  /** Lets others have the thread; false gives up, and what is proved by then is the proof. */
  readonly rest?: () => Promise<boolean>;
}

export interface RunProof {
  /** Trials of the run that were recalculated. */
  readonly points: number;
  /** The first cell for which the run used another value than the recalculated workbook has; null where there is none. */
  readonly difference: (Difference & { /** From 1. */ readonly trial: number }) | null;
}

/** Trials between two rests. */
const SLICE_MS = 25;

/**
 * Holds a run against the workbook: trials of the run itself, drawn and calculated again as the run did, are recalculated with
 * full semantics. First those in which inputs are at their ends, then others here and there.
 */
export async function proveRun(prover: TrialProver, task: SimulationTask, options: ProveRunOptions): Promise<Result<RunProof>> {
  const prepared = await prepareModel(task);
  return prepared.ok ? ok(await proveTrials(prover, task, prepared.value, options)) : prepared;
}

async function proveTrials(prover: TrialProver, task: SimulationTask, { runner, fill }: PreparedModel, { mostPoints, mostMs, clock, rest }: ProveRunOptions): Promise<RunProof> {
  const started = clock();
  let rested = started;
  let points = 0;
  const lengthOf = (block: number): number => Math.min(BLOCK_TRIALS, task.trials - block * BLOCK_TRIALS);
  const blocks = Math.min(SEARCHED_BLOCKS, Math.ceil(task.trials / BLOCK_TRIALS));
  for (const choose of [telltaleTrials, (_: unknown, length: number) => scatteredTrials(length)]) {
    for (let block = 0; block < blocks; block++) {
      const length = lengthOf(block);
      fill(block);
      runner.run(length);
      const inputs = runner.inputs.map((column) => column.slice(0, length));
      const outputs = runner.outputs.map((column) => column.slice(0, length));
      for (const trial of choose(inputs.slice(0, task.inputs.length), length)) {
        if (points >= mostPoints || clock() - started > mostMs) return { points, difference: null };
        const point = inputs.map((column) => column[trial]!);
        const [difference] = prover.differences(point, outputs.map((column) => column[trial]!));
        points += 1;
        if (difference !== undefined) return { points, difference: { ...difference, trial: block * BLOCK_TRIALS + trial + 1 } };
        if (rest !== undefined && clock() - rested > SLICE_MS) {
          if (!(await rest())) return { points, difference: null };
          rested = clock();
        }
      }
    }
  }
  return { points, difference: null };
}
