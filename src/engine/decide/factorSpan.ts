import type { CompiledModel } from '../compile/compiledModel';
import { LARGEST_PARAMETER } from '../compile/largestParameter';
import type { Distribution } from '../risk/distributions/distribution';
import type { Factor } from './factor';

/** The values of one factor between two ends. */
export interface FactorSpan {
  readonly low: number;
  readonly base: number;
  readonly high: number;
  /** The only values it can take, in rising order; null where all between the ends are possible. */
  readonly steps: ArrayLike<number> | null;
  /** Whole numbers only. */
  readonly whole: boolean;
}

/** How far a factor is to move: to two ends, between two quantiles, or by a share of its base. */
export type Reach = { readonly low: number; readonly high: number } | { readonly quantiles?: readonly [number, number]; readonly change: number };

/** Probability beyond the ends of what an unbounded input is let to be. */
const TAIL = 1e-15;
const SWITCH = [0, 1];

export function factorSpan(model: CompiledModel, factor: Factor, reach: Reach): FactorSpan {
  const { base } = factor;
  const { distribution, low: least, high: most, steps, whole } = possible(model, factor);
  const [low, high] = ends(reach, base, distribution, { steps, whole }).map((end) => Math.min(Math.max(end, least), most)) as [number, number];
  return { low, base, high, steps, whole };
}

/** The value at a place in the range: −1 is low, 0 the base, 1 high, in straight lines between. */
export function pointAt({ low, base, high, steps, whole }: FactorSpan, position: number): number {
  if (position === 0) return base;
  const end = position < 0 ? low : high;
  const value = Math.abs(position) === 1 ? end : base + Math.abs(position) * (end - base);
  if (steps !== null) return nearest(steps, value);
  return whole ? Math.min(Math.max(Math.round(value), Math.ceil(Math.min(low, base))), Math.floor(Math.max(high, base))) : value;
}

/** All that a factor may be: what its distribution allows or, for a parameter, the data validation of its cell. */
export function wholeRange(model: CompiledModel, factor: Factor): Omit<FactorSpan, 'base'> {
  const { low, high, steps, whole } = possible(model, factor);
  return { low, high, steps, whole };
}

interface Possible {
  readonly distribution: Distribution | null;
  readonly low: number;
  readonly high: number;
  readonly steps: ArrayLike<number> | null;
  readonly whole: boolean;
}

function possible({ inputs, parameters }: CompiledModel, { kind, index, base }: Factor): Possible {
  if (kind === 'input') {
    const { distribution } = inputs[index]!;
    const { lower, upper } = distribution;
    return {
      distribution,
      low: Number.isFinite(lower) ? lower : distribution.quantile(TAIL),
      high: Number.isFinite(upper) ? upper : distribution.quantile(1, TAIL),
      steps: outcomesOf(distribution),
      whole: false,
    };
  }
  const { type, limits } = parameters[index]!;
  // A value that its own cell would not accept stands on the sheet all the same.
  const low = Math.max(-LARGEST_PARAMETER, Math.min(limits.low, base));
  const high = Math.min(LARGEST_PARAMETER, Math.max(limits.high, base));
  return { distribution: null, low, high, steps: type === 'boolean' ? SWITCH : limits.values, whole: limits.whole && limits.values === null };
}

function ends(reach: Reach, base: number, distribution: Distribution | null, { steps, whole }: Pick<FactorSpan, 'steps' | 'whole'>): readonly [number, number] {
  if ('low' in reach) return [reach.low, reach.high];
  const { quantiles, change } = reach;
  if (distribution !== null && quantiles !== undefined) return [distribution.quantile(quantiles[0]), distribution.quantile(quantiles[1])];
  const step = change * (base === 0 ? 1 : Math.abs(base));
  const [low, high] = [base - step, base + step];
  if (distribution !== null) return [low, high];
  if (steps !== null) return [Math.min(low, below(steps, base)), Math.max(high, above(steps, base))];
  return whole ? [Math.floor(low), Math.ceil(high)] : [low, high];
}

/** The choices next to the base: less than one choice up or down would be no change. */
function below(steps: ArrayLike<number>, base: number): number {
  return Array.from(steps).findLast((step) => step < base) ?? base;
}

function above(steps: ArrayLike<number>, base: number): number {
  return Array.from(steps).find((step) => step > base) ?? base;
}

function outcomesOf(distribution: Distribution): ArrayLike<number> | null {
  return distribution.kind === 'discrete' ? distribution.outcomes().values : null;
}

function nearest(steps: ArrayLike<number>, value: number): number {
  let [low, high] = [0, steps.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (steps[middle]! <= value) low = middle;
    else high = middle;
  }
  return value - steps[low]! <= steps[high]! - value ? steps[low]! : steps[high]!;
}
