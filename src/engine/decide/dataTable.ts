import type { ModelOutput, ModelParameter } from '../formula/compile/compiledModel';
import type { Measure, Measurement } from './measure';
import type { Attendance, TrialSettings } from './trialSettings';

export interface DataTableOptions extends Attendance {
  /** Name or address of the output; may be left out where the model has one only. */
  readonly output?: string | undefined;
  readonly measure: Measure;
  readonly rows: TableAxis;
  /** For a two-way table. */
  readonly columns?: TableAxis;
  /** Needed for every measure but `value`. */
  readonly trials?: TrialSettings;
}

/** A cell by name or address, and the values it takes. */
export interface TableAxis {
  readonly parameter: string;
  readonly values: readonly number[];
}

export interface DataTable {
  readonly output: ModelOutput;
  readonly measure: Measure;
  readonly rows: FilledAxis;
  readonly columns: FilledAxis | null;
  /** By row value, then by column value (one column for a one-way table). */
  readonly cells: readonly (readonly Measurement[])[];
}

export interface FilledAxis {
  readonly parameter: ModelParameter;
  readonly values: readonly number[];
}
