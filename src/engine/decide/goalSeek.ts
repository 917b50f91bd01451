import { invalidArgument } from '../core/error';
import { fail, ok, type Result } from '../core/result';
import type { CompiledModel, ModelOutput, ModelParameter } from '../compile/compiledModel';
import { LARGEST_PARAMETER } from '../compile/largestParameter';
import { displayedParameters } from '../simulation/task';
import { findOutput, findParameter } from './findInModel';
import type { Measure, Measurement } from './measure';
import { measuring, Stopped, type Measuring, type MeasuringMeans } from './measuring';
import { answerLater } from './probe';
import { CHEAP, DEAR, type SearchSpace } from './scanRounds';
import { FINEST, targetSearch, type Sample, type SearchOutcome } from './targetSearch';
import type { Attendance } from './trialSettings';

export interface GoalSeekOptions extends Attendance, MeasuringMeans {
  /** Name or address of the cell to change: one of the model's parameters. */
  readonly change: string;
  /** Name or address of the output; may be left out where the model has one only. */
  readonly output?: string | undefined;
  readonly measure: Measure;
  readonly target: number;
  /** Bounds of the changing cell, beside those of its data validation; looked for around its value where left out. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** Whole numbers only: the answer is the nearest to the displayed value that reaches the target. */
  readonly whole?: boolean;
}

export interface GoalSeekOutcome {
  readonly output: ModelOutput;
  readonly parameter: ModelParameter;
  readonly measure: Measure;
  readonly target: number;
  /**
   * `found`: the value reaches the target. `jumps`: the output steps over the target there without taking it; the
   * value is the one on the side that reaches or exceeds it. `unreachable`: nothing within the bounds reaches it; the
   * value is the nearest. `flat`: the output does not change with the cell. `error`: no value gives a number.
   */
  readonly status: 'found' | 'jumps' | 'unreachable' | 'flat' | 'error';
  /** What to put into the cell; NaN for `error`. */
  readonly value: number;
  /** The measure there, from all trials. */
  readonly reached: Measurement;
  /** For `jumps`: the last value before the step and what it gives. */
  readonly otherSide: Sample | null;
  /** Where the output runs away to both sides of the target, as 1/x does at 0, without reaching it: the nearest such place, if nothing reaches the target. */
  readonly pole: number | null;
  /** More places where the target is reached, where the search came across them. */
  readonly otherSolutions: readonly number[];
  /** The bounds searched, and the smallest and largest measure seen between them. */
  readonly searched: { readonly low: number; readonly high: number };
  readonly range: { readonly lowest: Sample; readonly highest: Sample } | null;
  /** How far chance may have moved the value: standard error of the measure ÷ slope. 0 without trials, NaN where unknown. */
  readonly valueError: number;
  readonly evaluations: number;
}

/** Of a simulated statistic, and of a share of trials, which moves in steps: chance errors are larger by far. */
const SIMULATED_RESOLUTION = 1e-8;
const SHARE_RESOLUTION = 1e-6;
const MOST_OTHERS = 5;
/** Step to either side, relative to the value, over which the slope of a statistic is taken. */
const SLOPE_STEP = 0.02;

/**
 * Finds the value of a cell at which an output, or a statistic of its simulation, reaches a target. All simulations draw
 * the same random numbers, so that the statistic moves smoothly with the cell and the same question has the same answer.
 * A value takes about a hundred evaluations of the model, a statistic 10 to 40 simulations.
 */
export async function goalSeek(model: CompiledModel, options: GoalSeekOptions): Promise<Result<GoalSeekOutcome>> {
  const output = findOutput(model, options.output);
  if (!output.ok) return output;
  const parameter = findParameter(model, options.change);
  if (!parameter.ok) return parameter;
  const space = searchSpace(model.parameters[parameter.value]!, options);
  if (!space.ok) return space;
  const measured = measuring(model, output.value, options.measure, options);
  if (!measured.ok) return measured;
  return new GoalSeek(model, options, output.value, parameter.value, space.value, measured.value).run();
}

