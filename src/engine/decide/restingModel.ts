import type { CompiledModel } from '../compile/compiledModel';
import { nodesBehind } from '../compile/ir/columnsBehind';
import { inputArguments } from '../compile/inputArguments';
import { interpret, interpretNode, interpretTrial, type TrialNodes } from '../compile/interpreter';
import type { ModelInput } from '../compile/lower/inputs';
import { callPerTrial } from '../compile/passes/callPerTrial';
import type { CellArgument } from '../core/roiFunction';
import type { Distribution } from '../risk/distributions/distribution';
import { distributionFamily } from '../risk/distributions/families';
import { displayedParameters } from '../simulation/task';
import type { Factor } from './factor';

/**
 * The model while nothing is simulated: every uncertain input has the value its cell shows. An input whose distribution
 * parameters shape keeps showing the same statistic of it. An output is NaN where its cell would show an error.
 */
export class RestingModel {
  private readonly displayed: readonly number[];
  private readonly node: number;
  private base: TrialNodes | null = null;
  private behind: ReadonlySet<number> | null = null;

  constructor(
    private readonly model: CompiledModel,
    output: number,
  ) {
    this.displayed = displayedParameters(model);
    this.node = model.program.outputs[output]!;
  }

  /** The output while the parameters have other values. O(nodes of the program). */
  at(parameters: readonly number[] = this.displayed): number {
    return finite(interpret(this.model.program, this.columnsAt(parameters), callPerTrial)[this.node]!);
  }

  /** The output while a single factor moves: works out only what depends on it. */
  moving({ kind, index }: Factor): (value: number) => number {
    const { program, inputs } = this.model;
    const base = (this.base ??= interpretTrial(program, this.columnsAt(this.displayed), callPerTrial));
    const column = kind === 'input' ? index : inputs.length + index;
    const moved = new Set([column, ...(kind === 'input' ? [] : inputs.flatMap(({ parametric }, input) => (parametric === null ? [] : [input])))]);
    const between = this.nodesFrom(moved);
    const trial: TrialNodes = { values: base.values.slice(), errors: new Map(base.errors) };
    return (value) => {
      const columns = kind === 'input' ? [...this.columnsAt(this.displayed)].with(index, value) : this.columnsAt(this.displayed.with(index, value));
      for (const node of between) interpretNode(program, node, columns, trial, callPerTrial);
      return finite(trial.values[this.node]!);
    };
  }

  /** What lies between some columns and the output, in the order of the program. */
  private nodesFrom(columns: ReadonlySet<number>): number[] {
    const { program } = this.model;
    const behind = (this.behind ??= nodesBehind(program, [this.node]));
    const depends = program.nodes.map(() => false);
    const found: number[] = [];
    program.nodes.forEach(({ operation, operands, value }, node) => {
      depends[node] = operation === 'input' ? columns.has(value) : operands.some((operand) => depends[operand]);
      if (depends[node] && behind.has(node)) found.push(node);
    });
    return found;
  }

  private columnsAt(parameters: readonly number[]): readonly number[] {
    return [...this.inputValues(parameters), ...parameters];
  }

  private inputValues(parameters: readonly number[]): readonly number[] {
    const { inputs, argumentProgram } = this.model;
    if (argumentProgram === null || parameters === this.displayed) return inputs.map(({ displayed }) => displayed);
    const args = inputArguments(this.model, parameters, callPerTrial);
    return inputs.map((input, number) => (input.parametric === null ? input.displayed : shownBy(input, args[number]!)));
  }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : NaN;
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
