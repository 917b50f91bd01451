import type { EngineError } from '../core/error';
import { fail, ok, type Result } from '../core/result';
import type { CompiledModel } from '../formula/compile/compiledModel';
import { BLOCK_TRIALS } from '../risk/random/stream';
import { BlockTree } from '../risk/statistics/blockTree';
import { mergeMoments, sampleMoments, type MomentSummary } from '../risk/statistics/momentSummary';
import { percentileEstimate, ranksForPercentile } from '../risk/statistics/percentiles';
import { isPreciseEnough, type Estimate, type PrecisionGoal } from '../risk/statistics/stopRule';
import { findOrderStatistics, outputStatistics } from './outputStatistics';
import { askAll, Cancelled, FailedRequest, type Ports } from './ports';
import type { SimulationPort } from './protocol';
import type { SimulationProgress, SimulationResult } from './simulationResult';
import { simulationTask, type Engine } from './task';

export interface SimulationOptions {
  readonly trials: number;
  readonly seed: number | string;
  readonly engine?: Engine;
  readonly method?: 'random' | 'latinHypercube';
  /** Stops as soon as this number is known well enough. */
  readonly precision?: { readonly output: string; readonly statistic: 'mean' | { readonly percentile: number }; readonly goal: PrecisionGoal };
  readonly percentiles?: readonly number[];
  /** Milliseconds, from any start; the engine has no clock of its own. */
  readonly clock: () => number;
  readonly signal?: AbortSignal;
  readonly progress?: (progress: SimulationProgress) => void;
}

export const MOST_TRIALS = 100_000_000;
/** Values kept at once over all workers: 8 bytes each. */
const MOST_VALUES = 200_000_000;
const DEFAULT_PERCENTILES = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

/** A worker is asked for about this much work at a time, so that progress flows. */
const REQUEST_MS = 25;
const LARGEST_REQUEST = 256;
/** Blocks after which the precision is looked at for the first time; then after twice as many, and so on. */
const FIRST_CHECK = 16;

/**
 * Runs a compiled model over the workers behind `ports`. The outcome is complete or it is a failure: a cancelled run
 * gives `simulationCancelled` and no numbers. Which worker runs which block does not change a bit of the result.
 */
export async function simulate(model: CompiledModel, ports: Ports, options: SimulationOptions): Promise<Result<SimulationResult>> {
  const refused = checkOptions(model, options);
  if (refused !== null) return fail(refused);
  try {
    return ok(await new Run(model, ports, options).complete());
  } catch (thrown) {
    if (thrown instanceof Cancelled) return fail({ code: 'simulationCancelled', cellError: '#N/A' });
    if (thrown instanceof FailedRequest) return fail(thrown.error);
    throw thrown;
  }
}

function checkOptions({ outputs }: CompiledModel, { trials, precision }: SimulationOptions): EngineError | null {
  if (!Number.isInteger(trials) || trials < 1 || trials > MOST_TRIALS) {
    return { code: 'numberOutOfRange', cellError: '#VALUE!', parameter: 'trials', received: trials, details: { minimum: 1, maximum: MOST_TRIALS } };
  }
  if (trials * outputs.length > MOST_VALUES) {
    return { code: 'simulationTooManyValues', cellError: '#NUM!', received: trials, details: { outputs: outputs.length, maximum: Math.floor(MOST_VALUES / outputs.length) } };
  }
  if (precision !== undefined && !outputs.some(({ name }) => name === precision.output)) {
    return { code: 'simulationUnknownOutput', cellError: '#VALUE!', received: precision.output, details: { names: outputs.map(({ name }) => name).join(', ') } };
  }
  return null;
}

class Run {
  private readonly moments: BlockTree<MomentSummary>[];
  private readonly negative: number[];
  private readonly blocks: number;
  private next = 0;
  private finished = 0;

  constructor(
    private readonly model: CompiledModel,
    private readonly ports: Ports,
    private readonly options: SimulationOptions,
  ) {
    this.moments = model.outputs.map(() => new BlockTree(mergeMoments));
    this.negative = model.outputs.map(() => 0);
    this.blocks = Math.ceil(options.trials / BLOCK_TRIALS);
  }

