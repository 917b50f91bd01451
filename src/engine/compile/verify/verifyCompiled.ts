import type { CellMatrix, CellValue } from '../../core/cellValue';
import type { CellPosition } from '../../formula/evaluate/binding';
import { UnsupportedSignal, VolatileSignal } from '../../formula/evaluate/signals';
import { verifyWorkbook, type Verification, type VerifyOptions } from '../../formula/evaluate/verifyWorkbook';
import { isError } from '../../formula/evaluate/value';
import { parseFormula } from '../../formula/parse/parseFormula';
import { cellKey, columnOf, rowOf, type CellModel, type WorkbookModel } from '../../formula/workbookModel';
import { DisplayedWorkbook } from '../displayedWorkbook';
import type { Program } from '../ir/program';
import { kernelRunner } from '../kernels/kernelRunner';
import { LoweringProblem } from '../lower/problem';
import { callPerTrial } from '../passes/callPerTrial';
import type { ProgramRunner } from '../runner';
import { wasmModel } from '../wasm/wasmModule';
import { wasmRunner } from '../wasm/wasmRunner';
import { featureOf } from '../lower/feature';
import { FormulaBatch, type Origin } from './formulaBatch';

export type CompilingEngine = 'wasm' | 'kernels';

/** A verification by a back end. The three kinds of cells below add up to those that were compared. */
export interface CompiledVerification extends Verification {
  readonly engine: CompilingEngine;
  /** Cells that the back end computed from the stored values of their precedents. */
  readonly compiled: number;
  /** Cells that read no number, so that nothing is left to compute when a program runs. */
  readonly folded: number;
  /** Cells left to the evaluator, as a simulation does trial by trial, by the function (or operator) that asks for it. */
  readonly perTrial: Readonly<Record<string, number>>;
}

const runners: Readonly<Record<CompilingEngine, (program: Program) => ProgramRunner>> = {
  kernels: (program) => kernelRunner(program, callPerTrial),
  wasm: (program) => wasmRunner(wasmModel(program), callPerTrial),
};

/**
 * Compiles every formula of a workbook on its own, with the numbers it reads as input columns, runs it in the back end
 * on the stored values and compares as `verifyWorkbook` does. Linear in the formulas and the cells they read.
 */
export function verifyCompiled(model: WorkbookModel, engine: CompilingEngine, options: Pick<VerifyOptions, 'phrase' | 'progress'> = {}): CompiledVerification {
  const values = new BackEndValues(model, engine, options);
  let compiled = 0;
  let folded = 0;
  const perTrial: Record<string, number> = {};
  const recalculated = (cell: CellPosition): CellValue | CellMatrix | undefined => {
    const { origin, value } = values.at(cell);
    if (origin.kind === 'compiled') compiled++;
    else if (origin.kind === 'folded') folded++;
    else perTrial[origin.feature] = (perTrial[origin.feature] ?? 0) + 1;
    return value;
  };
  const verification = verifyWorkbook(model, { ...(options.phrase === undefined ? {} : { phrase: options.phrase }), recalculated });
  return { ...verification, engine, compiled, folded, perTrial };
}

interface BackEndValue {
  readonly origin: Origin;
  /** Undefined where no back end takes the formula, not even with calls of the evaluator. */
  readonly value: CellValue | CellMatrix | undefined;
}

/** The value of every formula cell, computed batch by batch. */
class BackEndValues {
  private readonly values = new Map<string, BackEndValue>();
  private readonly workbook: DisplayedWorkbook;
  private batch: FormulaBatch;

  constructor(
    model: WorkbookModel,
    private readonly engine: CompilingEngine,
    { phrase, progress }: Pick<VerifyOptions, 'phrase' | 'progress'>,
  ) {
    this.workbook = new DisplayedWorkbook(model, phrase);
    this.batch = new FormulaBatch(this.workbook);
    let done = 0;
    model.sheets.forEach(({ cells }, sheet) => {
      for (const [key, cell] of cells) {
        if (cell.formula === undefined || cell.formula === '' || cell.spilled === true) continue;
        this.compile({ sheet, row: rowOf(key), column: columnOf(key) }, cell.formula, cell);
        if (this.batch.isFull) this.finishBatch();
        if (++done % 10000 === 0) progress?.(done);
      }
    });
    this.finishBatch();
    model.sheets.forEach(({ dataTables = [] }, sheet) => {
      for (const { range } of dataTables) this.leave({ sheet, row: range.top, column: range.left }, 'TABLE');
    });
  }

  at(cell: CellPosition): BackEndValue {
    return this.values.get(nameOf(cell))!;
  }

  private compile(position: CellPosition, formula: string, { arrayRange, dynamic, value }: CellModel): void {
    const parsed = parseFormula(formula);
    if (!parsed.ok) return this.leave(position, parsed.error.code);
    const arrays = dynamic === true || arrayRange !== undefined;
    const isBlocked = isError(value) && value.error === '#SPILL!';
    try {
      this.batch.add(position, parsed.value, arrays, arrayRange !== undefined || (arrays && isBlocked));
    } catch (thrown) {
      if (thrown instanceof LoweringProblem) this.leave(position, String(thrown.error.details?.['function'] ?? '') || featureOf(parsed.value));
      else if (thrown instanceof UnsupportedSignal) this.leave(position, thrown.feature);
      else if (thrown instanceof VolatileSignal) this.leave(position, featureOf(parsed.value));
      else throw thrown;
    }
  }

  private leave(position: CellPosition, feature: string): void {
    this.values.set(nameOf(position), { origin: { kind: 'perTrial', feature }, value: undefined });
  }

  private finishBatch(): void {
    for (const { position, origin, result } of this.batch.run(runners[this.engine])) this.values.set(nameOf(position), { origin, value: result });
    this.batch = new FormulaBatch(this.workbook);
  }
}

function nameOf({ sheet, row, column }: CellPosition): string {
  return `${sheet} ${cellKey(row, column)}`;
}
