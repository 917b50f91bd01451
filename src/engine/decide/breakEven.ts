import type { ModelOutput } from '../formula/compile/compiledModel';
import type { Factor } from './factor';

export interface BreakEvenOptions {
  /** Name or address of the output; may be left out where the model has one only. */
  readonly output?: string | undefined;
  /** The result to break even at; 0 where left out. */
  readonly target?: number;
  /** Factors to look at, by name or address; all of them where left out. */
  readonly factors?: readonly string[];
}

export interface BreakEvenReport {
  readonly output: ModelOutput;
  readonly base: number;
  readonly target: number;
  /** The smallest margin first. */
  readonly factors: readonly BreakEvenPoint[];
  readonly withoutInfluence: readonly Factor[];
}

/** How far one factor may move, the others at their base, until the output reaches the target. */
export interface BreakEvenPoint extends Factor {
  /** The nearest value that reaches the target, or null where none was found within the range searched. */
  readonly value: number | null;
  /** (value − base) ÷ |base|; null where there is no value, or the base is 0. */
  readonly margin: number | null;
  /** True where the output steps over the target there. */
  readonly jumps: boolean;
  readonly searched: { readonly low: number; readonly high: number };
}