function searchSpace({ type, displayed: base, limits, name }: ModelParameter, { measure, low: asked = -Infinity, high: upTo = Infinity, whole: wholeAsked = false }: GoalSeekOptions): Result<SearchSpace> {
  if (!(asked < upTo)) return fail(invalidArgument('decideBounds', { details: { low: asked, high: upTo } }));
  const effort = measure.kind === 'value' ? CHEAP : DEAR;
  if (type === 'boolean') return ok({ ...effort, base, low: 0, high: 1, whole: true, values: null });
  const [low, high] = [Math.max(asked, limits.low), Math.min(upTo, limits.high)];
  if (!(low < high)) return fail(invalidArgument('decideNothingAllowed', { received: name, details: { low: asked, high: upTo } }));
  const whole = wholeAsked || limits.whole;
  if (whole && Math.floor(high) - Math.ceil(low) < 1) return fail(invalidArgument('decideWholeBounds', { details: { low, high } }));
  const values = limits.values?.filter((value) => value >= low && value <= high && (!whole || Number.isInteger(value))) ?? null;
  if (values?.length === 0) return fail(invalidArgument('decideNothingAllowed', { received: name, details: { low, high } }));
  return ok({ ...effort, base, low: Math.max(low, finite(low)), high: Math.min(high, finite(high)), whole, values });
}

/** A bound that is given stays within what a parameter may be. */
function finite(bound: number): number {
  return Number.isFinite(bound) ? Math.sign(bound) * Math.min(Math.abs(bound), LARGEST_PARAMETER) : bound;
}

class GoalSeek {
  private readonly measurements = new Map<number, Measurement>();
  private readonly parameters: readonly number[];

  constructor(
    private readonly model: CompiledModel,
    private readonly options: GoalSeekOptions,
    private readonly output: number,
    private readonly parameter: number,
    private readonly space: SearchSpace,
    private readonly measuring: Measuring,
  ) {
    this.parameters = displayedParameters(model);
  }

  async run(): Promise<Result<GoalSeekOutcome>> {
    const { measure, target, trials } = this.options;
    const grain = measure.kind.startsWith('probability') && trials !== undefined ? 1 / trials.trials : 0;
    const resolution = grain > 0 ? SHARE_RESOLUTION : this.measuring.simulated ? SIMULATED_RESOLUTION : FINEST;
    try {
      const found = await answerLater(targetSearch(this.space, { target, grain, resolution }), async (value) => (await this.at(value)).value);
      return ok(await this.outcome(found));
    } catch (thrown) {
      if (thrown instanceof Stopped) return thrown.failure;
      throw thrown;
    }
  }

  private async at(value: number): Promise<Measurement> {
    const known = this.measurements.get(value);
    if (known !== undefined) return known;
    const measured = await this.measuring.at(this.parameters.with(this.parameter, value));
    if (!measured.ok) throw new Stopped(measured);
    this.measurements.set(value, measured.value);
    return measured.value;
  }

  private async outcome({ solutions, searched, range, closest, poles }: SearchOutcome): Promise<GoalSeekOutcome> {
    const { model, options, output, parameter } = this;
    const [solution, ...others] = solutions;
    const value = solution?.value ?? closest?.value ?? NaN;
    const reached = this.measurements.get(value) ?? { value: NaN, standardError: NaN };
    const status = solution === undefined ? failureOf(range) : solution.otherSide === null ? 'found' : 'jumps';
    const valueError = solution === undefined || !this.measuring.simulated ? (this.measuring.simulated ? NaN : 0) : await this.valueError(value, reached);
    return {
      output: model.outputs[output]!,
      parameter: model.parameters[parameter]!,
      measure: options.measure,
      target: options.target,
      status,
      value,
      reached,
      otherSide: solution?.otherSide ?? null,
      pole: solution === undefined ? (poles[0] ?? null) : null,
      otherSolutions: others.slice(0, MOST_OTHERS).map((other) => other.value),
      searched,
      range,
      valueError,
      evaluations: this.measurements.size,
    };
  }

  private async valueError(value: number, { standardError }: Measurement): Promise<number> {
    const { low, high, whole } = this.space;
    const step = Math.max(SLOPE_STEP * (value === 0 ? 1 : Math.abs(value)), whole ? 1 : 0);
    const [below, above] = [Math.max(low, value - step), Math.min(high, value + step)];
    const [atBelow, atAbove] = [await this.at(below), await this.at(above)];
    const slope = Math.abs(atAbove.value - atBelow.value) / (above - below);
    return slope > 0 ? standardError / slope : NaN;
  }
}

function failureOf(range: SearchOutcome['range']): 'unreachable' | 'flat' | 'error' {
  if (range === null) return 'error';
  const { lowest, highest } = range;
  return highest.measured - lowest.measured <= 1e-12 * Math.max(Math.abs(highest.measured), Math.abs(lowest.measured)) ? 'flat' : 'unreachable';
}
