/** A formula that calls one of our functions, and the cells that show its result. */
export interface SharedFormula {
  /** `Model!C7`, or `Model!C7:E20` for an array or a spill. */
  readonly place: string;
  readonly formula: string;
}

/** What making a share copy would do, to be shown before anything changes. */
export interface SharePlan {
  readonly formulas: readonly SharedFormula[];
  /** Cells whose result is still being calculated or is an error: they keep their formula. */
  readonly unfinished: readonly string[];
}

/** What restoring did, and what it left alone because somebody changed it since. */
export interface RestoreOutcome {
  readonly restored: number;
  /** Cells that no longer hold the value that was left there. */
  readonly changed: readonly SharedFormula[];
  /** Cells that were deleted. */
  readonly gone: readonly SharedFormula[];
}
