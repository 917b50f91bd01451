/** What is asked of an output: the value it shows, or a statistic of its simulation. */
export type Measure =
  | { readonly kind: 'value' }
  | { readonly kind: 'mean' }
  /** The value that the output stays at or below with this probability (0 to 1). */
  | { readonly kind: 'percentile'; readonly probability: number }
  | { readonly kind: 'probabilityAtLeast'; readonly threshold: number }
  | { readonly kind: 'probabilityAtMost'; readonly threshold: number };

/** An answer, and how far chance may have moved it. NaN where the output is an error, or in every trial. */
export interface Measurement {
  readonly value: number;
  /** 0 for a value that does not come from trials. */
  readonly standardError: number;
}
