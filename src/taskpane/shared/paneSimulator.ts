import { type Simulator } from '../../workbook/simulation/simulator';

/** The simulator as the pane uses it; tests put something simpler in its place. */
export type PaneSimulator = Pick<Simulator, 'subscribe' | 'snapshot' | 'start' | 'refresh' | 'run' | 'cancel' | 'warmUp' | 'compile' | 'candidates' | 'conversion' | 'scratch' | 'decide' | 'showIdle'>;
