import { type EngineError } from '../../engine/core/error';
import { type Attendance } from '../../engine/decide/trialSettings';
import { type ModelProblem } from '../../engine/compile/compiledModel';
import { toProblem, type Problem } from '../shared/problem';

/** What became of a calculation that a tool was asked for. */
export type Outcome<Answer> =
  | { readonly status: 'done'; readonly answer: Answer }
  /** Cells that cannot be part of a compiled model. */
  | { readonly status: 'unsupported'; readonly problems: readonly ModelProblem[] }
  /** The engine refuses the question. */
  | { readonly status: 'refused'; readonly error: EngineError };

export type ToolActivity =
  | { readonly status: 'idle' }
  /** `share` of the work done, 0 to 1; null while that is unknown. */
  | { readonly status: 'working'; readonly share: number | null }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly problem: Problem }
  | Exclude<Outcome<never>, { status: 'done' }>;

/** A tool as the pane shows it: what is entered, what is going on, and the latest answer. */
export interface ToolState<Draft, Answer> {
  readonly draft: Draft;
  readonly activity: ToolActivity;
  readonly answer: Answer | null;
}

/**
 * Keeps one decision tool's entries, work and answer outside of its page, so that looking at another part of the pane
 * loses nothing and a calculation goes on meanwhile.
 */
export class ToolStore<Draft, Answer> {
  private state: ToolState<Draft, Answer>;
  private controller: AbortController | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(draft: Draft) {
    this.state = { draft, activity: { status: 'idle' }, answer: null };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): ToolState<Draft, Answer> => this.state;

  readonly edit = (change: Partial<Draft>): void => {
    this.update({ draft: { ...this.state.draft, ...change } });
  };

  /** Starts a calculation in place of the one under way. An earlier answer stays until the new one is there. */
  async start(work: (attendance: Required<Attendance>) => Promise<Outcome<Answer>>): Promise<void> {
    this.controller?.abort();
    const controller = (this.controller = new AbortController());
    const tell = (change: Partial<ToolState<Draft, Answer>>): void => {
      if (this.controller === controller) this.update(change);
    };
    tell({ activity: { status: 'working', share: null } });
    try {
      const outcome = await work({ signal: controller.signal, progress: (share) => tell({ activity: { status: 'working', share } }) });
      if (controller.signal.aborted) return;
      tell(outcome.status === 'done' ? { activity: { status: 'idle' }, answer: outcome.answer } : { activity: outcome });
    } catch (thrown) {
      if (!controller.signal.aborted) tell({ activity: { status: 'failed', problem: toProblem(thrown) } });
    }
  }

  readonly cancel = (): void => {
    if (this.state.activity.status !== 'working') return;
    this.controller?.abort();
    this.update({ activity: { status: 'cancelled' } });
  };

  /** Takes away a message that has been read. */
  readonly dismiss = (): void => this.update({ activity: { status: 'idle' } });

  private update(change: Partial<ToolState<Draft, Answer>>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
