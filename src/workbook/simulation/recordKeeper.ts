import type { WorkbookPort } from '../port';
import { answerStatistics } from './answerStatistics';
import { clearRecord, recordOf, writeRecord, type SimulationRecord } from './simulationRecord';
import type { FinishedRun } from './simulatorState';
import type { StateStore } from './stateStore';

/** Keeps the record of the last run in the document, and the cells with SIMSTAT in step with it. */
export class RecordKeeper {
  /** What the cells with SIMSTAT asked when the record was last made. */
  private answeredFor = '';

  constructor(
    private readonly port: Pick<WorkbookPort, 'recalculate' | 'setSetting'>,
    private readonly store: StateStore,
  ) {}

  /** The record of a run, with exact answers to what the cells ask. */
  async recordOf(run: FinishedRun): Promise<SimulationRecord> {
    this.answeredFor = this.questions();
    return recordOf(run, await answerStatistics(run.result, this.store.current.found?.statistics ?? []));
  }

  /** A document that cannot be written to still has its results on the screen. */
  async keep(record: SimulationRecord): Promise<void> {
    await writeRecord(this.port, record).catch(() => undefined);
    await this.show();
  }

  /** Forgets the run that the document keeps: what it said does not hold. */
  async discard(): Promise<void> {
    await clearRecord(this.port).catch(() => undefined);
    await this.show();
  }

  /** A cell with SIMSTAT that was written after the run is answered as exactly as the others, while the workers hold the values. */
  async answerNewQuestions(): Promise<void> {
    const { last, record } = this.store.current;
    if (last === null || this.answeredFor === this.questions()) return;
    const answered = await this.recordOf(last);
    if (this.store.current.record !== record) return;
    this.store.update({ record: answered });
    await this.keep(answered);
  }

  /** Has the cells with SIMSTAT calculated anew: nothing they refer to has changed, but what they tell of has. */
  async show(): Promise<void> {
    // A host that is busy with something else calculates them with the next change of the sheet.
    if ((this.store.current.found?.statistics.length ?? 0) > 0) await this.port.recalculate().catch(() => undefined);
  }

  private questions(): string {
    return JSON.stringify(this.store.current.found?.statistics);
  }
}
