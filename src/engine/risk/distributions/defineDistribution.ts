import { invalidArgument, noSolution } from '../../core/error';
import { number, optional, text, type Parameter } from '../../core/parameters';
import { fail, ok, type Result } from '../../core/result';
import type { CellArgument, RoiFunction } from '../../core/roiFunction';
import type { Distribution } from './distribution';
import { truncate } from './truncate';

type Parameters = Readonly<Record<string, Parameter<unknown>>>;
type Arguments<P extends Parameters> = { readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };

interface Declaration<P extends Parameters> {
  /** The worksheet function, e.g. `PERT` for `=ROI.PERT(…)`. */
  readonly name: string;
  /** Other words for it in tables of line items, in lower case. */
  readonly aliases: readonly string[];
  /** In the order of the formula; truncation and the name of the input follow by themselves. */
  readonly parameters: P;
  readonly example: readonly CellArgument[];
  create(args: Arguments<P>): Result<Distribution>;
}

/** What an uncertain cell declares. */
export interface UncertainInput {
  readonly distribution: Distribution;
  /** The name given in the formula: the identity of the input's random stream. */
  readonly name: string | undefined;
}

/** What an uncertain cell shows while no simulation runs. */
export type IdleDisplay = 'mean' | 'mode' | 'median';

/** A family of distributions: one worksheet function. */
export interface DistributionFamily {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly parameters: RoiFunction['parameters'];
  /** How many parameters shape the distribution, before truncation and name. */
  readonly shapeParameters: number;
  readonly example: readonly CellArgument[];
  /** Reads the arguments of the worksheet function and builds the distribution; errors name the argument. */
  read(args: readonly CellArgument[]): Result<UncertainInput>;
}

const common = { truncLow: optional(number()), truncHigh: optional(number()), name: optional(text()) } as const;

export function defineDistribution<const P extends Parameters>(declaration: Declaration<P>): DistributionFamily {
  const own = Object.entries(declaration.parameters);
  const all = [...own, ...Object.entries(common)];
  return {
    name: declaration.name,
    aliases: declaration.aliases,
    parameters: all.map(([name, { optional: omissible, matrix, accepts }]) => ({ name, optional: omissible, matrix, accepts })),
    shapeParameters: own.length,
    example: declaration.example,
    read(args) {
      if (args.length > all.length) {
        return fail(invalidArgument('tooManyArguments', { received: args.length, details: { maximum: all.length } }));
      }
      const shape: Record<string, unknown> = {};
      for (const [index, [name, parameter]] of own.entries()) {
        const read = parameter.read(args[index], name);
        if (!read.ok) return read;
        shape[name] = read.value;
      }
      const low = common.truncLow.read(args[own.length], 'truncLow');
      if (!low.ok) return low;
      const high = common.truncHigh.read(args[own.length + 1], 'truncHigh');
      if (!high.ok) return high;
      const name = common.name.read(args[own.length + 2], 'name');
      if (!name.ok) return name;
      const whole = declaration.create(shape as Arguments<P>);
      if (!whole.ok) return whole;
      const distribution = truncate(whole.value, low.value, high.value);
      return distribution.ok ? ok({ distribution: distribution.value, name: name.value }) : distribution;
    },
  };
}

/** The worksheet function of a family: the cell shows one number of the distribution until a simulation runs. */
export function distributionFunction(family: DistributionFamily, display: () => IdleDisplay): RoiFunction {
  return {
    name: family.name,
    family: 'uncertainty',
    parameters: family.parameters,
    result: 'value',
    cancellable: false,
    example: family.example,
    invoke(args) {
      const input = family.read(args);
      if (!input.ok) return input;
      const shown = idleValue(input.value.distribution, display());
      return Number.isFinite(shown) ? ok(shown) : fail(noSolution('idleValueInfinite', { details: { statistic: display() } }));
    },
  };
}

export function idleValue(distribution: Distribution, display: IdleDisplay): number {
  if (display === 'mean') return distribution.mean;
  return display === 'mode' ? distribution.mode : distribution.quantile(0.5);
}
