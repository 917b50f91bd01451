import type { Ports } from '../simulation/ports';

/** How statistics are simulated. The same seed draws the same random numbers for every variation of the model. */
export interface TrialSettings {
  readonly ports: Ports;
  readonly trials: number;
  readonly seed: number | string;
  readonly method?: 'random' | 'latinHypercube';
}

/** What the caller of a longer computation may want. */
export interface Attendance {
  readonly signal?: AbortSignal | undefined;
  /** Called with the share of the work done, 0 to 1, where that is known. */
  readonly progress?: (share: number) => void;
}
