import type { ChangeListener } from '../workbook/port';

/** While nobody sees the pane, those who listen are called no more often than this. */
const HIDDEN_STEP_MS = 30_000;

export interface WorkbookChangesOptions {
  /** Calls back after each burst of changes; resolves with the way to stop. */
  watch(listener: () => void): Promise<() => void>;
  /** Calls back when the pane is hidden and when it is shown again. */
  readonly onVisibility?: (listener: (shown: boolean) => void) => void;
  readonly clock?: () => number;
}

/**
 * Tells everybody on this page of changes of the workbook, over one registration with Excel. The page lives on when the pane
 * is closed: then changes are told seldom, and once more when the pane is shown again.
 */
export class WorkbookChanges {
  private readonly listeners = new Set<ChangeListener>();
  private registration: Promise<() => void> | null = null;
  private shown = true;
  /** Something changed that was not told, or was told while nobody saw it. */
  private missed = false;
  private lastTold = -Infinity;
  private later: ReturnType<typeof setTimeout> | undefined;
  private seesVisibility = false;

  constructor(private readonly options: WorkbookChangesOptions) {}

  /** Resolves, with the way to stop, when changes are noticed. Rejects where Excel refuses to tell of them. */
  async add(listener: ChangeListener): Promise<() => void> {
    this.listeners.add(listener);
    this.watchVisibility();
    this.registration ??= this.options.watch(() => this.changed());
    try {
      await this.registration;
    } catch (thrown) {
      this.listeners.delete(listener);
      this.registration = null;
      throw thrown;
    }
    return () => this.remove(listener);
  }

  private remove(listener: ChangeListener): void {
    this.listeners.delete(listener);
    if (this.listeners.size > 0 || this.registration === null) return;
    clearTimeout(this.later);
    this.later = undefined;
    void this.registration.then((stop) => stop());
    this.registration = null;
  }

  private watchVisibility(): void {
    if (this.seesVisibility) return;
    this.seesVisibility = true;
    this.options.onVisibility?.((shown) => {
      this.shown = shown;
      if (!shown || !this.missed) return;
      clearTimeout(this.later);
      this.later = undefined;
      this.tell();
    });
  }

  private changed(): void {
    if (this.shown) return this.tell();
    this.missed = true;
    this.later ??= setTimeout(() => {
      this.later = undefined;
      this.tell();
    }, Math.max(0, this.lastTold + HIDDEN_STEP_MS - this.now()));
  }

  private tell(): void {
    this.lastTold = this.now();
    this.missed = !this.shown;
    for (const listener of this.listeners) listener({ shown: this.shown });
  }

  private now(): number {
    return (this.options.clock ?? (() => performance.now()))();
  }
}
