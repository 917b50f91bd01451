import { isCellError, type CellValue } from '../../src/engine/core/cellValue';
import { compileModel } from '../../src/engine/compile/compileModel';
import { interpretingRunner } from '../../src/engine/compile/interpreter';
import { kernelRunner } from '../../src/engine/compile/kernels/kernelRunner';
import { callPerTrial } from '../../src/engine/compile/passes/callPerTrial';
import { wasmModel } from '../../src/engine/compile/wasm/wasmModule';
import { wasmRunner } from '../../src/engine/compile/wasm/wasmRunner';
import { Calculator } from '../../src/engine/formula/evaluate/calculator';
import { cellKey, type CellModel } from '../../src/engine/formula/workbookModel';
import { displayed, placeOf } from './sheetModel';

/** How a formula is worked out in a run: from columns alone, with calls of the evaluator, or not at all. */
export type WorkedOut = 'columns' | 'calls' | 'refused';

export interface TrialComparison {
  readonly how: WorkedOut;
  /** Trials in which a back end and the evaluator disagree, in words. */
  readonly differences: readonly string[];
}

export interface TrialOptions {
  /** Whether formulas are entered as dynamic arrays, as a sheet of today does, or as those of older files. */
  readonly dynamic?: boolean;
  readonly tolerance?: number;
}

/**
 * Compiles a formula among cells of which some are inputs, runs it in every back end with the values given for the inputs, and
 * compares each trial with the evaluator.
 */
export function compareTrials(cells: Readonly<Record<string, CellValue>>, formula: string, trials: readonly Readonly<Record<string, number>>[], { dynamic = true, tolerance = 1e-12 }: TrialOptions = {}): TrialComparison {
  const output = 'ZZ99';
  const model = modelOf({ ...cells, [output]: `=ROI.OUTPUT("o")+${formula}` }, dynamic);
  const compiled = compileModel(model, { outputs: ['o'] });
  if (!compiled.ok) return { how: 'refused', differences: [compiled.problems.map(({ cell, error }) => `${cell ?? ''} ${error.code} ${JSON.stringify(error.details ?? '')}`).join('; ')] };
  const { program, inputs } = compiled.model;
  const needed = new Set(program.nodes.filter(({ operation }) => operation === 'pass').map(({ value }) => program.passes[value]!.kind));
  const runners = [interpretingRunner(program, callPerTrial), kernelRunner(program, callPerTrial), wasmRunner(wasmModel(program), callPerTrial)];
  for (const runner of runners) {
    inputs.forEach(({ row, column }, input) => trials.forEach((values, trial) => (runner.inputs[input]![trial] = valueAt(values, row, column))));
    runner.run(trials.length);
  }
  const calculator = new Calculator(model);
  const [outputRow, outputColumn] = placeOf(output);
  const differences: string[] = [];
  trials.forEach((values, trial) => {
    for (const [address, value] of Object.entries(values)) calculator.set(0, ...placeOf(address), value);
    const expected = calculator.value(0, outputRow, outputColumn);
    const got = runners.map((runner) => runner.outputs[0]![trial]!);
    const told = `${JSON.stringify(values)}: ${got.join(' ')} instead of ${JSON.stringify(expected)}`;
    if (!got.every((value) => Object.is(value, got[0]) || (Number.isNaN(value) && Number.isNaN(got[0]!)))) differences.push(`back ends differ at ${told}`);
    else if (!agrees(got[0]!, expected, tolerance)) differences.push(told);
  });
  return { how: needed.has('call') || needed.has('recalculation') ? 'calls' : 'columns', differences };
}

function valueAt(values: Readonly<Record<string, number>>, row: number, column: number): number {
  const found = Object.entries(values).find(([address]) => placeOf(address)[0] === row && placeOf(address)[1] === column);
  if (found === undefined) throw new Error(`no value for the input in row ${row + 1}, column ${column + 1}`);
  return found[1];
}

function agrees(got: number, expected: CellValue, tolerance: number): boolean {
  if (typeof expected === 'number') return Math.abs(got - expected) <= tolerance * Math.max(1, Math.abs(expected));
  if (typeof expected === 'boolean') return got === Number(expected);
  return expected !== null && (isCellError(expected) || typeof expected === 'string') && !Number.isFinite(got);
}

function modelOf(cells: Readonly<Record<string, CellValue>>, dynamic: boolean): ReturnType<typeof displayed> {
  const map = new Map<number, CellModel>();
  for (const [address, content] of Object.entries(cells)) {
    const key = cellKey(...placeOf(address));
    map.set(key, typeof content === 'string' && content.startsWith('=') ? { value: 0, formula: content.slice(1), ...(dynamic ? { dynamic } : {}) } : { value: content });
  }
  return displayed({ sheets: [{ name: 'Model', cells: map }], names: [], tables: [], date1904: false, iterative: false });
}