  async complete(): Promise<SimulationResult> {
    const { model, ports, options } = this;
    const { clock, trials, seed, signal } = options;
    const started = clock();
    const task = simulationTask(model, { seed, trials, method: options.method ?? 'random', engine: options.engine ?? 'wasm' });
    const share = Math.min(trials, Math.ceil(this.blocks / ports.length + 1) * BLOCK_TRIALS);
    const prepared = await askAll(ports, () => ({ kind: 'prepare', task, share }), signal);
    const ready = clock();
    const stoppedEarly = await this.runBlocks();
    const ran = clock();
    const done = Math.min(trials, this.finished * BLOCK_TRIALS);
    const outputs = await outputStatistics(model, ports, this.totals(), { trials: done, negative: this.negative, percentiles: options.percentiles ?? DEFAULT_PERCENTILES, signal });
    const end = clock();
    return {
      outputs,
      inputs: model.inputs,
      trials: done,
      seed: String(seed),
      stoppedEarly,
      engine: prepared[0]!.engine,
      workers: ports.length,
      fingerprint: model.fingerprint,
      timing: { prepareMs: ready - started, runMs: ran - ready, statisticsMs: end - ran, trialsPerSecond: (done / Math.max(ran - ready, 1e-3)) * 1000 },
    };
  }

  private totals(): MomentSummary[] {
    return this.moments.map((tree) => tree.total()!);
  }

  /** Runs all blocks, or as many as the precision takes. True where it stopped before the last. */
  private async runBlocks(): Promise<boolean> {
    const { precision } = this.options;
    if (precision === undefined) {
      await this.runUntil(this.blocks);
      return false;
    }
    for (let check = Math.min(FIRST_CHECK, this.blocks); check < this.blocks; check = Math.min(2 * check, this.blocks)) {
      await this.runUntil(check);
      if (isPreciseEnough(precision.goal, await this.estimate(precision), this.finished * BLOCK_TRIALS)) return true;
    }
    await this.runUntil(this.blocks);
    return false;
  }

  private async runUntil(end: number): Promise<void> {
    await Promise.all(this.ports.map((port) => this.keepBusy(port, end)));
  }

  /** Gives one worker the next blocks until there are none; a request grows until it takes long enough. */
  private async keepBusy(port: SimulationPort, end: number): Promise<void> {
    const { clock, signal } = this.options;
    let size = 1;
    while (this.next < end) {
      const first = this.next;
      this.next = Math.min(end, first + Math.min(size, Math.ceil((end - first) / this.ports.length)));
      const last = this.next;
      const before = clock();
      const [reply] = await askAll([port], () => ({ kind: 'run', first, end: last }), signal);
      reply!.moments.forEach((nodes, output) => this.moments[output]!.absorb(nodes));
      reply!.negative.forEach((count, output) => (this.negative[output]! += count));
      this.finished += last - first;
      this.reportProgress();
      const perBlock = Math.max((clock() - before) / (last - first), 1e-3);
      size = Math.max(1, Math.min(LARGEST_REQUEST, 4 * size, Math.floor(REQUEST_MS / perBlock)));
    }
  }

  private reportProgress(): void {
    const { progress, trials } = this.options;
    progress?.({
      trials: Math.min(trials, this.finished * BLOCK_TRIALS),
      ofTrials: trials,
      outputs: this.totals().map(sampleMoments),
    });
  }

  private async estimate({ output, statistic }: NonNullable<SimulationOptions['precision']>): Promise<Estimate> {
    const index = this.model.outputs.findIndex(({ name }) => name === output);
    const summary = this.totals()[index]!;
    if (statistic === 'mean') {
      const { mean, standardError } = sampleMoments(summary);
      return { value: mean, standardError };
    }
    const { count, min, max } = summary;
    const [found] = await findOrderStatistics(this.ports, [{ output: index, low: min, high: max, ranks: ranksForPercentile(count, statistic.percentile) }], this.options.signal);
    return percentileEstimate(found!, count, statistic.percentile);
  }
}
