import { type BreakEvenReport } from '../../../engine/decide/breakEven';
import { type NumberKind } from '../../charts/numberText';
import { type Calculated } from '../calculate';
import { type ChosenCell } from '../chosenCell';

export interface BreakEvenDraft {
  readonly output: ChosenCell | null;
  readonly target: string;
}

export const emptyBreakEven: BreakEvenDraft = { output: null, target: '0' };

export interface BreakEvenAnswer extends Calculated<BreakEvenReport> {
  readonly output: ChosenCell;
  readonly outputKind: NumberKind;
  readonly names: ReadonlyMap<string, string>;
}
