import { ok, type Result } from '../core/result';
import type { CompiledModel, ModelOutput } from '../compile/compiledModel';
import { factorsOf, isFactor, type Factor } from './factor';
import { wholeRange } from './factorSpan';
import { findOutput } from './findInModel';
import { influences } from './influences';
import { answer } from './probe';
import { RestingModel } from './restingModel';
import { CHEAP, type SearchSpace } from './scanRounds';
import { FINEST, targetSearch } from './targetSearch';

export interface BreakEvenOptions {
  /** Name or address of the output; may be left out where the model has one only. */
  readonly output?: string | undefined;
  /** The result to break even at; 0 where left out. */
  readonly target?: number | undefined;
  /** Factors to look at, by name or address; all of them where left out. */
  readonly factors?: readonly string[] | undefined;
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
  /** Where there is no value: where the output only runs away to both sides of the target, as 1/x does at 0. */
  readonly pole: number | null;
  readonly searched: { readonly low: number; readonly high: number };
}

/**
 * Looks for each factor's nearest value at which the output reaches the target: uncertain inputs anywhere within what
 * their distribution allows, parameters within what their cells accept and up to some ten thousand times their size. About a hundred evaluations of the
 * model a factor.
 */
export function breakEven(model: CompiledModel, { output: asked, target = 0, factors }: BreakEvenOptions = {}): Result<BreakEvenReport> {
  const output = findOutput(model, asked);
  if (!output.ok) return output;
  const resting = new RestingModel(model, output.value);
  const moves = influences(model, output.value);
  const wanted = factorsOf(model).filter((factor) => factors === undefined || factors.some((text) => isFactor(text, factor, model)));
  const points = wanted.filter(moves).map((factor): BreakEvenPoint => {
    const { solutions, searched, poles } = answer(targetSearch(spaceOf(model, factor), { target, grain: 0, resolution: FINEST }), resting.moving(factor));
    const [nearest] = solutions;
    const value = nearest?.value ?? null;
    const margin = value === null || factor.base === 0 ? null : (value - factor.base) / Math.abs(factor.base);
    return { ...factor, value, margin, jumps: nearest !== undefined && nearest.otherSide !== null, pole: nearest === undefined ? (poles[0] ?? null) : null, searched };
  });
  points.sort((a, b) => room(a) - room(b));
  return ok({ output: model.outputs[output.value]!, base: resting.at(), target, factors: points, withoutInfluence: wanted.filter((factor) => !moves(factor)) });
}

function spaceOf(model: CompiledModel, factor: Factor): SearchSpace {
  const { kind, index, base } = factor;
  const { low, high, steps, whole } = wholeRange(model, factor);
  if (kind === 'input') return { ...CHEAP, base, low, high, whole: isWhole(model, index), values: null };
  const { limits, type } = model.parameters[index]!;
  const values = steps === null ? null : Array.from(steps);
  // Without a limit of its own the search goes outward as far as it takes.
  return { ...CHEAP, base, low: limits.low === -Infinity && type === 'number' ? -Infinity : low, high: limits.high === Infinity && type === 'number' ? Infinity : high, whole, values };
}

/** Counts stay counts. */
function isWhole({ inputs }: CompiledModel, input: number): boolean {
  const { distribution } = inputs[input]!;
  return distribution.kind === 'discrete' && distribution.outcomes().values.every(Number.isInteger);
}

/** Without a break-even there is all the room in the world; where the base is 0, the way itself counts. */
function room({ value, base, margin }: BreakEvenPoint): number {
  return value === null ? Infinity : Math.abs(margin ?? value - base);
}
