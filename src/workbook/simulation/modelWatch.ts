import type { CompiledModel } from '../../engine/compile/compiledModel';
import type { WorkbookPort } from '../port';
import type { WorkbookReading } from './modelMessages';
import type { Prepared } from './openWorkbook';
import { pause } from './pause';
import type { RecordKeeper } from './recordKeeper';
import { failureOf } from './simulationFailure';
import type { SimulationFailure } from './simulatorState';
import type { StateStore } from './stateStore';

export interface ModelWatchOptions {
  readonly port: Pick<WorkbookPort, 'onChange'>;
  readonly store: StateStore;
  readonly records: RecordKeeper;
  clock(): number;
  /** Reads the workbook and compiles it with these cells held. */
  prepare(freeze: readonly string[], onReading: (reading: WorkbookReading) => void): Promise<Prepared>;
  /** Hears of a model that somebody looks at and may want to run. */
  onModel(model: CompiledModel): void;
}

/** Between two readings of a workbook that keeps changing lies this many times what a reading takes, */
const REST_SHARE = 3;
/** but no longer than this: a reading may have been held up by a machine that slept. */
const LONGEST_REST_MS = 10_000;

/** A workbook in which cells wait for a function is read again after this long, but not for longer than that. */
const BUSY_STEP_MS = 200;
const LONGEST_BUSY_MS = 15_000;

/** Nobody minds that results are not said to be in question for as long as this. */
const UNNOTICED_MS = 400;

/** Reads the workbook again whenever it has changed: what it declares, and whether it is still the model that was simulated. */
export class ModelWatch {
  private subscription: Promise<unknown> | null = null;
  private watchers = 0;
  private refreshing: Promise<void> | null = null;
  private changed = false;
  private failure: SimulationFailure | null = null;

  constructor(private readonly options: ModelWatchOptions) {}

  /** Somebody looks at what the workbook declares, until the function returned is called. */
  start(): () => void {
    this.watchers += 1;
    this.listen();
    void this.refresh();
    return () => void (this.watchers -= 1);
  }

  get isWatched(): boolean {
    return this.watchers > 0;
  }

  /** From now on changes are noticed while there is somebody or something they matter to. */
  listen(): void {
    const { port, store } = this.options;
    this.subscription ??= port
      .onChange(({ shown }) => {
        const { activity, record, found } = store.current;
        // While nobody sees the pane, only cells that tell of the last run may say what does not hold any longer.
        const isTold = shown ? this.isWatched || record !== null : record !== null && found?.statistics.length !== 0;
        if (isTold || activity.status === 'running') void this.refresh();
      })
      .catch(() => void (this.subscription = null));
  }

  /** Resolves when the workbook has been read after the last change. Never rejects. */
  refresh(): Promise<void> {
    this.changed = true;
    this.refreshing ??= this.readWhileChanging().finally(() => void (this.refreshing = null));
    return this.refreshing;
  }

  /** What is being read may be compared with a run that is over: it is read once more. */
  repeat(): void {
    if (this.refreshing !== null) this.changed = true;
  }

  private async readWhileChanging(): Promise<void> {
    const { clock } = this.options;
    const begun = clock();
    while (this.changed) {
      this.changed = false;
      const started = clock();
      const isLast = clock() - begun >= LONGEST_BUSY_MS;
      const isBusy = await this.readAgain(isLast);
      if (isBusy && !isLast) this.changed = true;
      await pause(Math.max(Math.min(REST_SHARE * (clock() - started), LONGEST_REST_MS), this.changed ? BUSY_STEP_MS : 0));
    }
    const { store } = this.options;
    if (this.failure !== null && store.current.activity.status === 'idle') store.update({ activity: { status: 'failed', failure: this.failure } });
  }

  /** The workbook could be read: an earlier failure to do so is over. */
  private recovered(): void {
    const { store } = this.options;
    const { activity } = store.current;
    if (activity.status === 'failed' && activity.failure === this.failure) store.update({ activity: { status: 'idle' } });
    this.failure = null;
  }

  /** Compiles what was read even where there is nothing to compare: then the next run starts at once. True while cells wait for a function: what they show until then is no change, unless nobody waits for them any longer. */
  private async readAgain(isLast: boolean): Promise<boolean> {
    const { store, records, prepare, onModel } = this.options;
    const { activity, record } = store.current;
    const running = activity.status === 'running' ? activity : null;
    const stopWaiting = this.sayChecking();
    const freeze = running === null ? (record?.settings.freeze ?? []) : running.model.frozen;
    try {
      const { reading, compilation } = await prepare(freeze, ({ found }) => store.update({ found }));
      this.recovered();
      const isModel = (fingerprint: string): boolean => compilation.ok && compilation.model.fingerprint === fingerprint;
      if (running !== null) {
        if (store.current.activity.status === 'running' && !isModel(running.model.fingerprint)) store.update({ changedMeanwhile: true });
        return reading.busy;
      }
      const standing = record === null || isModel(record.fingerprint) ? 'current' : reading.busy && !isLast ? 'checking' : 'changed';
      if (store.current.record === record && store.current.standing !== standing) {
        store.update({ standing });
        await records.show();
      }
      await records.answerNewQuestions();
      if (compilation.ok && this.isWatched) onModel(compilation.model);
      return reading.busy;
    } catch (thrown) {
      // The next change is the next chance: the host may be in the middle of an edit, or a run was cancelled. A workbook that
      // could never be read is tried again until it is time to say so.
      if (store.current.found !== null) return false;
      this.failure = failureOf(thrown);
      return true;
    } finally {
      stopWaiting();
    }
  }

  /** A reading that takes its time is for that time one of which nobody knows the outcome. */
  private sayChecking(): () => void {
    const { store } = this.options;
    const timer = setTimeout(() => {
      if (store.current.record !== null && store.current.standing === 'current') store.update({ standing: 'checking' });
    }, UNNOTICED_MS);
    return () => clearTimeout(timer);
  }
}
