/** A cell that a table varies or looks at, as the user knows it. */
export interface TableCell {
  readonly address: string;
  readonly label: string;
}

/** What a table shows of an output: its value, or a statistic over all trials, in words of the user's language. */
export interface TableMeasure {
  readonly output: TableCell;
  /** `Mean`, `P(X ≥ 0)`; null for the value without chance. */
  readonly statistic: string | null;
  /** True where the statistic is a probability, whatever the output is measured in. */
  readonly probability?: boolean;
}

/** Results of the decision tools, ready to be written to a sheet. NaN stands where a result is an error. */
export type DecisionTable = OneWayTable | TwoWayTable | TornadoTable | SpiderTable | GoalTable | BreakEvenTable | AllocationTable;

export interface OneWayTable {
  readonly kind: 'oneWay';
  readonly parameter: TableCell;
  readonly values: readonly number[];
  readonly measure: TableMeasure;
  /** One for each value. */
  readonly results: readonly number[];
}

export interface TwoWayTable {
  readonly kind: 'twoWay';
  readonly rows: { readonly parameter: TableCell; readonly values: readonly number[] };
  readonly columns: { readonly parameter: TableCell; readonly values: readonly number[] };
  readonly measure: TableMeasure;
  /** By row, then by column. */
  readonly results: readonly (readonly number[])[];
}

export interface TornadoTable {
  readonly kind: 'tornado';
  readonly measure: TableMeasure;
  /** The measure with every input at its base value. */
  readonly base: number;
  /** Largest swing first. */
  readonly bars: readonly {
    readonly input: TableCell;
    readonly lowInput: number;
    readonly highInput: number;
    /** Largest less smallest result over the whole range, which may lie inside it. */
    readonly swing: number;
    readonly lowResult: number;
    readonly highResult: number;
  }[];
}

export interface SpiderTable {
  readonly kind: 'spider';
  readonly measure: TableMeasure;
  readonly base: number;
  /** Places in the range of each input: from −1, its low end, through 0, the value on the sheet, to 1, its high end. */
  readonly steps: readonly number[];
  readonly lines: readonly { readonly input: TableCell; readonly results: readonly number[] }[];
}

export interface GoalTable {
  readonly kind: 'goal';
  readonly parameter: TableCell;
  readonly measure: TableMeasure;
  readonly target: number;
  readonly now: number;
  readonly found: number;
  readonly reached: number;
  /** Of the measure reached; null without trials. */
  readonly standardError: number | null;
}

export interface BreakEvenTable {
  readonly kind: 'breakEven';
  readonly measure: TableMeasure;
  readonly target: number;
  /** For each input alone: the value at which the measure reaches the target, or null where it does not within the limits. */
  readonly rows: readonly { readonly input: TableCell; readonly now: number; readonly breakEven: number | null }[];
}

export interface AllocationTable {
  readonly kind: 'allocation';
  readonly budget: number;
  readonly measure: TableMeasure;
  readonly before: number;
  readonly after: number;
  readonly rows: readonly { readonly input: TableCell; readonly now: number; readonly chosen: number }[];
}

/** Where the numbers of a table come from. */
export interface TableRecord {
  readonly fingerprint: string;
  /** Absent where no trials were drawn. */
  readonly simulation?: undefined | { readonly seed: string; readonly trials: number };
  readonly at: Date;
}
