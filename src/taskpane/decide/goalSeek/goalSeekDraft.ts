import { type GoalSeekOutcome } from '../../../engine/decide/goalSeek';
import { type Calculated } from '../calculate';
import { type ChosenCell } from '../chosenCell';
import { type MeasureEntry } from '../measureEntry';
import { type NumberKind } from '../../charts/numberText';

export interface GoalSeekDraft {
  readonly change: ChosenCell | null;
  readonly output: ChosenCell | null;
  /** Null until the user chose one: a chance where the model has uncertain inputs, else the value on the sheet. */
  readonly measure: MeasureEntry | null;
  readonly target: string;
  readonly low: string;
  readonly high: string;
  readonly whole: boolean;
}

export const emptyGoalSeek: GoalSeekDraft = { change: null, output: null, measure: null, target: '', low: '', high: '', whole: false };

/** What was asked, in the words it was asked in, and what came out. */
export interface GoalSeekAnswer extends Calculated<GoalSeekOutcome> {
  readonly change: ChosenCell;
  readonly output: ChosenCell;
  readonly changeKind: NumberKind;
  readonly outputKind: NumberKind;
}
