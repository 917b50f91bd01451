import { isCellError } from '../../engine/core/cellValue';
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

/** How soon to ask again after a refusal that passes, and while a custom function is still at work. */
const RETRY_MILLISECONDS = 1500;

/**
 * The model as last read, kept up to date with the workbook. Readings never overlap: changes that come during
 * one cause one more after it. A passing refusal keeps the last reading on screen and asks again; so does a
 * reading with results still to come, because not every host has an event for the end of a custom function.
 */
export class ModelStore {
  private state: ModelState = { status: 'loading' };
  private readonly listeners = new Set<() => void>();
  private reading: Promise<void> | null = null;
  private again = false;
  private later: ReturnType<typeof setTimeout> | undefined;
  private unwatch: (() => void) | null = null;
  private stopped = false;

  constructor(private readonly port: WorkbookPort) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): ModelState => this.state;

  /** Reads, and reads again after every change of the workbook. Returns the way to stop. */
  start(): () => void {
    this.stopped = false;
    this.retry();
    return () => {
      this.stopped = true;
      clearTimeout(this.later);
      this.unwatch?.();
      this.unwatch = null;
    };
  }

  /** Reads now, and listens for changes if that failed so far. */
  retry(): void {
    if (this.unwatch === null) void this.watch();
    void this.refresh();
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
    clearTimeout(this.later);
    do {
      this.again = false;
      await this.readOnce();
    } while (this.again);
  }

  private async readOnce(): Promise<void> {
    try {
      const reading = await readModel(this.port);
      this.set(reading === null ? { status: 'empty' } : { status: 'ready', reading });
      if (reading !== null && isUnfinished(reading)) this.readLater();
    } catch (thrown) {
      this.fail(toProblem(thrown));
    }
  }

  private async watch(): Promise<void> {
    try {
      const unwatch = await this.port.onChange(({ shown }) => void (shown && this.refresh()));
      if (this.stopped || this.unwatch !== null) unwatch();
      else this.unwatch = unwatch;
    } catch (thrown) {
      this.fail(toProblem(thrown));
    }
  }

  private fail(problem: Problem): void {
    const passes = passing.has(problem.code);
    if (passes) this.readLater();
    if (!passes || this.state.status !== 'ready') this.set({ status: 'failed', problem });
  }

  private readLater(): void {
    clearTimeout(this.later);
    if (!this.stopped) this.later = setTimeout(() => this.retry(), RETRY_MILLISECONDS);
  }

  private set(state: ModelState): void {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}

function isUnfinished({ headlines, checks }: ModelReading): boolean {
  return headlines.some(({ value }) => isCellError(value) && value.error === '#BUSY!') || checks.some(({ outcome }) => outcome === 'pending');
}
