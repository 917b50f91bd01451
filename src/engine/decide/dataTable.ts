import { invalidArgument } from '../core/error';
import { fail, ok, type Result } from '../core/result';
import { accepts } from '../compile/cellLimits';
import type { CompiledModel, ModelOutput, ModelParameter } from '../compile/compiledModel';
import { LARGEST_PARAMETER } from '../compile/largestParameter';
import { displayedParameters } from '../simulation/task';
import { findOutput, findParameter } from './findInModel';
import type { Measure, Measurement } from './measure';
import { measuring, type MeasuringMeans } from './measuring';
import type { Attendance } from './trialSettings';

export interface DataTableOptions extends Attendance, MeasuringMeans {
  /** Name or address of the output; may be left out where the model has one only. */
  readonly output?: string | undefined;
  readonly measure: Measure;
  readonly rows: TableAxis;
  /** For a two-way table. */
  readonly columns?: TableAxis | undefined;
}

/** A cell by name or address, and the values it takes. */
export interface TableAxis {
  readonly parameter: string;
  readonly values: readonly number[];
}

export interface DataTable {
  readonly output: ModelOutput;
  readonly measure: Measure;
  readonly rows: FilledAxis;
  readonly columns: FilledAxis | null;
  /** By row value, then by column value (one column for a one-way table). */
  readonly cells: readonly (readonly Measurement[])[];
}

export interface FilledAxis {
  readonly parameter: ModelParameter;
  readonly values: readonly number[];
}

/** Cells of one table. */
export const MOST_TABLE_CELLS = 10_000;

/**
 * The output, or a statistic of its simulation, for several values of one or two cells. All simulations draw the same
 * random numbers, so that neighbouring cells differ by the values and not by chance. One evaluation or simulation a cell.
 */
export async function dataTable(model: CompiledModel, options: DataTableOptions): Promise<Result<DataTable>> {
  const { output: asked, measure, rows, columns, progress } = options;
  const output = findOutput(model, asked);
  if (!output.ok) return output;
  const down = filledAxis(model, rows);
  if (!down.ok) return down;
  const across = columns === undefined ? ok(null) : filledAxis(model, columns);
  if (!across.ok) return across;
  if (across.value !== null && across.value.index === down.value.index) return fail(invalidArgument('decideSameCell', { received: across.value.parameter.name }));
  const count = down.value.values.length * (across.value?.values.length ?? 1);
  if (count > MOST_TABLE_CELLS) return fail(invalidArgument('decideTableSize', { received: count, details: { maximum: MOST_TABLE_CELLS } }));
  const measured = measuring(model, output.value, measure, options);
  if (!measured.ok) return measured;

  const base = displayedParameters(model);
  const cells: Measurement[][] = [];
  let done = 0;
  for (const value of down.value.values) {
    const inRow = base.with(down.value.index, value);
    const line: Measurement[] = [];
    for (const parameters of across.value === null ? [inRow] : across.value.values.map((other) => inRow.with(across.value!.index, other))) {
      const cell = await measured.value.at(parameters);
      if (!cell.ok) return cell;
      line.push(cell.value);
      progress?.((done += 1) / count);
    }
    cells.push(line);
  }
  return ok({ output: model.outputs[output.value]!, measure, rows: axisOf(down.value), columns: across.value === null ? null : axisOf(across.value), cells });
}

function filledAxis(model: CompiledModel, { parameter, values }: TableAxis): Result<FilledAxis & { readonly index: number }> {
  const index = findParameter(model, parameter);
  if (!index.ok) return index;
  if (values.length === 0) return fail(invalidArgument('decideNoValues', { received: parameter }));
  const wrong = values.find((value) => !(Math.abs(value) <= LARGEST_PARAMETER));
  if (wrong !== undefined) return fail(invalidArgument('decideValueSize', { received: wrong, details: { maximum: LARGEST_PARAMETER } }));
  const refused = values.find((value) => !accepts(model.parameters[index.value]!.limits, value));
  if (refused !== undefined) return fail(invalidArgument('decideNotAllowed', { received: refused, details: { cell: parameter } }));
  return ok({ parameter: model.parameters[index.value]!, values, index: index.value });
}

function axisOf({ parameter, values }: FilledAxis): FilledAxis {
  return { parameter, values };
}
