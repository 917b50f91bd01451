import type { ModelOutput, ModelParameter } from '../formula/compile/compiledModel';
import type { Measure, Measurement } from './measure';
import type { Attendance, TrialSettings } from './trialSettings';

export interface AllocationOptions extends Attendance {
  /** Name or address of the output to make as large as possible; may be left out where the model has one only. */
  readonly output?: string | undefined;
  readonly measure: Measure;
  /** The cells that the budget is spent in: parameters of the model. */
  readonly cells: readonly BudgetCell[];
  /** What the cells add up to; their displayed sum where left out. */
  readonly budget?: number;
  /** Makes the output as small as possible instead. */
  readonly minimize?: boolean;
  /** Needed for every measure but `value`. */
  readonly trials?: TrialSettings;
}

export interface BudgetCell {
  /** Name or address. */
  readonly parameter: string;
  /** 0 where left out. */
  readonly minimum?: number;
  /** The whole budget where left out. */
  readonly maximum?: number;
}

export interface Allocation {
  readonly output: ModelOutput;
  readonly budget: number;
  readonly cells: readonly AllocatedCell[];
  /** The measure as the sheet stands, and with the split found. */
  readonly before: Measurement;
  readonly after: Measurement;
  readonly evaluations: number;
}

export interface AllocatedCell {
  readonly parameter: ModelParameter;
  readonly before: number;
  readonly value: number;
  /** What one more unit in this cell would add to the measure, all else equal. */
  readonly marginalReturn: number;
  /** Which bound it stands at. */
  readonly bound: 'minimum' | 'maximum' | null;
}
