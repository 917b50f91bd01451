import { BLOCK_TRIALS } from '../risk/random/stream';
import { SENSITIVITY_TRIALS } from '../risk/statistics/sensitivity';
import { askAll, type RunPort } from './ports';

/** Trials of which inputs and outputs are looked at side by side: more would not change a decision. */
const MOST_TRIALS = 2 * SENSITIVITY_TRIALS;
const FEWEST_TRIALS = BLOCK_TRIALS;
/** Values that a worker holds for it, 8 bytes each. */
const MOST_VALUES = 8_000_000;

/** How many first trials of a run are looked at: fewer where there are many inputs and outputs. */
export function firstTrialCount(columns: number, trials: number): number {
  return Math.min(trials, MOST_TRIALS, Math.max(FEWEST_TRIALS, Math.floor(MOST_VALUES / columns / BLOCK_TRIALS) * BLOCK_TRIALS));
}

/** Gives every worker the outputs of the first trials, which any of them may have run: to evaluate them again could take as long as the run. */
export async function shareFirstTrials(ports: readonly RunPort[], outputs: number, trials: number, signal: AbortSignal | undefined): Promise<void> {
  const parts = await askAll(ports, () => ({ kind: 'firstOutputs', trials }), signal);
  const columns = Array.from({ length: outputs }, () => new Float64Array(trials));
  for (const { blocks } of parts) {
    for (const { block, outputs: values } of blocks) columns.forEach((column, output) => column.set(values[output]!, block * BLOCK_TRIALS));
  }
  await askAll(ports, () => ({ kind: 'keepFirst', outputs: columns }), signal);
}
