import { invalidArgument } from '../core/error';
import { fail, ok, type Result } from '../core/result';
import type { CompiledModel, ModelOutput } from '../compile/compiledModel';
import { factorsOf, isFactor, type Factor } from './factor';
import { findOutput } from './findInModel';
import { influences } from './influences';
import { factorSpan, pointAt } from './factorSpan';
import { RestingModel } from './restingModel';

export interface OneAtATimeOptions {
  /** Name or address of the output; may be left out where the model has one only. */
  readonly output?: string | undefined;
  /** How far to vary single factors (by name or address) instead of the common ranges below; factors that the model lacks are passed over. */
  readonly ranges?: readonly FactorRange[] | undefined;
  /** Whether uncertain inputs move between two of their quantiles, or up and down by `change` as parameters do; quantiles where left out. */
  readonly inputs?: 'quantiles' | 'change' | undefined;
  /** Probabilities at which uncertain inputs are low and high; 0.1 and 0.9 where left out. */
  readonly quantiles?: readonly [number, number] | undefined;
  /** Share by which parameters are lowered and raised, of 1 where they are 0; 0.1 where left out. */
  readonly change?: number | undefined;
  /** Points per factor of the spider, both ends and the base included: an odd number from 3 to 101, 9 where left out. */
  readonly points?: number | undefined;
}

/** A range of one factor. Uncertain inputs stay within what their distribution allows. */
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

const MOST_POINTS = 101;

/**
 * Varies one factor at a time, all others at their base, without simulating: what tornado and spider show. Interactions
 * between factors and the chance of the extremes stay out of it. As many evaluations of the model as factors and points.
 */
export function oneAtATime(model: CompiledModel, options: OneAtATimeOptions = {}): Result<OneAtATime> {
  const output = findOutput(model, options.output);
  if (!output.ok) return output;
  const { quantiles: [low, high] = [0.1, 0.9], points = 9, ranges = [], change = 0.1, inputs = 'quantiles' } = options;
  if (!(low > 0 && low < high && high < 1)) return fail(invalidArgument('decideQuantiles', { details: { low, high } }));
  if (!(Number.isInteger(points) && points % 2 === 1 && points >= 3 && points <= MOST_POINTS)) return fail(invalidArgument('decidePoints', { received: points, details: { maximum: MOST_POINTS } }));
  const resting = new RestingModel(model, output.value);
  const base = resting.at();
  const moves = influences(model, output.value);
  const effects: FactorEffect[] = [];
  const withoutInfluence: Factor[] = [];
  for (const factor of factorsOf(model)) {
    if (!moves(factor)) {
      withoutInfluence.push(factor);
      continue;
    }
    const given = ranges.find((range) => isFactor(range.factor, factor, model));
    const range = factorSpan(model, factor, given ?? (inputs === 'quantiles' ? { quantiles: [low, high], change } : { change }));
    const outputAt = resting.moving(factor);
    const spider = Array.from({ length: points }, (_, step): SpiderPoint => {
      const position = step / ((points - 1) / 2) - 1;
      const value = pointAt(range, position);
      return { position, value, output: value === factor.base ? base : outputAt(value) };
    });
    effects.push(effectOf(factor, spider));
  }
  effects.sort((a, b) => sizeOf(b) - sizeOf(a));
  return ok({ output: model.outputs[output.value]!, base, effects, withoutInfluence });
}

function effectOf(factor: Factor, points: readonly SpiderPoint[]): FactorEffect {
  const [first, last] = [points[0]!, points.at(-1)!];
  const outputs = points.map(({ output }) => output).filter((output) => !Number.isNaN(output));
  const swing = outputs.length === 0 ? NaN : Math.max(...outputs) - Math.min(...outputs);
  return { ...factor, low: first.value, high: last.value, outputAtLow: first.output, outputAtHigh: last.output, swing, points };
}

/** A factor that turns the result into an error throughout comes last. */
function sizeOf({ swing }: FactorEffect): number {
  return Number.isNaN(swing) ? -1 : swing;
}
