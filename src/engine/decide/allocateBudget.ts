import { invalidArgument, noSolution } from '../core/error';
import { fail, ok, type Result } from '../core/result';
import type { CompiledModel, ModelOutput, ModelParameter } from '../compile/compiledModel';
import { displayedParameters } from '../simulation/task';
import { findOutput, findParameter } from './findInModel';
import type { Measure, Measurement } from './measure';
import { measuring, Stopped, type Measuring, type MeasuringMeans } from './measuring';
import { answerLater } from './probe';
import { fittingSplit, limitAt, limitsFault, transferSearch, wholeSplit, type Limits, type Split } from './transferSearch';
import type { Attendance } from './trialSettings';

export interface AllocationOptions extends Attendance, MeasuringMeans {
  /** Name or address of the output to make as large as possible; may be left out where the model has one only. */
  readonly output?: string | undefined;
  readonly measure: Measure;
  /** The cells that the budget is spent in: parameters of the model. */
  readonly cells: readonly BudgetCell[];
  /** What the cells add up to; their displayed sum where left out. */
  readonly budget?: number | undefined;
  /** Makes the output as small as possible instead. */
  readonly minimize?: boolean | undefined;
}

export interface BudgetCell {
  /** Name or address. */
  readonly parameter: string;
  /** 0 where left out. */
  readonly minimum?: number | undefined;
  /** The whole budget where left out. */
  readonly maximum?: number | undefined;
}

export interface Allocation {
  readonly output: ModelOutput;
  readonly budget: number;
  readonly cells: readonly AllocatedCell[];
  /** The measure as the sheet stands, and with the split found. */
  readonly before: Measurement;
  readonly after: Measurement;
  readonly evaluations: number;
}

export interface AllocatedCell {
  readonly parameter: ModelParameter;
  readonly before: number;
  readonly value: number;
  /** What one more unit in this cell would add to the measure, all else equal. */
  readonly marginalReturn: number;
  /** Which bound it stands at. */
  readonly bound: 'minimum' | 'maximum' | null;
}

export const MOST_BUDGET_CELLS = 20;

/** The smallest amount moved, as a share of the budget: a value costs microseconds, a statistic a simulation. */
const FINEST_VALUE = 1e-9;
const FINEST_STATISTIC = 1e-4;
/** One more unit, as a share of the budget, over which the marginal return is taken. */
const MARGINAL_STEP = 1e-3;

/**
 * Splits a sum over cells so that an output, or a statistic of its simulation, becomes as large (or small) as possible.
 * Starts from the present split and from equal parts, so that it is the best split where returns fall; with steps or
 * rising returns in the model a better one may exist. About 20 evaluations or simulations a pair of cells.
 */
export async function allocateBudget(model: CompiledModel, options: AllocationOptions): Promise<Result<Allocation>> {
  const output = findOutput(model, options.output);
  if (!output.ok) return output;
  const parameters: number[] = [];
  for (const { parameter } of options.cells) {
    const found = findParameter(model, parameter);
    if (!found.ok) return found;
    parameters.push(found.value);
  }
  const { length } = options.cells;
  if (length < 2 || length > MOST_BUDGET_CELLS) return fail(invalidArgument('decideCellCount', { received: length, details: { maximum: MOST_BUDGET_CELLS } }));
  const displayed = parameters.map((parameter) => model.parameters[parameter]!.displayed);
  const budget = options.budget ?? displayed.reduce((sum, part) => sum + part, 0);
  if (!(budget > 0 && Number.isFinite(budget))) return fail(invalidArgument('decideBudget', { received: budget }));
  const listed = parameters.findIndex((parameter) => model.parameters[parameter]!.limits.values !== null);
  if (listed !== -1) return fail(invalidArgument('decideListedCell', { received: options.cells[listed]!.parameter }));
  const limits = options.cells.map(({ minimum, maximum }, cell) => withinCell(model.parameters[parameters[cell]!]!, minimum, maximum, budget));
  const crossed = limits.find(({ minimum, maximum }) => !(minimum <= maximum));
  if (crossed !== undefined) return fail(invalidArgument('decideBounds', { details: { low: crossed.minimum, high: crossed.maximum } }));
  const fault = limitsFault(limits, budget);
  if (fault !== null) return fail(noSolution('decideBudgetLimits', { received: budget, details: { ...fault } }));
  const measured = measuring(model, output.value, options.measure, options);
  if (!measured.ok) return measured;
  return new BudgetAllocation(model, options, { output: output.value, parameters, budget, limits, displayed }, measured.value).run();
}

