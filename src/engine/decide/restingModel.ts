import type { CompiledModel } from '../formula/compile/compiledModel';
import { inputArguments } from '../formula/compile/inputArguments';
import { interpret } from '../formula/compile/interpreter';
import type { ModelInput } from '../formula/compile/lower/inputs';
import { callPerTrial } from '../formula/compile/passes/callPerTrial';
import type { CellArgument } from '../core/roiFunction';
import type { Distribution } from '../risk/distributions/distribution';
import { distributionFamily } from '../risk/distributions/families';
import { displayedParameters } from '../simulation/task';

/** What differs from the sheet as it stands. */
export interface Deviation {
  /** All parameters; as displayed where left out. */
  readonly parameters?: readonly number[];
  /** Values of single inputs, by number. */
  readonly inputs?: ReadonlyMap<number, number>;
}

/**
 * The model while nothing is simulated: every uncertain input has the value its cell shows. An input whose distribution
 * parameters shape keeps showing the same statistic of it. O(nodes of the program) a question.
 */
export class RestingModel {
  private readonly displayed: readonly number[];

  constructor(private readonly model: CompiledModel) {
    this.displayed = displayedParameters(model);
  }

  /** An output; NaN where its cell would show an error. */
  output(output: number, { parameters = this.displayed, inputs }: Deviation = {}): number {
    const { model } = this;
    const columns = [...this.inputValues(parameters), ...parameters];
    inputs?.forEach((value, input) => (columns[input] = value));
    const value = interpret(model.program, columns, callPerTrial)[model.program.outputs[output]!]!;
    return Number.isFinite(value) ? value : NaN;
  }

  private inputValues(parameters: readonly number[]): readonly number[] {
    const { inputs, argumentProgram } = this.model;
    if (argumentProgram === null || parameters === this.displayed) return inputs.map(({ displayed }) => displayed);
    const args = inputArguments(this.model, parameters);
    return inputs.map((input, number) => (input.parametric === null ? input.displayed : shownBy(input, args[number]!)));
  }
}

/** What the cell of an input shows when its distribution has other arguments. */
function shownBy({ family, distribution: before, displayed }: ModelInput, args: readonly CellArgument[]): number {
  const read = distributionFamily(family)!.read(args);
  return read.ok ? statisticShown(before, displayed)(read.value.distribution) : NaN;
}

function statisticShown(distribution: Distribution, displayed: number): (other: Distribution) => number {
  const isShown = (statistic: number): boolean => Math.abs(statistic - displayed) <= 1e-9 * Math.abs(displayed);
  if (isShown(distribution.mean)) return ({ mean }) => mean;
  if (isShown(distribution.mode)) return ({ mode }) => mode;
  const { lower, upper } = distribution.cumulative(displayed);
  return (other) => other.quantile(lower, upper);
}
