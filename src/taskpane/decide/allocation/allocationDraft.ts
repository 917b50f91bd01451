import { type Allocation } from '../../../engine/decide/allocateBudget';
import { type Measure } from '../../../engine/decide/measure';
import { type NumberKind } from '../../charts/numberText';
import { type Calculated } from '../calculate';
import { type ChosenCell } from '../chosenCell';
import { type MeasureEntry } from '../measureEntry';

export interface AllocationDraft {
  readonly output: ChosenCell | null;
  readonly measure: MeasureEntry;
  readonly goal: 'maximize' | 'minimize';
  readonly cells: readonly BudgetCellDraft[];
  readonly budget: string;
}

export interface BudgetCellDraft {
  readonly cell: ChosenCell;
  readonly minimum: string;
  readonly maximum: string;
}

export const emptyAllocation: AllocationDraft = { output: null, measure: { kind: 'value', percentile: '10', threshold: '0' }, goal: 'maximize', cells: [], budget: '' };

/** More cells than a split can be searched over in the time somebody waits. */
export const MOST_CELLS = 20;

export interface AllocationAnswer extends Calculated<Allocation> {
  readonly output: ChosenCell;
  readonly outputKind: NumberKind;
  /** What was asked of the result. */
  readonly measure: Measure;
  readonly cells: readonly ChosenCell[];
}
