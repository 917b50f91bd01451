import type { Result } from '../../engine/core/result';
import type { Compilation, CompiledModel } from '../../engine/compile/compiledModel';
import type { Conversion } from '../../engine/moveIn/conversion';
import type { IdleDisplay } from '../../engine/risk/distributions/defineDistribution';
import type { Ports } from '../../engine/simulation/ports';
import { simulate } from '../../engine/simulation/simulate';
import type { SimulationResult } from '../../engine/simulation/simulationResult';
import type { SimulationChannel } from '../../engine/simulation/threadPort';
import { worthwhileWorkers } from '../../engine/simulation/worthwhileWorkers';
import { isThreadLost } from '../../engine/thread/thread';
import type { Words } from '../../locales';
import type { WorkbookPort } from '../port';
import type { Candidate } from './findCandidates';
import type { FailureOrigin } from './failureOrigin';
import type { CompileRequest, ModelChannel, WorkbookReading } from './modelMessages';
import type { ModelAnswers, ModelQuestion, QuestionKind } from './modelQuestions';
import { isLost, ModelThread } from './modelThread';
import { ModelWatch } from './modelWatch';
import { OpenWorkbook, type Prepared } from './openWorkbook';
import { pause } from './pause';
import { RecordKeeper } from './recordKeeper';
import { readRecord, type SimulationRecord } from './simulationRecord';
import { defaultSimulationSettings, readIdleDisplay, readSimulationSettings, writeIdleDisplay, type SimulationSettings } from './settings';
import { failureOf } from './simulationFailure';
import type { FinishedRun, Running, SimulatorState } from './simulatorState';
import { StateStore } from './stateStore';
import { WorkerPools } from './workerPools';

export interface SimulatorOptions {
  /** Starts a thread that runs a share of a simulation. */
  startWorker(): SimulationChannel;
  /** Starts the thread that holds the workbook and compiles it. */
  startModelThread(): ModelChannel;
  /** Milliseconds from any start. */
  clock(): number;
  now(): Date;
  /** Of the words that ROI functions put on the sheet. */
  words(): Promise<Words<'labels'>>;
  /** Threads that run one simulation. */
  readonly workers: number;
}

/** What of the workbook to compile. */
export type ModelChoice = Omit<CompileRequest, 'words' | 'idleDisplay' | 'recalculate'>;

/** A workbook that is still calculating shows values that do not fit together; it is read again after this long, */
const SETTLING_STEP_MS = 200;
/** until it has settled, but not longer than this. */
const LONGEST_SETTLING_MS = 15_000;

/** Progress is told this often, and not at all of a run that is shorter: drawing it would only keep the run waiting. */
const PROGRESS_STEP_MS = 120;

/**
 * Simulates the open workbook: one per page, whether the pane is open or not. Reading, compiling and running happen in
 * threads of their own.
 */
export class Simulator {
  private readonly store = new StateStore();
  private readonly thread: ModelThread;
  /** Answers questions that take no simulation; a thread of its own, so that it can be ended when an answer is no longer wanted. */
  private readonly decisions: ModelThread;
  private readonly workbook: OpenWorkbook;
  private readonly pools: WorkerPools;
  private readonly records: RecordKeeper;
  private readonly watch: ModelWatch;
  private running: AbortController | null = null;
  private readonly scratches = new Set<AbortController>();
  /** Cells that a proof after a run found to differ: from then on they are recalculated in every trial. */
  private readonly recalculated = new Set<string>();
  /** Requests to read and compile that are not answered yet. */
  private preparing = 0;

