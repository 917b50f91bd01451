import type { Result } from '../../engine/core/result';
import type { Compilation, CompiledModel } from '../../engine/formula/compile/compiledModel';
import type { Conversion } from '../../engine/formula/moveIn/conversion';
import type { IdleDisplay } from '../../engine/risk/distributions/defineDistribution';
import type { Ports } from '../../engine/simulation/ports';
import { simulate } from '../../engine/simulation/simulate';
import { warmUp } from '../../engine/simulation/warmUp';
import { worthwhileWorkers } from '../../engine/simulation/worthwhileWorkers';
import type { Language } from '../../locales';
import type { WorkbookPort } from '../port';
import { WorkbookError } from '../workbookError';
import type { Candidate } from './findCandidates';
import type { CompileRequest, WorkbookReading } from './modelMessages';
import type { ModelAnswers, ModelQuestion, QuestionKind } from './modelQuestions';
import { ModelThread, ThreadError, type ModelChannel } from './modelThread';
import { OpenWorkbook, type Prepared } from './openWorkbook';
import { answerStatistics } from './answerStatistics';
import { readRecord, recordOf, writeRecord, type SimulationRecord } from './simulationRecord';
import { defaultSimulationSettings, readIdleDisplay, readSimulationSettings, writeIdleDisplay, type SimulationSettings } from './settings';
import type { FinishedRun, Running, SimulationFailure, SimulatorState } from './simulatorState';
import { WorkerPool, type SimulationWorker } from './workerPool';

export interface SimulatorOptions {
  /** Starts a thread that runs a share of a simulation. */
  startWorker(): SimulationWorker;
  /** Starts the thread that holds the workbook and compiles it. */
  startModelThread(): ModelChannel;
  /** Milliseconds from any start. */
  clock(): number;
  now(): Date;
  /** Of the words that ROI functions put on the sheet. */
  language(): Language;
  /** Threads that run one simulation. */
  readonly workers: number;
}

/** What of the workbook to compile. */
export type ModelChoice = Omit<CompileRequest, 'language' | 'idleDisplay'>;

/** A workbook that is still calculating shows values that do not fit together; it is read again after this long, */
const SETTLING_STEP_MS = 200;
/** until it has settled, but not longer than this. */
const LONGEST_SETTLING_MS = 15_000;

/** Between two readings of a workbook that keeps changing lies this many times what a reading takes. */
const REST_SHARE = 3;

/** Progress is told this often, and not at all of a run that is shorter: drawing it would only keep the run waiting. */
const PROGRESS_STEP_MS = 120;

/**
 * Simulates the open workbook: one per page, whether the pane is open or not. Reading, compiling and running happen in
 * threads of their own. There are two pools of workers: one holds the values of the last run, the other those of the run
 * before, until the next run takes it; so the results shown can be asked about while the next run goes on.
 */
export class Simulator {
  private state: SimulatorState = { activity: { status: 'idle' }, found: null, last: null, previous: null, record: null, stale: false, idleDisplay: 'mean', changedMeanwhile: false };
  private readonly listeners = new Set<() => void>();
  private readonly workbook: OpenWorkbook;
  private readonly thread: ModelThread;
  /** Answers questions that take no simulation; a thread of its own, so that it can be ended when an answer is no longer wanted. */
  private readonly decisions: ModelThread;
  private held: WorkerPool;
  private spare: WorkerPool;
  private running: AbortController | null = null;
  private readonly scratches = new Set<AbortController>();
  /** Requests to read and compile that are not answered yet. */
  private preparing = 0;
  private watched: Promise<unknown> | null = null;
  private watchers = 0;
  private refreshing: Promise<void> | null = null;
  private changed = false;
  /** What the spare workers ran last for practice: the fingerprint of the model, and how to end it. */
  private practice: { readonly of: string; readonly controller: AbortController } | null = null;
  /** What the cells with SIMSTAT asked when the record was last made. */
  private answeredFor = '';

  constructor(
    private readonly port: WorkbookPort,
    private readonly options: SimulatorOptions,
  ) {
    const { clock, startModelThread, startWorker, workers } = options;
    this.thread = new ModelThread(startModelThread);
    this.decisions = new ModelThread(startModelThread);
    this.workbook = new OpenWorkbook(port, this.thread, clock);
    this.held = new WorkerPool(startWorker, workers);
    this.spare = new WorkerPool(startWorker, workers);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): SimulatorState => this.state;

  /** Keeps what the workbook declares up to date from now on. Returns the way to stop. */
  start(): () => void {
    this.watchers += 1;
    this.watch();
    void this.refresh();
    return () => void (this.watchers -= 1);
  }

  /** Takes up what the document keeps: what uncertain cells show, and its last run, of which it finds out whether that still holds. */
  async restore(): Promise<void> {
    const [record, idleDisplay] = await Promise.all([readRecord(this.port), readIdleDisplay(this.port)]);
    this.update({ idleDisplay });
    if (record === null || this.state.record !== null) return;
    this.update({ record });
    this.watch();
    await this.refresh();
    await this.showStatistics();
  }

