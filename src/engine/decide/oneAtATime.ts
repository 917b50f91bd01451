import type { ModelOutput } from '../formula/compile/compiledModel';
import type { Factor } from './factor';

export interface OneAtATimeOptions {
  /** Name or address of the output; may be left out where the model has one only. */
  readonly output?: string | undefined;
  /** How far to vary single factors (by name or address) instead of the common ranges below. */
  readonly ranges?: readonly FactorRange[];
  /** Probabilities at which uncertain inputs are low and high; 0.1 and 0.9 where left out. */
  readonly quantiles?: readonly [number, number];
  /** Share by which parameters are lowered and raised; 0.1 where left out. */
  readonly change?: number;
  /** Points per factor of the spider, both ends and the base included: 3 to 101, 9 where left out. */
  readonly points?: number;
}

export interface FactorRange {
  readonly factor: string;
  readonly low: number;
  readonly high: number;
}

export interface OneAtATime {
  readonly output: ModelOutput;
  /** The output while every factor is at its base. */
  readonly base: number;
  /** The tornado: largest swing first. */
  readonly effects: readonly FactorEffect[];
  /** Factors that the output does not depend on, whatever their value. */
  readonly withoutInfluence: readonly Factor[];
}

/** What one factor does to the output while all others stay at their base. Outputs are NaN where the cell shows an error. */
export interface FactorEffect extends Factor {
  readonly low: number;
  readonly high: number;
  readonly outputAtLow: number;
  readonly outputAtHigh: number;
  /** Largest less smallest output over the whole range, so that a factor with its optimum inside is not overlooked. */
  readonly swing: number;
  /** The line of the spider, from low to high. */
  readonly points: readonly SpiderPoint[];
}

export interface SpiderPoint {
  /** Place in the range: −1 is low, 0 the base, 1 high. */
  readonly position: number;
  readonly value: number;
  readonly output: number;
}
