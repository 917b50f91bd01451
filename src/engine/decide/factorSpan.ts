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
}

/** How far a factor is to move: to two ends, between two quantiles, or by a share of its base. */
export type Reach = { readonly low: number; readonly high: number } | { readonly quantiles?: readonly [number, number]; readonly change: number };

/** Probability beyond the ends of what an unbounded input is let to be. */
const TAIL = 1e-15;
const SWITCH = [0, 1];

export function factorSpan({ inputs, parameters }: CompiledModel, { kind, index, base }: Factor, reach: Reach): FactorSpan {
  const distribution = kind === 'input' ? inputs[index]!.distribution : null;
  const steps = distribution === null ? (parameters[index]!.type === 'boolean' ? SWITCH : null) : outcomesOf(distribution);
  const [least, most] = allowed(distribution);
  const [low, high] = ends(reach, base, distribution, steps).map((end) => Math.min(Math.max(end, least), most)) as [number, number];
  return { low, base, high, steps };
}

/** The value at a place in the range: −1 is low, 0 the base, 1 high, in straight lines between. */
export function pointAt({ low, base, high, steps }: FactorSpan, position: number): number {
  if (position === 0) return base;
  const end = position < 0 ? low : high;
  const value = Math.abs(position) === 1 ? end : base + Math.abs(position) * (end - base);
  return steps === null ? value : nearest(steps, value);
}

/** All that a factor may be. */
export function wholeRange(model: CompiledModel, factor: Factor): readonly [number, number] {
  return allowed(factor.kind === 'input' ? model.inputs[factor.index]!.distribution : null);
}

function ends(reach: Reach, base: number, distribution: Distribution | null, steps: ArrayLike<number> | null): readonly [number, number] {
  if ('low' in reach) return [reach.low, reach.high];
  const { quantiles, change } = reach;
  if (distribution !== null && quantiles !== undefined) return [distribution.quantile(quantiles[0]), distribution.quantile(quantiles[1])];
  if (distribution === null && steps !== null) return [0, 1];
  const step = change * (base === 0 ? 1 : Math.abs(base));
  return [base - step, base + step];
}

function allowed(distribution: Distribution | null): readonly [number, number] {
  if (distribution === null) return [-LARGEST_PARAMETER, LARGEST_PARAMETER];
  const { lower, upper } = distribution;
  return [Number.isFinite(lower) ? lower : distribution.quantile(TAIL), Number.isFinite(upper) ? upper : distribution.quantile(1, TAIL)];
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
