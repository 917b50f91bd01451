import { ok, type Result } from '../core/result';
import type { CompiledModel } from '../compile/compiledModel';
import { BLOCK_TRIALS } from '../risk/random/stream';
import { BlockTree } from '../risk/statistics/blockTree';
import { mergeMoments, type MomentSummary } from '../risk/statistics/momentSummary';
import { LiveValues } from './liveValues';
import { askAll, outcomeOf, prepareAll, varyAll, type Ports, type RunPort } from './ports';
import { simulationTask, type Engine } from './task';

export interface VariationOptions {
  readonly trials: number;
  readonly seed: number | string;
  readonly method?: 'random' | 'latinHypercube';
  readonly engine?: Engine;
  readonly signal?: AbortSignal | undefined;
}

/** The simulated values of one variation, until the next one starts. */
export interface Variation {
  readonly moments: readonly MomentSummary[];
  readonly values: LiveValues;
}

/** Blocks that a worker is given at a time: enough to outweigh the message, few enough to share the work evenly. */
const REQUEST_BLOCKS = 32;

/** Failures of the run itself. Any other is that of a distribution whose arguments the parameters spoil. */
const FAILURES: readonly string[] = ['simulationCancelled', 'simulationValuesGone', 'simulationWorkerFailed', 'threadLost'];

/**
 * Runs one model over and over with other values of its parameters. Every variation draws the same random numbers, so
 * that two of them differ by what the parameters do and not by chance. The workers build program and sampling tables
 * once; the values of the results shown to the user stay in them.
 */
export class Variations {
  private ports: readonly RunPort[] | null = null;

  constructor(
    private readonly model: CompiledModel,
    private readonly workers: Ports,
    private readonly options: VariationOptions,
  ) {}

  /** Null where a distribution refuses the arguments that the parameters give it. */
  async run(parameters: readonly number[]): Promise<Result<Variation | null>> {
    const outcome = await outcomeOf(this.runAll(parameters));
    const isRefused = !outcome.ok && this.model.argumentProgram !== null && !FAILURES.includes(outcome.error.code);
    return isRefused ? ok(null) : outcome;
  }

  private async runAll(parameters: readonly number[]): Promise<Variation> {
    const { model } = this;
    const { trials, signal } = this.options;
    const ports = await this.prepared(parameters);
    this.ports = ports;
    const trees = model.outputs.map(() => new BlockTree<MomentSummary>(mergeMoments));
    const blocks = Math.ceil(trials / BLOCK_TRIALS);
    const size = Math.max(1, Math.min(REQUEST_BLOCKS, Math.ceil(blocks / ports.length)));
    let next = 0;
    const keepBusy = async (port: RunPort): Promise<void> => {
      while (next < blocks) {
        const first = next;
        next = Math.min(blocks, first + size);
        const end = next;
        const [reply] = await askAll([port], () => ({ kind: 'run', first, end }), signal);
        reply!.moments.forEach((nodes, output) => trees[output]!.absorb(nodes));
      }
    };
    await Promise.all(ports.map(keepBusy));
    const moments = trees.map((tree) => tree.total()!);
    return { moments, values: new LiveValues(ports, moments, 0) };
  }

  private prepared(parameters: readonly number[]): Promise<readonly RunPort[]> {
    const { model, ports, workers } = this;
    const { trials, seed, method = 'random', engine = 'wasm', signal } = this.options;
    if (ports !== null) return varyAll(ports, { parameters }, signal);
    const task = simulationTask(model, { seed, trials, method, engine, parameters });
    const share = Math.min(trials, Math.ceil(trials / BLOCK_TRIALS / workers.length + 1) * BLOCK_TRIALS);
    return prepareAll(workers, { kind: 'prepare', task, share, scratch: true, picture: false }, signal);
  }
}
