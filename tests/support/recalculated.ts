import { compileModel, type CompileOptions } from '../../src/engine/compile/compileModel';
import type { CompiledModel } from '../../src/engine/compile/compiledModel';
import { interpretingRunner } from '../../src/engine/compile/interpreter';
import { kernelRunner } from '../../src/engine/compile/kernels/kernelRunner';
import { callPerTrial } from '../../src/engine/compile/passes/callPerTrial';
import { wasmModel } from '../../src/engine/compile/wasm/wasmModule';
import { wasmRunner } from '../../src/engine/compile/wasm/wasmRunner';
import { Calculator } from '../../src/engine/formula/evaluate/calculator';
import type { WorkbookModel } from '../../src/engine/formula/workbookModel';

/** A model that must compile, or the problems as an exception. */
export function compiledOrThrow(model: WorkbookModel, options: CompileOptions = {}): CompiledModel {
  const outcome = compileModel(model, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.model;
}

/**
 * Every output at the draws given, by each back end in turn and by a calculation of the whole workbook in which the cells of the
 * inputs hold the draws: inputs must be whole formulas of their cells. Errors are NaN.
 */
export function outcomes(model: WorkbookModel, compiled: CompiledModel, draws: readonly (readonly number[])[]): { readonly backEnds: number[][][]; readonly recalculated: number[][] } {
  const { program, inputs, outputs } = compiled;
  const runners = [interpretingRunner(program, callPerTrial), kernelRunner(program, callPerTrial), wasmRunner(wasmModel(program), callPerTrial)];
  const backEnds = runners.map((runner) => {
    draws.forEach((values, trial) => inputs.forEach((_, input) => (runner.inputs[input]![trial] = values[input]!)));
    runner.run(draws.length);
    return draws.map((_, trial) => runner.outputs.map((column) => (Number.isFinite(column[trial]!) ? column[trial]! : NaN)));
  });
  const sheetOf = (name: string): number => model.sheets.findIndex((sheet) => sheet.name === name);
  const recalculated = draws.map((values) => {
    const calculator = new Calculator(model);
    inputs.forEach(({ sheet, row, column }, input) => calculator.set(sheetOf(sheet), row, column, values[input]!));
    return outputs.map(({ sheet, row, column }) => {
      const value = calculator.value(sheetOf(sheet), row, column);
      return typeof value === 'number' || typeof value === 'boolean' ? Number(value) : value === null ? 0 : NaN;
    });
  });
  return { backEnds, recalculated };
}
