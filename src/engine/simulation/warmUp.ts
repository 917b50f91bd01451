import type { CompiledModel } from '../compile/compiledModel';
import type { Ports } from './ports';
import { simulate } from './simulate';

/** Enough for a machine to notice what it should optimize. */
const TRIALS_EACH = 32_768;

/**
 * Runs a model for practice, so that the run the user asks for finds its sampling tables built and its code optimized.
 * Takes a few tenths of a second of the workers' time and none of the caller's thread; results kept in the workers
 * stay. What goes wrong will be told by the real run.
 */
export async function warmUp(model: CompiledModel, ports: Ports, signal?: AbortSignal): Promise<void> {
  await simulate(model, ports, { trials: TRIALS_EACH * ports.length, seed: 0, clock: () => 0, scratch: true, ...(signal === undefined ? {} : { signal }) });
}
