import { BaseFunction, type BaseValueObject } from '@univerjs/engine-formula';
import { isCellError, type CellValue } from '../../../engine/core/cellValue';
import type { CustomFunctionInfo, CustomFunctionOutcome } from '../../object-model/spreadsheet';
import type { CellPlace, CustomFunctionCalls } from './customFunctionCalls';
import { errorObject, toRows, toValueObject } from './valueObjects';

/** Excel refuses requests above 5 MB; this many cells would exceed it however short they are. */
const MAX_ARGUMENT_CELLS = 1_000_000;

/** A one-value parameter that was given a range makes the function run once per cell, as in Excel. */
const MAX_LIFTED_CALLS = 2000;

type Rows = readonly (readonly CellValue[])[];

/** One function of the add-in inside the grid's formula engine. */
export class CustomFunctionExecutor extends BaseFunction {
  constructor(
    private readonly info: CustomFunctionInfo,
    private readonly calls: CustomFunctionCalls,
  ) {
    super(info.name);
    this.minParams = 0;
    this.maxParams = 255;
  }

  /** An exception here would end the whole calculation, so it becomes the cell's error. */
  override calculate(...objects: BaseValueObject[]): BaseValueObject {
    try {
      return this.#evaluate(objects);
    } catch {
      return errorObject('#VALUE!');
    }
  }

  #evaluate(objects: readonly BaseValueObject[]): BaseValueObject {
    let cells = 0;
    for (const object of objects) if (object.isArray()) cells += arraySize(object);
    if (cells > MAX_ARGUMENT_CELLS) return toResult(this.calls.refuse(this.#place(), cells));
    const args = objects.map(toRows);
    const error = firstError(args);
    if (error !== undefined) return errorObject(error);

    const lifted = args.map((rows, index) => !this.#isMatrix(index) && (rows.length > 1 || (rows[0]?.length ?? 0) > 1));
    if (!lifted.includes(true)) return this.#call(args.map((rows, index) => (this.#isMatrix(index) ? this.#matrix(rows, objects[index]) : (rows[0]?.[0] ?? null))));
    const height = Math.max(...args.map((rows, index) => (lifted[index] ? rows.length : 1)));
    const width = Math.max(...args.map((rows, index) => (lifted[index] ? (rows[0]?.length ?? 1) : 1)));
    if (height * width > MAX_LIFTED_CALLS) return toResult(this.calls.refuse(this.#place(), height * width));
    const table: CellValue[][] = [];
    for (let row = 0; row < height; row++) {
      const line: CellValue[] = [];
      for (let column = 0; column < width; column++) {
        const result = this.#call(
          args.map((rows, index) => {
            if (this.#isMatrix(index)) return this.#matrix(rows, objects[index]);
            return lifted[index] ? at(rows, row, column) : (rows[0]?.[0] ?? null);
          }),
        );
        line.push(toRows(result)[0]?.[0] ?? null);
      }
      table.push(line);
    }
    return toValueObject(table);
  }

  /** A trailing repeating parameter takes every further argument. */
  #isMatrix(index: number): boolean {
    const { parameters } = this.info;
    const parameter = parameters[index] ?? parameters.at(-1);
    return parameter?.matrix ?? false;
  }

  /** An omitted range is null; a single value given for a range is a range of one. */
  #matrix(rows: Rows, object: BaseValueObject | undefined): Rows | null {
    return object?.isNull() ? null : rows;
  }

  #call(args: readonly unknown[]): BaseValueObject {
    const outcome = this.calls.evaluate(this.info, args, this.#place());
    return outcome === 'busy' ? errorObject('#BUSY!') : toResult(outcome);
  }

  #place(): CellPlace {
    return { sheetId: this.subUnitId ?? '', row: this.row, column: this.column };
  }
}

function toResult(outcome: CustomFunctionOutcome): BaseValueObject {
  return outcome.ok ? toValueObject(outcome.value) : errorObject(outcome.error);
}

function arraySize(object: BaseValueObject): number {
  const array = object as BaseValueObject & { getRowCount(): number; getColumnCount(): number };
  return array.getRowCount() * array.getColumnCount();
}

/** A vector is repeated along its missing direction; beyond its end there is nothing, as in Excel. */
function at(rows: Rows, row: number, column: number): CellValue {
  const line = rows.length === 1 ? rows[0] : rows[row];
  const value = line?.length === 1 ? line[0] : line?.[column];
  return value === undefined ? { error: '#N/A' } : value;
}

/** A value still being computed comes before any other error: the rest may change with it. */
function firstError(args: readonly Rows[]): string | undefined {
  let first: string | undefined;
  for (const rows of args) {
    for (const row of rows) {
      for (const value of row) {
        if (!isCellError(value)) continue;
        if (value.error === '#BUSY!') return value.error;
        first ??= value.error;
      }
    }
  }
  return first;
}