/** What a cell may be given: what is asked for, as far as its data validation accepts it. */
function withinCell({ limits: { low, high, whole } }: ModelParameter, minimum: number | undefined, maximum: number | undefined, budget: number): Limits {
  const least = Math.max(minimum ?? 0, low);
  const most = Math.min(maximum ?? Math.max(budget, least), high);
  return whole ? { minimum: Math.ceil(least), maximum: Math.floor(most), whole } : { minimum: least, maximum: most };
}

interface Task {
  readonly output: number;
  /** Numbers of the parameters that the cells are. */
  readonly parameters: readonly number[];
  readonly budget: number;
  readonly limits: readonly Limits[];
  readonly displayed: readonly number[];
}

class BudgetAllocation {
  private readonly measurements = new Map<string, Measurement>();

  constructor(
    private readonly model: CompiledModel,
    private readonly options: AllocationOptions,
    private readonly task: Task,
    private readonly measuring: Measuring,
  ) {}

  async run(): Promise<Result<Allocation>> {
    try {
      return await this.allocate();
    } catch (thrown) {
      if (thrown instanceof Stopped) return thrown.failure;
      throw thrown;
    }
  }

  private async allocate(): Promise<Result<Allocation>> {
    const { budget, limits, displayed, parameters, output } = this.task;
    const before = await this.at(displayed);
    const scale = displayed.every((part) => part >= 0) && displayed.some((part) => part > 0) ? budget / displayed.reduce((sum, part) => sum + part, 0) : 1;
    const wanted = [displayed.map((part) => part * scale), displayed.map(() => budget / displayed.length)];
    const starts = wanted.map((parts) => wholeSplit(fittingSplit(parts, limits, budget), limits)).filter((parts) => parts !== null);
    if (starts.length === 0) return fail(noSolution('decideWholeBudget', { received: budget }));
    const splits: Split[] = [];
    for (const [number, start] of starts.entries()) splits.push(await this.improve(start, number / starts.length, 1 / starts.length));
    const best = splits.reduce((a, b) => (b.value > a.value || Number.isNaN(a.value) ? b : a));
    if (Number.isNaN(best.value)) return fail(noSolution('decideNoNumber', { received: this.model.outputs[output]!.name }));
    const margins = await this.marginalReturns(best.parts);
    const cells = parameters.map((parameter, cell): AllocatedCell => {
      const value = best.parts[cell]!;
      return { parameter: this.model.parameters[parameter]!, before: displayed[cell]!, value, marginalReturn: margins[cell]!, bound: limitAt(value, limits[cell]!, budget) };
    });
    return ok({ output: this.model.outputs[output]!, budget, cells, before, after: await this.at(best.parts), evaluations: this.measurements.size });
  }

  private improve(start: readonly number[], done: number, share: number): Promise<Split> {
    const { budget, limits } = this.task;
    const finest = budget * (this.measuring.simulated ? FINEST_STATISTIC : FINEST_VALUE);
    const sizes = limits.every(({ whole }) => whole === true) ? { first: Math.max(1, 2 ** Math.floor(Math.log2(budget / 4))), last: Math.max(1, finest) } : { first: budget / 4, last: finest };
    const search = transferSearch(start, limits, sizes, (halvings, all) => this.options.progress?.(done + (share * halvings) / all));
    const sign = this.options.minimize === true ? -1 : 1;
    return answerLater(search, async (parts) => sign * (await this.at(parts)).value);
  }

  private async marginalReturns(parts: readonly number[]): Promise<number[]> {
    const margins: number[] = [];
    for (const [cell, part] of parts.entries()) {
      const small = this.task.budget * MARGINAL_STEP;
      const step = this.task.limits[cell]!.whole === true ? Math.max(1, Math.round(small)) : small;
      const below = Math.max(part - step, Math.min(part, 0));
      const [less, more] = [await this.at(parts.with(cell, below)), await this.at(parts.with(cell, part + step))];
      margins.push((more.value - less.value) / (part + step - below));
    }
    return margins;
  }

  private async at(parts: readonly number[]): Promise<Measurement> {
    const name = parts.join();
    const known = this.measurements.get(name);
    if (known !== undefined) return known;
    const values = [...displayedParameters(this.model)];
    this.task.parameters.forEach((parameter, cell) => (values[parameter] = parts[cell]!));
    const measured = await this.measuring.at(values);
    if (!measured.ok) throw new Stopped(measured);
    this.measurements.set(name, measured.value);
    return measured.value;
  }
}
