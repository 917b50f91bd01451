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
  /** Cells whose formula cannot be read, so that it could not be put back: they keep it. */
  readonly unreadable: readonly string[];
}

/** A formula that the workbook says was replaced, to be shown before it is written anywhere. */
export interface KeptEntry extends SharedFormula {
  /** Somebody has written something else into its cells since. */
  readonly changed: boolean;
  /** What of it reaches outside the workbook, or is not known to stay inside: written only for who picks this very formula. */
  readonly outside: readonly string[];
  /** Why it is never written; null where it may be. */
  readonly refused: KeptRefusal | null;
}

export type KeptRefusal =
  /** The cells are no longer there. */
  | 'gone'
  /** It calls none of our functions, so that no share copy can have replaced it. */
  | 'noFunction'
  /** Nobody can tell what it does. */
  | 'unreadable';

/** What could be put back, and what could not. */
export interface RestorePlan {
  readonly entries: readonly KeptEntry[];
}

/** Whether a formula goes back unless the user says otherwise. */
export function isSuggested({ changed, outside, refused }: KeptEntry): boolean {
  return refused === null && !changed && outside.length === 0;
}

/** What restoring did. */
export interface RestoreOutcome {
  /** Formulas that are back. */
  readonly restored: number;
  /** Formulas that stay on the hidden sheet. */
  readonly kept: number;
}
