/** When a run is precise enough: the standard error of the number the user will read, against what they tolerate. */
export interface PrecisionGoal {
  /** Largest standard error, in units of the statistic; or as a share of its size when `relative`. */
  readonly tolerance: number;
  readonly relative: boolean;
}

export interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

/** Fewer trials than this say too little about their own error. */
export const FEWEST_TRIALS = 1_000;

function allowedError({ tolerance, relative }: PrecisionGoal, { value }: Estimate): number {
  return relative ? tolerance * Math.abs(value) : tolerance;
}

export function isPreciseEnough(goal: PrecisionGoal, estimate: Estimate, trials: number): boolean {
  return trials >= FEWEST_TRIALS && estimate.standardError <= allowedError(goal, estimate);
}

/** How many trials the goal will take, from the error so far: it falls with the square root of the trials. Infinity where it cannot be met. */
export function trialsNeeded(goal: PrecisionGoal, estimate: Estimate, trials: number): number {
  const allowed = allowedError(goal, estimate);
  if (estimate.standardError <= allowed) return Math.max(FEWEST_TRIALS, trials);
  if (allowed === 0) return Infinity;
  const ratio = estimate.standardError / allowed;
  return Math.ceil(trials * ratio * ratio);
}