  constructor(
    private readonly port: WorkbookPort,
    private readonly options: SimulatorOptions,
  ) {
    const { clock, startModelThread, startWorker, workers } = options;
    const { store } = this;
    this.thread = new ModelThread(startModelThread);
    this.decisions = new ModelThread(startModelThread);
    this.workbook = new OpenWorkbook(port, this.thread, clock);
    this.pools = new WorkerPools(startWorker, workers);
    this.records = new RecordKeeper(port, store);
    this.watch = new ModelWatch({
      port,
      store,
      records: this.records,
      clock,
      prepare: (freeze, onReading) => this.prepared({ freeze }, onReading),
      onModel: (model) => this.practise(model),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener);

  readonly snapshot = (): SimulatorState => this.store.current;

  /** Keeps what the workbook declares up to date from now on. Returns the way to stop. */
  start(): () => void {
    return this.watch.start();
  }

  /**
   * Takes up what the document keeps: what uncertain cells show, and its last run, of which it finds out whether that still
   * holds. A document that cannot be asked keeps nothing.
   */
  async restore(): Promise<void> {
    const [{ record, isDamaged }, idleDisplay] = await Promise.all([readRecord(this.port).catch(() => ({ record: null, isDamaged: false })), readIdleDisplay(this.port).catch(() => 'mean' as const)]);
    const isDefault = idleDisplay === this.store.current.idleDisplay;
    this.store.update({ idleDisplay, ...(this.store.current.record === null && { record, recordDamaged: isDamaged, ...(record !== null && { standing: 'checking' }) }) });
    if (record === null && isDefault) return;
    this.watch.listen();
    await this.watch.refresh();
    // Cells may have been calculated before any of this was known.
    if (!isDefault) await this.showUncertain().catch(() => undefined);
    await this.records.show();
  }

  /** Has uncertain cells show another number while nothing is simulated. Rejects with a WorkbookError where the document cannot keep it. */
  async showIdle(idleDisplay: IdleDisplay): Promise<void> {
    await writeIdleDisplay(this.port, idleDisplay);
    const { found } = await this.workbook.read();
    this.store.update({ idleDisplay, found });
    await this.showUncertain();
  }

  /** Starts the threads before they are needed. */
  warmUp(): void {
    this.thread.warmUp();
    this.pools.warmUp();
  }

  /** Simulates the workbook as it stands now; a run in progress gives way. Never rejects: the state tells what came of it. */
  async run(settings: SimulationSettings): Promise<void> {
    this.cancel();
    const controller = new AbortController();
    this.running = controller;
    this.watch.listen();
    this.store.update({ activity: { status: 'reading' }, changedMeanwhile: false });
    try {
      await this.runUnless(controller.signal, settings);
    } catch (thrown) {
      if (!controller.signal.aborted) this.store.update({ activity: { status: 'failed', failure: failureOf(thrown) } });
    }
    if (this.running === controller) this.running = null;
  }

  /** Simulates with the settings that the document keeps. */
  async runAsKept(): Promise<void> {
    const { settings } = await readSimulationSettings(this.port).catch(() => ({ settings: defaultSimulationSettings }));
    await this.run(settings);
  }

  /** Gives up the run in progress, and what decision tools are doing. The results shown stay. */
  cancel(): void {
    if (this.running === null && this.scratches.size === 0) return;
    if (this.preparing > 0) this.workbook.stop();
    this.pools.stopFree();
    for (const scratch of this.scratches) scratch.abort();
    if (this.running === null) return;
    this.running.abort();
    this.running = null;
    this.store.update({ activity: { status: 'cancelled' } });
  }

  /** Reads the workbook and compiles it, for tools that evaluate the model themselves. Rejects with a WorkbookError where it cannot be read. */
  async compile(request: ModelChoice): Promise<Compilation> {
    const parameters = request.parameters ?? [];
    const rules = await this.port.validations(parameters);
    const validations = parameters.flatMap((cell, index) => (rules[index] ? [{ cell, rule: rules[index] }] : []));
    const { compilation } = await this.prepared({ ...request, validations }, (reading) => this.store.update({ found: reading.found }));
    return compilation;
  }

  /** The numbers typed into cells that a result (an address or a defined name) is calculated from. Rejects where the workbook cannot be read. */
  candidates(output: string): Promise<readonly Candidate[]> {
    return this.workbook.candidates(output);
  }

  /**
   * What would become of formulas of other simulation add-ins, in the workbook as last read or read `anew`; nothing is
   * written. Rejects where the workbook cannot be read.
   */
  conversion({ anew }: { readonly anew: boolean }): Promise<Conversion> {
    return this.workbook.conversion(anew);
  }

  /** Answers a question that takes no simulation, off the page's thread. Rejects with Stopped once `signal` is aborted. */
  async decide<K extends QuestionKind>(model: CompiledModel, question: Extract<ModelQuestion, { kind: K }>, signal: AbortSignal): Promise<Result<ModelAnswers[K]>> {
    const stop = (): void => this.decisions.stop();
    signal.addEventListener('abort', stop, { once: true });
    const ask = (): Promise<Result<ModelAnswers[QuestionKind]>> => this.decisions.decide(model, question);
    try {
      return (await ask().catch((reason: unknown) => (isLost(reason) ? ask() : Promise.reject(reason as Error)))) as Result<ModelAnswers[K]>;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /**
   * Lets a tool run simulations of its own (with `scratch`), which leave the results shown and their values alone.
   * `signal` is aborted by `cancel`.
   */
  async scratch<T>(work: (ports: Ports, signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.scratches.add(controller);
    try {
      return await work(this.pools.free, controller.signal);
    } finally {
      this.scratches.delete(controller);
    }
  }

  /** Reads the workbook anew: what it declares, and whether it is still the model that was simulated. Never rejects. */
  refresh(): Promise<void> {
    return this.watch.refresh();
  }

  private async runUnless(signal: AbortSignal, settings: SimulationSettings): Promise<void> {
    const { clock, now } = this.options;
    const started = clock();
    const { reading, compilation, readMs, compileMs } = await this.settled(settings, signal);
    if (signal.aborted) return;
    if (!compilation.ok) {
      this.store.update({ activity: { status: 'problems', problems: compilation.problems } });
      return;
    }
    const { model } = compilation;
    this.pools.endPractice();
    const begun = clock();
    let outcome = await this.simulate(model, settings, signal);
    // Another worker takes the place of one that is lost; the numbers are the same whoever runs which block.
    if (!outcome.ok && isThreadLost(outcome.error) && !signal.aborted) outcome = await this.simulate(model, settings, signal);
    if (signal.aborted) return;
    if (!outcome.ok) {
      this.pools.stopFree();
      this.store.update({ activity: { status: 'failed', failure: { kind: 'engine', error: outcome.error } } });
      return;
    }
    const result = outcome.value;
    const end = clock();
    const timing = { readMs, compileMs, firstMs: result.timing.firstMs, runMs: end - begun };
    const failureOrigins = await this.failureOrigins(model, reading.number, result);
    if (signal.aborted) return;
    const provedPoints = model.proof.points;
    const run: FinishedRun = { failureOrigins, model, result, settings, finishedAt: now(), totalMs: end - started, timing, provedPoints, values: result.values };
    const record = await this.records.recordOf(run);
    if (!signal.aborted) await this.finish(run, record);
  }

  private simulate(model: CompiledModel, settings: SimulationSettings, signal: AbortSignal): ReturnType<typeof simulate> {
    const { clock } = this.options;
    const { trials, seed, method } = settings;
    // A rule about a result that the model does not have stops nothing: all trials are run.
    const precision = model.outputs.some(({ name }) => name === settings.precision?.output) ? settings.precision : null;
    const { previous } = this.store.current;
    let running: Running = { status: 'running', model, progress: null, statistics: null };
    let told = clock();
    const tell = (news: Partial<Running>): void => {
      running = { ...running, ...news };
      if (!signal.aborted) this.store.update({ activity: running });
    };
    this.store.update({ activity: running, previous: previous === null ? null : { ...previous, values: null } });
    return simulate(model, this.pools.free.slice(0, worthwhileWorkers(model, trials)), {
      trials,
      seed,
      method,
      clock,
      signal,
      ...(precision === null ? {} : { precision }),
      progress: (progress) => {
        if (clock() - told < PROGRESS_STEP_MS) return;
        told = clock();
        tell({ progress });
      },
      first: (statistics) => tell({ statistics }),
    });
  }

  /** Facts beside the numbers: where they cannot be had, the run is none the worse. */
  private async failureOrigins(model: CompiledModel, reading: number, { outputs }: SimulationResult): Promise<readonly (FailureOrigin | null)[]> {
    const failed = outputs.filter(({ firstFailure }) => firstFailure !== null);
    const found = await this.workbook.failures(model, reading, failed.map(({ output, firstFailure }) => ({ output, inputs: firstFailure!.inputs }))).catch(() => []);
    return outputs.map((output) => found[failed.indexOf(output)] ?? null);
  }

  private async finish(run: FinishedRun, record: SimulationRecord): Promise<void> {
    this.running = null;
    this.pools.keepFree();
    const { last, changedMeanwhile } = this.store.current;
    this.store.update({ activity: { status: 'idle' }, last: run, previous: last, record, recordDamaged: false, standing: changedMeanwhile ? 'changed' : 'current' });
    this.watch.repeat();
    await this.records.keep(record);
    void this.proveFurther(run);
    if (this.watch.isWatched) this.practise(run.model);
  }

  /** After the numbers are shown, the run is held against the workbook at trials of its own. A difference withdraws it. */
  private async proveFurther(run: FinishedRun): Promise<void> {
    const { seed, method } = run.settings;
    const { trials, engine } = run.result;
    const finding = await this.workbook.prove(run.model.fingerprint, { seed, method, trials, engine }).catch(() => null);
    const { last, previous } = this.store.current;
    if (finding === null || last !== run) return;
    const { points, difference } = finding;
    if (difference === null) {
      this.store.update({ last: { ...run, provedPoints: run.provedPoints + points } });
      return;
    }
    const { cell, ...details } = difference;
    this.recalculated.add(cell);
    const error = { code: 'simulationWithdrawn', cellError: '#N/A', received: cell, details } as const;
    this.store.update({ last: previous, previous: null, record: null, standing: previous !== null ? 'changed' : 'current', activity: { status: 'failed', failure: { kind: 'engine', error } } });
    await this.records.discard();
  }

  /** The model once the workbook has finished calculating, as far as that is seen. */
  private async settled(settings: SimulationSettings, signal: AbortSignal): Promise<Prepared> {
    const { clock } = this.options;
    const started = clock();
    let before: number | null = null;
    for (;;) {
      const prepared = await this.prepared({ freeze: settings.freeze }, ({ found, formulaCells }) => {
        if (!signal.aborted) this.store.update({ found, activity: { status: 'compiling', cells: formulaCells } });
      });
      const { reading, compilation } = prepared;
      const hasSettled = !reading.busy && reading.number === before;
      if (compilation.ok || hasSettled || signal.aborted || clock() - started > LONGEST_SETTLING_MS) return prepared;
      before = reading.number;
      await pause(SETTLING_STEP_MS);
    }
  }

  private async prepared(request: ModelChoice, onReading: (reading: WorkbookReading) => void): Promise<Prepared> {
    this.preparing += 1;
    try {
      return await this.workbook.prepare({ ...request, recalculate: [...this.recalculated], words: labelWords(await this.options.words()), idleDisplay: this.store.current.idleDisplay }, onReading);
    } finally {
      this.preparing -= 1;
    }
  }

  private async showUncertain(): Promise<void> {
    if (this.store.current.found?.inputs.some(({ family }) => family !== null) === true) await this.port.recalculate();
  }

  private practise(model: CompiledModel): void {
    if (this.running === null) this.pools.practise(model);
  }
}

/** What a thread needs of the words: those that stand in cells. */
function labelWords({ labels, language }: Words<'labels'>): Words<'labels'> {
  return { labels, language };
}
