import type { SimulatorState } from './simulatorState';

const INITIAL: SimulatorState = { activity: { status: 'idle' }, found: null, last: null, previous: null, record: null, recordDamaged: false, standing: 'current', idleDisplay: 'mean', changedMeanwhile: false };

/** The state that the pane shows, and those who want to hear of its changes. */
export class StateStore {
  private state = INITIAL;
  private readonly listeners = new Set<() => void>();

  get current(): SimulatorState {
    return this.state;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  update(news: Partial<SimulatorState>): void {
    const isNews = Object.entries(news).some(([key, value]) => this.state[key as keyof SimulatorState] !== value);
    if (!isNews) return;
    this.state = { ...this.state, ...news };
    for (const listener of this.listeners) listener();
  }
}
