import type { EngineError } from '../core/error';
import { fail, type Result } from '../core/result';
import type { CompiledModel } from '../compile/compiledModel';
import { BLOCK_TRIALS } from '../risk/random/stream';
import { BlockTree } from '../risk/statistics/blockTree';
import { addHistograms, type DisplayHistogram } from '../risk/statistics/displayHistogram';
import { mergeMoments, sampleMoments, type MomentSummary } from '../risk/statistics/momentSummary';
import { percentileEstimate, ranksForPercentile } from '../risk/statistics/percentiles';
import { isPreciseEnough, type Estimate, type PrecisionGoal } from '../risk/statistics/stopRule';
import { firstFailures } from './firstFailures';
import { firstTrialCount, shareFirstTrials } from './firstTrials';
import { inputEffects } from './inputEffects';
import { LiveValues } from './liveValues';
import { Pace } from './pace';
import { findOrderStatistics, outputStatistics } from './outputStatistics';
import { askAll, outcomeOf, prepareAll, type Ports, type RunPort } from './ports';
import type { SimulationProgress, SimulationResult, SimulationStatistics } from './simulationResult';
import { simulationTask, type Engine } from './task';
import { varianceShares } from './varianceShares';

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
  /** Receives all numbers but the sensitivities, as soon as they are final. */
  readonly first?: (statistics: SimulationStatistics) => void;
  /** Leaves the values of the last run that was no scratch run in the workers, where they can still be asked about. */
  readonly scratch?: boolean;
}

export const MOST_TRIALS = 100_000_000;
/** Values kept at once over all workers: 8 bytes each. */
const MOST_VALUES = 200_000_000;
const DEFAULT_PERCENTILES = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

/** Blocks after which the precision is looked at for the first time; then after twice as many, and so on. */
const FIRST_CHECK = 16;

/**
 * Runs a compiled model over the workers behind `ports`. The outcome is complete or it is a failure: a cancelled run
 * gives `simulationCancelled` and no numbers. Which worker runs which block does not change a bit of the result.
 */
export async function simulate(model: CompiledModel, ports: Ports, options: SimulationOptions): Promise<Result<SimulationResult>> {
  const refused = checkOptions(model, options);
  if (refused !== null) return fail(refused);
  return outcomeOf(completeRun(model, ports, options));
}