  /** Has uncertain cells show another number while nothing is simulated. Rejects with a WorkbookError where the document cannot keep it. */
  async showIdle(idleDisplay: IdleDisplay): Promise<void> {
    await writeIdleDisplay(this.port, idleDisplay);
    this.update({ idleDisplay });
    const { inputs } = await this.workbook.read().then(({ found }) => found);
    const cells = new Set(inputs.filter(({ family }) => family !== null).map(({ address }) => address));
    if (cells.size > 0) await this.port.recalculateCells([...cells]);
  }

  /** Starts the threads before they are needed. */
  warmUp(): void {
    this.thread.warmUp();
    this.spare.warmUp();
  }

  /** Simulates the workbook as it stands now; a run in progress gives way. Never rejects: the state tells what came of it. */
  async run(settings: SimulationSettings): Promise<void> {
    this.cancel();
    const controller = new AbortController();
    this.running = controller;
    this.watch();
    this.update({ activity: { status: 'reading' }, changedMeanwhile: false });
    try {
      await this.runUnless(controller.signal, settings);
    } catch (thrown) {
      if (!controller.signal.aborted) this.update({ activity: { status: 'failed', failure: failureOf(thrown) } });
    }
    if (this.running === controller) this.running = null;
  }

  /** Simulates with the settings that the document keeps. */
  async runAsKept(): Promise<void> {
    await this.run(await readSimulationSettings(this.port).catch(() => defaultSimulationSettings));
  }

  /** Gives up the run in progress, and what decision tools are doing. The results shown stay. */
  cancel(): void {
    if (this.running === null && this.scratches.size === 0) return;
    if (this.preparing > 0) this.workbook.stop();
    this.stopSpare();
    for (const scratch of this.scratches) scratch.abort();
    if (this.running === null) return;
    this.running.abort();
    this.running = null;
    this.update({ activity: { status: 'cancelled' } });
  }

  /** Reads the workbook and compiles it, for tools that evaluate the model themselves. Rejects with a WorkbookError where it cannot be read. */
  async compile(request: ModelChoice): Promise<Compilation> {
    const { compilation } = await this.prepared(request, (reading) => this.update({ found: reading.found }));
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
    try {
      return (await this.decisions.decide(model, question)) as Result<ModelAnswers[K]>;
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
      return await work(this.spare.ports, controller.signal);
    } finally {
      this.scratches.delete(controller);
    }
  }

  /** Reads the workbook anew: what it declares, and whether it is still the model that was simulated. Never rejects. */
  refresh(): Promise<void> {
    this.changed = true;
    this.refreshing ??= this.readWhileChanging().finally(() => void (this.refreshing = null));
    return this.refreshing;
  }

  private async runUnless(signal: AbortSignal, settings: SimulationSettings): Promise<void> {
    const { clock, now } = this.options;
    const started = clock();
    const { compilation, readMs, compileMs } = await this.settled(settings, signal);
    if (signal.aborted) return;
    if (!compilation.ok) {
      this.update({ activity: { status: 'problems', problems: compilation.problems } });
      return;
    }
    const { model } = compilation;
    const { spare } = this;
    this.practice?.controller.abort();
    const begun = clock();
    const outcome = await this.simulateIn(spare, model, settings, signal);
    if (signal.aborted) return;
    if (!outcome.ok) {
      this.stopSpare();
      this.update({ activity: { status: 'failed', failure: { kind: 'engine', error: outcome.error } } });
      return;
    }
    const result = outcome.value;
    const end = clock();
    const timing = { readMs, compileMs, firstMs: result.timing.firstMs, runMs: end - begun };
    const run = { model, result, settings, finishedAt: now(), totalMs: end - started, timing, values: result.values };
    const record = await this.answered(run);
    if (!signal.aborted) await this.finish(spare, run, record);
  }

