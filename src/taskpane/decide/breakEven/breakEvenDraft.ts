import { type BreakEvenReport } from '../../../engine/decide/breakEven';
import { type NumberKind } from '../../charts/numberText';
import { type Calculated } from '../calculate';
import { type ChosenCell } from '../chosenCell';

export interface BreakEvenDraft {
  readonly output: ChosenCell | null;
  readonly target: string;
  /** Switches, counters, positions and dates too. */
  readonly includesSelectors: boolean;
}

export const emptyBreakEven: BreakEvenDraft = { output: null, target: '0', includesSelectors: false };

export interface BreakEvenAnswer extends Calculated<BreakEvenReport> {
  readonly output: ChosenCell;
  readonly outputKind: NumberKind;
  readonly names: ReadonlyMap<string, string>;
}