async function completeRun(model: CompiledModel, ports: Ports, options: SimulationOptions): Promise<SimulationResult> {
  const { clock, trials, seed, signal, method = 'random', engine = 'wasm', scratch = false } = options;
  const started = clock();
  const share = Math.min(trials, Math.ceil(trials / BLOCK_TRIALS / ports.length + 1) * BLOCK_TRIALS);
  const task = simulationTask(model, { seed, trials, method, engine });
  const prepared = await prepareAll(ports, { kind: 'prepare', task, share, scratch, picture: options.progress !== undefined }, signal);
  const ready = clock();
  const run = new Run(model, prepared, options);
  const stoppedEarly = await run.runBlocks();
  const ran = clock();
  const { summaries, trials: done } = run;
  const outputs = await outputStatistics(model, prepared, summaries, { percentiles: options.percentiles ?? DEFAULT_PERCENTILES, signal });
  const statistics: SimulationStatistics = {
    outputs,
    inputs: model.inputs,
    trials: done,
    seed: String(seed),
    method,
    stoppedEarly,
    engine: prepared[0]!.engine,
    workers: ports.length,
    fingerprint: model.fingerprint,
  };
  const known = clock();
  options.first?.(statistics);
  const first = firstTrialCount(model.inputs.length + model.outputs.length, done);
  await shareFirstTrials(prepared, model.outputs.length, first, signal);
  const failures = await firstFailures(prepared, outputs.map(({ failed }) => failed), model.inputs.length, signal);
  const effects = await inputEffects(model, prepared, first, signal);
  const followed = clock();
  const shares = await varianceShares(model, prepared, summaries, { trials: done, first, signal });
  const end = clock();
  return {
    ...statistics,
    outputs: outputs.map((output, position) => ({ ...output, firstFailure: failures[position]!, sensitivities: effects[position]!.map((effect, input) => ({ ...effect, ...shares[position]![input]! })) })),
    values: new LiveValues(prepared, outputs, first),
    timing: { prepareMs: ready - started, runMs: ran - ready, statisticsMs: followed - ran, sharesMs: end - followed, firstMs: known - started, trialsPerSecond: (done / Math.max(ran - ready, 1e-3)) * 1000 },
  };
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

/** The blocks of a run: who runs which, and what is known of them so far. */
class Run {
  private readonly moments: BlockTree<MomentSummary>[];
  private picture: readonly DisplayHistogram[] = [];
  private readonly blocks: number;
  private readonly paces: readonly Pace[];
  private next = 0;
  private finished = 0;

  constructor(
    private readonly model: CompiledModel,
    private readonly ports: readonly RunPort[],
    private readonly options: SimulationOptions,
  ) {
    this.moments = model.outputs.map(() => new BlockTree(mergeMoments));
    this.blocks = Math.ceil(options.trials / BLOCK_TRIALS);
    this.paces = ports.map(() => new Pace());
  }

  /** Trials done. */
  get trials(): number {
    return Math.min(this.options.trials, this.finished * BLOCK_TRIALS);
  }

  get summaries(): MomentSummary[] {
    return this.moments.map((tree) => tree.total()!);
  }

  /** Runs all blocks, or as many as the precision takes. True where it stopped before the last. */
  async runBlocks(): Promise<boolean> {
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
    await Promise.all(this.ports.map((port, number) => this.keepBusy(port, this.paces[number]!, end)));
  }

  /** Gives one worker the next blocks until there are none; one request waits while another is worked on, so that the worker does not. */
  private async keepBusy(port: RunPort, pace: Pace, end: number): Promise<void> {
    await this.runNext(port, pace, end);
    const untilEnd = async (): Promise<void> => {
      while (this.next < end) await this.runNext(port, pace, end);
    };
    await Promise.all(Array.from({ length: pace.requestsAtOnce }, untilEnd));
  }

  private async runNext(port: RunPort, pace: Pace, end: number): Promise<void> {
    const first = this.next;
    if (first >= end) return;
    const last = Math.min(first + pace.blocks, first + Math.ceil((end - first) / this.ports.length / pace.requestsAtOnce));
    this.next = last;
    const [reply] = await askAll([port], () => ({ kind: 'run', first, end: last }), this.options.signal);
    pace.learn(last - first, reply!.tookMs);
    reply!.moments.forEach((nodes, output) => this.moments[output]!.absorb(nodes));
    this.picture = this.picture.length === 0 ? reply!.picture : this.picture.map((histogram, output) => addHistograms(histogram, reply!.picture[output]!));
    this.finished += last - first;
    this.reportProgress();
  }

  private reportProgress(): void {
    const { progress, trials } = this.options;
    progress?.({
      trials: this.trials,
      ofTrials: trials,
      outputs: this.summaries.map((summary, output) => ({ ...sampleMoments(summary), histogram: this.picture[output]! })),
    });
  }

  private async estimate({ output, statistic }: NonNullable<SimulationOptions['precision']>): Promise<Estimate> {
    const index = this.model.outputs.findIndex(({ name }) => name === output);
    const summary = this.summaries[index]!;
    if (statistic === 'mean') {
      const { mean, standardError } = sampleMoments(summary);
      return { value: mean, standardError };
    }
    const { count, min, max } = summary;
    const [found] = await findOrderStatistics(this.ports, [{ output: index, low: min, high: max, count, ranks: ranksForPercentile(count, statistic.percentile) }], this.options.signal);
    return percentileEstimate(found!, count, statistic.percentile);
  }
}