  private simulateIn(pool: WorkerPool, model: CompiledModel, settings: SimulationSettings, signal: AbortSignal): ReturnType<typeof simulate> {
    const { clock } = this.options;
    const { trials, seed, method, precision } = settings;
    const { previous } = this.state;
    let running: Running = { status: 'running', model, progress: null, statistics: null };
    let told = clock();
    const tell = (news: Partial<Running>): void => {
      running = { ...running, ...news };
      if (!signal.aborted) this.update({ activity: running });
    };
    this.update({ activity: running, previous: previous === null ? null : { ...previous, values: null } });
    return simulate(model, pool.ports.slice(0, worthwhileWorkers(model, trials)), {
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

  private async finish(pool: WorkerPool, run: FinishedRun, record: SimulationRecord): Promise<void> {
    this.spare = this.held;
    this.held = pool;
    const { last, changedMeanwhile } = this.state;
    this.update({ activity: { status: 'idle' }, last: run, previous: last, record, stale: changedMeanwhile });
    if (this.refreshing !== null) this.changed = true;
    await this.keep(record);
    this.practice = null;
    this.practise(run.model);
  }

  /** The model once the workbook has finished calculating, as far as that is seen. */
  private async settled(settings: SimulationSettings, signal: AbortSignal): Promise<Prepared> {
    const { clock } = this.options;
    const started = clock();
    let before: number | null = null;
    for (;;) {
      const prepared = await this.prepared({ freeze: settings.freeze }, ({ found, formulaCells }) => {
        if (!signal.aborted) this.update({ found, activity: { status: 'compiling', cells: formulaCells } });
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
      return await this.workbook.prepare({ ...request, language: this.options.language(), idleDisplay: this.state.idleDisplay }, onReading);
    } finally {
      this.preparing -= 1;
    }
  }

  private watch(): void {
    this.watched ??= this.port
      .onChange(() => {
        if (this.watchers > 0 || this.running !== null || this.state.record !== null) void this.refresh();
      })
      .catch(() => void (this.watched = null));
  }

  private async readWhileChanging(): Promise<void> {
    const { clock } = this.options;
    const busySince = clock();
    while (this.changed) {
      this.changed = false;
      const started = clock();
      const isBusy = await this.readAgain();
      if (isBusy && clock() - busySince < LONGEST_SETTLING_MS) this.changed = true;
      await pause(Math.max(REST_SHARE * (clock() - started), this.changed ? SETTLING_STEP_MS : 0));
    }
  }

  /** Compiles what was read, even where there is nothing to compare: then the next run starts at once. True while cells wait for a function. */
  private async readAgain(): Promise<boolean> {
    const { activity, record } = this.state;
    const isRunning = activity.status === 'running';
    const freeze = isRunning ? activity.model.frozen : (record?.settings.freeze ?? []);
    try {
      const { reading, compilation } = await this.prepared({ freeze }, ({ found }) => this.update({ found }));
      const isModel = (fingerprint: string): boolean => compilation.ok && compilation.model.fingerprint === fingerprint;
      if (isRunning && this.state.activity.status === 'running' && !isModel(activity.model.fingerprint)) this.update({ changedMeanwhile: true });
      const stale = record !== null && !isModel(record.fingerprint);
      if (!isRunning && this.state.record === record && this.state.stale !== stale) {
        this.update({ stale });
        await this.showStatistics();
      }
      if (!isRunning) await this.answerNewQuestions();
      if (compilation.ok) this.practise(compilation.model);
      return reading.busy;
    } catch {
      // The next change is the next chance: the host may be in the middle of an edit, or a run was cancelled.
      return false;
    }
  }

  /** Has the spare workers run the model for practice while somebody looks at it: then the run they ask for is quick. */
  private practise(model: CompiledModel): void {
    if (this.watchers === 0 || this.running !== null || this.practice?.of === model.fingerprint) return;
    this.practice?.controller.abort();
    const controller = new AbortController();
    this.practice = { of: model.fingerprint, controller };
    void warmUp(model, this.spare.ports, controller.signal);
  }

  /** A cell with SIMSTAT that was written after the run is answered as exactly as the others, while the workers hold the values. */
  private async answerNewQuestions(): Promise<void> {
    const { last, record } = this.state;
    if (last === null || this.answeredFor === this.questions()) return;
    const answered = await this.answered(last);
    if (this.state.record !== record) return;
    this.update({ record: answered });
    await this.keep(answered);
  }

  private async answered(run: FinishedRun): Promise<SimulationRecord> {
    this.answeredFor = this.questions();
    return recordOf(run, await answerStatistics(run.result, this.state.found?.statistics ?? []));
  }

  private questions(): string {
    return JSON.stringify(this.state.found?.statistics);
  }

  /** A document that cannot be written to still has its results on the screen. */
  private async keep(record: SimulationRecord): Promise<void> {
    await writeRecord(this.port, record).catch(() => undefined);
    await this.showStatistics();
  }

  /** Has the cells with SIMSTAT calculated anew: nothing they refer to has changed, but what they tell of has. */
  private async showStatistics(): Promise<void> {
    const cells = new Set(this.state.found?.statistics.map(({ address }) => address));
    // A host that is busy with something else calculates them with the next change of the sheet.
    if (cells.size > 0) await this.port.recalculateCells([...cells]).catch(() => undefined);
  }

  private stopSpare(): void {
    this.spare.stop();
    this.practice = null;
  }

  private update(news: Partial<SimulatorState>): void {
    const isNews = Object.entries(news).some(([key, value]) => this.state[key as keyof SimulatorState] !== value);
    if (!isNews) return;
    this.state = { ...this.state, ...news };
    for (const listener of this.listeners) listener();
  }
}

function failureOf(thrown: unknown): SimulationFailure {
  if (thrown instanceof ThreadError) return { kind: 'engine', error: thrown.error };
  if (thrown instanceof WorkbookError) return { kind: 'workbook', code: thrown.code, detail: thrown.detail };
  return { kind: 'workbook', code: 'unexpected', detail: String(thrown) };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
