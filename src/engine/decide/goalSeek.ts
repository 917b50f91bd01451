import type { ModelOutput, ModelParameter } from '../formula/compile/compiledModel';
import type { Measure, Measurement } from './measure';
import type { Attendance, TrialSettings } from './trialSettings';

export interface GoalSeekOptions extends Attendance {
  /** Name or address of the cell to change: one of the model's parameters. */
  readonly change: string;
  /** Name or address of the output; may be left out where the model has one only. */
  readonly output?: string;
  readonly measure: Measure;
  readonly target: number;
  /** Bounds of the changing cell; looked for around its value where left out. */
  readonly low?: number;
  readonly high?: number;
  /** Whole numbers only: the answer is the nearest to the displayed value that reaches the target. */
  readonly whole?: boolean;
  /** Needed for every measure but `value`. */
  readonly trials?: TrialSettings;
}

export interface GoalSeekOutcome {
  readonly output: ModelOutput;
  readonly parameter: ModelParameter;
  readonly measure: Measure;
  readonly target: number;
  /**
   * `found`: the value reaches the target. `jumps`: the output steps over the target there without taking it; the
   * value is the one on the side that reaches or exceeds it. `unreachable`: nothing within the bounds reaches it; the
   * value is the nearest. `flat`: the output does not change with the cell. `error`: no value gives a number.
   */
  readonly status: 'found' | 'jumps' | 'unreachable' | 'flat' | 'error';
  /** What to put into the cell; NaN for `error`. */
  readonly value: number;
  /** The measure there, from all trials. */
  readonly reached: Measurement;
  /** For `jumps`: the last value before the step and what it gives. */
  readonly otherSide: Sample | null;
  /** More places where the target is reached, where the search came across them. */
  readonly otherSolutions: readonly number[];
  /** The bounds searched, and the smallest and largest measure seen between them. */
  readonly searched: { readonly low: number; readonly high: number };
  readonly range: { readonly lowest: Sample; readonly highest: Sample } | null;
  /** How far chance may have moved the value: standard error of the measure ÷ slope. 0 without trials, NaN where unknown. */
  readonly valueError: number;
  readonly evaluations: number;
}

export interface Sample {
  readonly value: number;
  readonly measured: number;
}
