import { type OneAtATime } from '../../../engine/decide/oneAtATime';
import { type Calculated } from '../calculate';
import { type ChosenCell } from '../chosenCell';

export interface SensitivityDraft {
  readonly output: ChosenCell | null;
  /** How far inputs move: to percentiles of their distribution, or by a share of their value. */
  readonly ranges: 'quantiles' | 'wideQuantiles' | 'relative';
  /** By how many percent numbers without a distribution move, and with `relative` all of them. */
  readonly percent: string;
  readonly includesFixed: boolean;
  /** Switches, counters, positions and dates among the fixed inputs too. */
  readonly includesSelectors: boolean;
  readonly picture: 'tornado' | 'spider' | 'simulated';
}

export const emptySensitivity: SensitivityDraft = { output: null, ranges: 'quantiles', percent: '10', includesFixed: true, includesSelectors: false, picture: 'tornado' };

export const PERCENT_LIMITS = { minimum: 1, maximum: 90 } as const;

/** The effects on a result, and the names its inputs go by. */
export interface SensitivityAnswer extends Calculated<OneAtATime> {
  readonly output: ChosenCell;
  readonly names: ReadonlyMap<string, string>;
  /** How many numbers without a distribution were left out because others are nearer to the result. */
  readonly fixedLeftOut: number;
  readonly fixedIncluded: number;
}
