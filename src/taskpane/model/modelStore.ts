import { type WorkbookPort } from '../../workbook/port';
import { readModel, type ModelReading } from '../../workbook/readModel';
import { toProblem, type Problem } from '../shared/problem';

export type ModelState =
  | { readonly status: 'loading' }
  | { readonly status: 'empty' }
  | { readonly status: 'ready'; readonly reading: ModelReading }
  | { readonly status: 'failed'; readonly problem: Problem };

/** Excel says no to everything while a cell is edited or a dialog is open; both pass. */
const passing: ReadonlySet<Problem['code']> = new Set(['cellEditMode', 'busy']);
const RETRY_MILLISECONDS = 1500;

/**
 * The model as last read, kept up to date with the workbook. Readings never overlap: changes that come during
 * one cause one more after it. A passing refusal keeps the last reading on screen and asks again.
 */
export class ModelStore {
  private state: ModelState = { status: 'loading' };
  private readonly listeners = new Set<() => void>();
  private reading: Promise<void> | null = null;
  private again = false;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly port: WorkbookPort) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): ModelState => this.state;

  /** Reads, and reads again after every change of the workbook. Returns the way to stop. */
  start(): () => void {
    void this.refresh();
    let unwatch: (() => void) | null = null;
    let stopped = false;
    this.port.onChange(() => void this.refresh()).then(
      (stop) => {
        if (stopped) stop();
        else unwatch = stop;
      },
      (thrown: unknown) => this.set({ status: 'failed', problem: toProblem(thrown) }),
    );
    return () => {
      stopped = true;
      clearTimeout(this.retry);
      unwatch?.();
    };
  }

  /** Resolves when a reading that began after this call has ended. */
  async refresh(): Promise<void> {
    if (this.reading !== null) {
      this.again = true;
      return this.reading;
    }
    this.reading = this.readUntilCurrent();
    try {
      await this.reading;
    } finally {
      this.reading = null;
    }
  }

  private async readUntilCurrent(): Promise<void> {
    clearTimeout(this.retry);
    do {
      this.again = false;
      await this.readOnce();
    } while (this.again);
  }

  private async readOnce(): Promise<void> {
    try {
      const reading = await readModel(this.port);
      this.set(reading === null ? { status: 'empty' } : { status: 'ready', reading });
    } catch (thrown) {
      const problem = toProblem(thrown);
      if (passing.has(problem.code)) this.retry = setTimeout(() => void this.refresh(), RETRY_MILLISECONDS);
      if (!passing.has(problem.code) || this.state.status !== 'ready') this.set({ status: 'failed', problem });
    }
  }

  private set(state: ModelState): void {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}
