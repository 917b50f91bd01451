import { compileModel } from '../../src/engine/compile/compileModel';
import type { CompiledModel, ModelProblem } from '../../src/engine/compile/compiledModel';
import { interpretingRunner } from '../../src/engine/compile/interpreter';
import { kernelRunner } from '../../src/engine/compile/kernels/kernelRunner';
import { callPerTrial } from '../../src/engine/compile/passes/callPerTrial';
import { wasmModel } from '../../src/engine/compile/wasm/wasmModule';
import { wasmRunner } from '../../src/engine/compile/wasm/wasmRunner';
import { Calculator } from '../../src/engine/formula/evaluate/calculator';
import { cellKey, columnOf, rowOf, type WorkbookModel } from '../../src/engine/formula/workbookModel';

export interface Holding {
  readonly refused: readonly ModelProblem[];
  /** Outputs for which a back end gives another value than the workbook recalculated with the draws in its input cells, in words. */
  readonly differences: readonly string[];
}

const TOLERANCE = 1e-9;
const ITERATION_TOLERANCE = 1e-7;
const CANCELLATION = 1e-12;
const ITERATED = /\b(IRR|RATE|XIRR|YIELD)\(/;

/**
 * Holds a compiled workbook, in every back end, against a calculation of the whole workbook anew, at draws of the inputs at the
 * probabilities given. Inputs are whole formulas of their cells; at most one cell may call RAND() within a formula, once.
 */
export function heldAgainstRecalculation(model: WorkbookModel, probabilities: readonly (() => number)[]): Holding {
  const compiled = compileModel(model);
  if (!compiled.ok) return { refused: compiled.problems, differences: [] };
  const { program, inputs, outputs } = compiled.model;
  const points = probabilities.map((next) => inputs.map(({ distribution }) => {
    const probability = next();
    return distribution.quantile(probability, 1 - probability);
  }));
  const runners = [interpretingRunner(program, callPerTrial), kernelRunner(program, callPerTrial), wasmRunner(wasmModel(program), callPerTrial)];
  for (const runner of runners) {
    points.forEach((values, trial) => values.forEach((value, input) => (runner.inputs[input]![trial] = value)));
    runner.run(points.length);
  }
  const iterated = model.sheets.some(({ cells }) => [...cells.values()].some(({ formula }) => formula !== undefined && ITERATED.test(formula)));
  const differences = points.flatMap((values, trial) => {
    const { expected, largest } = recalculated(model, compiled.model, values);
    return outputs.flatMap(({ name }, output) => {
      const got = runners.map((runner) => runner.outputs[output]![trial]!);
      const wanted = expected[output]!;
      const slack = Math.max((iterated ? ITERATION_TOLERANCE : TOLERANCE) * Math.abs(wanted), CANCELLATION * largest);
      const agrees = got.every((value) => (Number.isFinite(wanted) ? Math.abs(value - wanted) <= slack : !Number.isFinite(value)));
      return agrees ? [] : [`${name} at ${values.join(', ')}: ${got.join(' ')} instead of ${wanted}`];
    });
  });
  return { refused: [], differences };
}

/** The outputs by a calculation from nothing, errors as NaN, and the largest number the sheets then show. */
function recalculated(model: WorkbookModel, { inputs, outputs }: CompiledModel, values: readonly number[]): { readonly expected: readonly number[]; readonly largest: number } {
  const sheetOf = (name: string): number => model.sheets.findIndex((sheet) => sheet.name === name);
  const within = inputs.findIndex(({ call, sheet, row, column }) => call === 'RAND' && model.sheets[sheetOf(sheet)]!.cells.get(cellKey(row, column))!.formula !== 'RAND()');
  const calculator = new Calculator(model, { volatile: { now: 45000, random: () => values[within] ?? 0.3 } });
  inputs.forEach(({ sheet, row, column }, input) => {
    if (input !== within) calculator.set(sheetOf(sheet), row, column, values[input]!);
  });
  const expected = outputs.map(({ sheet, row, column }) => {
    const value = calculator.value(sheetOf(sheet), row, column);
    return typeof value === 'number' || typeof value === 'boolean' ? Number(value) : value === null ? 0 : NaN;
  });
  let largest = 0;
  model.sheets.forEach(({ cells }, sheet) => {
    for (const key of cells.keys()) {
      const value = calculator.value(sheet, rowOf(key), columnOf(key));
      if (typeof value === 'number') largest = Math.max(largest, Math.abs(value));
    }
  });
  return { expected, largest };
}
