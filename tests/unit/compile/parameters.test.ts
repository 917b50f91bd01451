import { UNLIMITED } from '../../../src/engine/compile/cellLimits';
import { compileModel, type CompileOptions } from '../../../src/engine/compile/compileModel';
import type { CompiledModel } from '../../../src/engine/compile/compiledModel';
import { inputArguments } from '../../../src/engine/compile/inputArguments';
import { kernelRunner } from '../../../src/engine/compile/kernels/kernelRunner';
import { callPerTrial } from '../../../src/engine/compile/passes/callPerTrial';
import type { CellValue } from '../../../src/engine/core/cellValue';
import { cellKey, type WorkbookModel } from '../../../src/engine/formula/workbookModel';
import { describeError } from '../../../src/locales/describeError';
import { sheetModel } from '../../support/sheetModel';
import { locale } from '../../support/words';

type Cells = Readonly<Record<string, CellValue>>;

function compiled(cells: Cells, options: CompileOptions): CompiledModel {
  const outcome = compileModel(sheetModel(cells), options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.model;
}

function problems(model: WorkbookModel, options: CompileOptions): string[] {
  const outcome = compileModel(model, options);
  return outcome.ok ? [] : outcome.problems.map(({ cell, error }) => `${cell ?? ''} ${error.code}`);
}

/** The outputs with the values given to inputs and parameters. */
function evaluated(model: CompiledModel, values: readonly number[]): number[] {
  const runner = kernelRunner(model.program, callPerTrial);
  values.forEach((value, column) => runner.inputs[column]!.fill(value));
  runner.run(1);
  return runner.outputs.map((column) => column[0]!);
}

describe('parameters of a compiled model', () => {
  it('take the place of constants, after the inputs', () => {
    const model = compiled({ A1: '=ROI.UNIFORM(1,3)', A2: 10, A3: '=A1*A2', A4: '=ROI.OUTPUT("o")+A3' }, { parameters: ['Model!A2'] });
    expect(model.parameters).toEqual([{ name: 'Model!A2', sheet: 'Model', row: 1, column: 0, displayed: 10, type: 'number', limits: UNLIMITED }]);
    expect(evaluated(model, [2, 10])).toEqual([20]);
    expect(evaluated(model, [2, 25])).toEqual([50]);
    expect(model.proof.cells).toBe(3);
  });

  it('take the place of formulas, of empty cells and of truth values', () => {
    const model = compiled({ A1: 4, A2: '=A1*10', A4: true, A5: '=A2+A3+IF(A4,1,2)' }, { parameters: ['A2', 'A3', 'A4'], outputs: ['A5'] });
    expect(evaluated(model, [40, 0, 1])).toEqual([41]);
    expect(evaluated(model, [7, 5, 0])).toEqual([14]);
  });

  it('let a model do without uncertain inputs and marked outputs', () => {
    const model = compiled({ A1: 0.1, A2: '=NPV(A1,50,60)-90' }, { parameters: ['A1'], outputs: ['Model!A2'] });
    expect(model.inputs).toEqual([]);
    expect(model.outputs[0]).toMatchObject({ name: 'Model!A2', row: 1, column: 0 });
    expect(evaluated(model, [0.2])[0]).toBeCloseTo(50 / 1.2 + 60 / 1.44 - 90, 12);
  });

  it('are found by defined name', () => {
    const model = sheetModel({ B2: 5, B3: '=B2^2' });
    const named = { ...model, names: [{ name: 'price', formula: 'Model!$B$2' }] };
    const outcome = compileModel(named, { parameters: ['price'], outputs: ['B3'] });
    expect(outcome.ok && evaluated(outcome.model, [6])).toEqual([36]);
  });

  it('may shape distributions, and arrays of them', () => {
    const model = compiled(
      { A1: 100, A2: 5, A3: '=ROI.NORMAL(A1*2,IF(A1>100,A2,1),,,"x")', B1: 1, B2: 2, C1: 0.5, C2: '=1-C1', A4: '=ROI.DISCRETE(B1:B2,C1:C2)', A5: '=ROI.OUTPUT("o")+A3+A4' },
      { parameters: ['A1', 'C1'] },
    );
    expect(inputArguments(model, [100, 0.5], callPerTrial)).toEqual([[200, 1, undefined, undefined, 'x'], [[[1], [2]], [[0.5], [0.5]]]]);
    expect(inputArguments(model, [110, 0.25], callPerTrial)).toEqual([[220, 5, undefined, undefined, 'x'], [[[1], [2]], [[0.25], [0.75]]]]);
  });

  it('leave distributions alone that they do not shape', () => {
    const model = compiled({ A1: 3, A2: '=ROI.UNIFORM(1,2)', A3: '=ROI.OUTPUT("o")+A1*A2' }, { parameters: ['A1'] });
    expect(model.argumentProgram).toBeNull();
    expect(inputArguments(model, [4], callPerTrial)).toEqual([[1, 2]]);
  });

  it('do not excuse distributions whose arguments are drawn', () => {
    expect(problems(sheetModel({ A1: 3, A2: '=ROI.UNIFORM(1,2)', A3: '=ROI.NORMAL(A1,A2)', A4: '=ROI.OUTPUT("o")+A3' }), { parameters: ['A1'] })).toEqual(['Model!A3 simulationUncertainParameter']);
  });

  it('give one fingerprint to one model', () => {
    const cells = { A1: 3, A2: '=A1*2', A3: '=A1+1' };
    const prints = [['A2'], ['A2'], ['A3']].map((outputs) => compiled(cells, { parameters: ['A1'], outputs }).fingerprint);
    expect(prints[1]).toBe(prints[0]);
    expect(prints[2]).not.toBe(prints[0]);
  });

  it.each<[string, Cells, CompileOptions, string[]]>([
    ['no cell', { A1: 1, A2: '=A1' }, { parameters: ['nonsense'], outputs: ['A2'] }, ['nonsense cellNotFound']],
    ['a sheet that is not there', { A1: 1, A2: '=A1' }, { parameters: ['Other!A1'], outputs: ['A2'] }, ['Other!A1 cellNotFound']],
    ['text', { A1: 'many', A2: '=LEN(A1)' }, { parameters: ['A1'], outputs: ['A2'] }, ['A1 parameterNotNumber']],
    ['an error', { A1: '=1/0', A2: '=A1' }, { parameters: ['A1'], outputs: ['A2'] }, ['A1 parameterNotNumber']],
    ['a cell named twice', { A1: 1, A2: '=A1' }, { parameters: ['A1', 'Model!$A$1'], outputs: ['A2'] }, ['Model!$A$1 parameterTwice']],
    ['a result that is text', { A1: 1, A2: '=A1&"x"' }, { parameters: ['A1'], outputs: ['A2'] }, ['Model!A2 outputNotNumber']],
    ['a result that is no cell', { A1: 1, A2: '=A1' }, { parameters: ['A1'], outputs: ['A2:A3'] }, ['A2:A3 cellNotFound']],
  ])('refuse %s', (_, cells, options, expected) => {
    expect(problems(sheetModel(cells), options).slice(0, expected.length)).toEqual(expected);
  });

  it('refuse one cell of an array', () => {
    const model = sheetModel({ A1: 1, A2: 2, B1: '=A1' });
    const cells = new Map(model.sheets[0]!.cells);
    cells.set(cellKey(0, 2), { value: 1, formula: 'A1:A2*1', arrayRange: { top: 0, bottom: 1, left: 2, right: 2 } });
    cells.set(cellKey(1, 2), { value: 2, spilled: true });
    const filled = { ...model, sheets: [{ ...model.sheets[0]!, cells }] };
    expect(problems(filled, { parameters: ['C1', 'C2'], outputs: ['B1'] })).toEqual(['C1 parameterInArray', 'C2 parameterInArray']);
  });

  it('are refused in both languages', () => {
    const outcome = compileModel(sheetModel({ A1: 'many', A2: '=LEN(A1)' }), { parameters: ['A1'], outputs: ['A2'] });
    const error = outcome.ok ? { code: '' } : outcome.problems[0]!.error;
    expect(describeError(error, locale('en-US'))).toBe('This cell cannot be varied, because it holds “many”. Choose a cell with a number.');
    expect(describeError(error, locale('zh-CN'))).toContain('many');
  });
});

describe('outputs of a compiled model', () => {
  const cells = { A1: '=ROI.UNIFORM(1,3)', A2: '=ROI.OUTPUT("double")+A1*2', A3: '=ROI.OUTPUT("triple")+A1*3', A4: '=A1*4' };

  it('are those asked for, by name or address, in that order', () => {
    const model = compiled(cells, { outputs: ['A4', 'double'] });
    expect(model.outputs.map(({ name }) => name)).toEqual(['A4', 'double']);
    expect(evaluated(model, [2])).toEqual([8, 4]);
  });

  it('may be looked up by its label in a table that is worked out anew for every trial', () => {
    const cost = 100;
    const model = compiled(
      { A1: '=ROI.UNIFORM(1,3)', B1: cost, B2: 0, C1: 0, C2: '=A1*60', D1: '=VLOOKUP("netPresentValue",ROI.SUMMARY(B1:B2,C1:C2,0.25),2,FALSE)' },
      { outputs: ['D1'] },
    );
    expect(evaluated(model, [2])[0]).toBeCloseTo(120 / 1.25 - cost, 12);
    expect(evaluated(model, [3])[0]).toBeCloseTo(180 / 1.25 - cost, 12);
  });

  it('read a text of such a table trial by trial', () => {
    const flows = { A1: '=ROI.UNIFORM(1,3)', B1: 100, B2: 0, B3: 0, C1: 0, C2: '=A1*60', C3: 30 };
    const table = { ...flows, D1: '=INDEX(ROI.PHASED(B1:B3,C1:C3,{1,2,3}),2,11)', D2: '=IF(D1="investing",1,2)' };
    const model = compiled(table, { outputs: ['D2'] });
    expect(model.slow).toContainEqual({ cell: 'Model!D2', reason: 'text' });
    expect(evaluated(model, [1.1])).toEqual([1]);
    expect(evaluated(model, [3])).toEqual([2]);
  });
});
