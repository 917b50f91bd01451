import { cellError } from './cellValue';
import { invalidArgument, noSolution } from './error';
import type { Parameter } from './parameters';
import { fail, ok, type Result } from './result';
import { isTable, type CellArgument, type FunctionFamily, type FunctionResult, type ResultCell, type RoiFunction } from './roiFunction';

type Parameters = Readonly<Record<string, Parameter<unknown>>>;
type Arguments<P extends Parameters> = { readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };

/** A function before it is wrapped: what it takes, and what it does with arguments already read. */
interface Declaration<P extends Parameters> {
  readonly name: string;
  readonly family: FunctionFamily;
  /** In the order of the formula. */
  readonly parameters: P;
  /** Vectors that must have as many periods as each other. */
  readonly sameLength?: readonly (keyof P & string)[];
  /** One value where left out. */
  readonly result?: 'table';
  /** Where left out, it takes no time worth mentioning. */
  readonly cancellable?: true;
  readonly example: readonly CellArgument[];
  run(args: Arguments<P>): Result<FunctionResult>;
}

/** Turns a declaration into a function of cells: reading, the length check, and never a NaN or an infinity in a cell. */
export function defineFunction<const P extends Parameters>(declaration: Declaration<P>): RoiFunction {
  const parameters = Object.entries(declaration.parameters);
  return {
    name: declaration.name,
    family: declaration.family,
    parameters: parameters.map(([name, { optional, matrix, accepts }]) => ({ name, optional, matrix, accepts })),
    result: declaration.result ?? 'value',
    cancellable: declaration.cancellable ?? false,
    example: declaration.example,
    invoke(args) {
      if (args.length > parameters.length) {
        return fail(invalidArgument('tooManyArguments', { received: args.length, details: { maximum: parameters.length } }));
      }
      const values: Record<string, unknown> = {};
      for (const [index, [name, parameter]] of parameters.entries()) {
        const read = parameter.read(args[index], name);
        if (!read.ok) return read;
        values[name] = read.value;
      }
      const lengths = sameLength(declaration.sameLength ?? [], values);
      if (!lengths.ok) return lengths;
      const result = declaration.run(values as Arguments<P>);
      return result.ok ? representable(result.value) : result;
    },
  };
}

function sameLength(names: readonly string[], values: Readonly<Record<string, unknown>>): Result<null> {
  const [first, ...others] = names.filter((name) => Array.isArray(values[name]));
  for (const other of others) {
    const expected = (values[first] as readonly unknown[]).length;
    const received = (values[other] as readonly unknown[]).length;
    if (received !== expected) {
      return fail(invalidArgument('lengthsDiffer', { parameter: other, received, details: { other: first, expected } }));
    }
  }
  return ok(null);
}

/** A number that a cell cannot hold becomes `#NUM!`, in its own cell of a table. */
function representable(result: FunctionResult): Result<FunctionResult> {
  if (isTable(result)) return ok(result.map((row) => row.map((cell) => (isRepresentable(cell) ? cell : cellError('#NUM!', noSolution('overflow'))))));
  return isRepresentable(result) ? ok(result) : fail(noSolution('overflow'));
}

function isRepresentable(cell: ResultCell): boolean {
  return typeof cell !== 'number' || Number.isFinite(cell);
}
