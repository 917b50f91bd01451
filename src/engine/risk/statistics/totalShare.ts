import type { ShareEstimate } from './firstOrderShare';

/** Brings values to about mean 0 and deviation 1, so that no sum of fourth powers overflows. */
export interface Standard {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * The total share of an input in the variance of an output, S_T = E[Var(Y | all other inputs)] / Var(Y): what would be
 * left, on average, if everything but the input became known. It counts what the input does alone and what it does together with
 * others. From pairs of outcomes of the same trial, before and after the input alone was drawn anew: half the mean square
 * of their difference, by their mean square about the mean (M. Jansen's estimator).
 *
 * The standard error is that of the ratio of two means over the trials.
 * @see M. Jansen, Analysis of variance designs for model output, Computer Physics Communications 117 (1999)
 */
export class TotalShare {
  private changes = 0;
  private squares = 0;
  private changeSquares = 0;
  private products = 0;
  private fourths = 0;

  constructor(private readonly standard: Standard) {}

  /** Adds the first `length` pairs; those in which either is no number are passed over. */
  add(before: Float64Array, after: Float64Array, length: number): void {
    const { mean } = this.standard;
    const scale = 1 / this.standard.deviation;
    let { changes, squares, changeSquares, products, fourths } = this;
    for (let trial = 0; trial < length; trial++) {
      const first = (before[trial] - mean) * scale;
      const second = (after[trial] - mean) * scale;
      const difference = first - second;
      if (difference - difference !== 0) continue;
      const change = 0.5 * difference * difference;
      const square = 0.5 * (first * first + second * second);
      changes += change;
      squares += square;
      changeSquares += change * change;
      products += change * square;
      fourths += square * square;
    }
    Object.assign(this, { changes, squares, changeSquares, products, fourths });
  }

  /** NaN without pairs, or where the output does not vary. */
  estimate(): ShareEstimate {
    const { changes, squares, changeSquares, products, fourths } = this;
    if (!(squares > 0)) return { share: NaN, standardError: NaN };
    const share = changes / squares;
    const variance = changeSquares - 2 * share * products + share * share * fourths;
    return { share: Math.max(0, Math.min(1, share)), standardError: Math.sqrt(Math.max(0, variance)) / squares };
  }
}
