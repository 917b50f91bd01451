import { compileModel, type CompileOptions } from '../../../src/engine/compile/compileModel';
import type { CompiledModel } from '../../../src/engine/compile/compiledModel';
import { kernelRunner } from '../../../src/engine/compile/kernels/kernelRunner';
import { callPerTrial } from '../../../src/engine/compile/passes/callPerTrial';
import type { CellValue } from '../../../src/engine/core/cellValue';
import { cellKey, type WorkbookModel } from '../../../src/engine/formula/workbookModel';
import { describeError } from '../../../src/locales/describeError';
import { displayed, sheetModel } from '../../support/sheetModel';
import { locale } from '../../support/words';

const INPUT = { A1: '=ROI.UNIFORM(1,3)' };

function compiled(cells: Readonly<Record<string, CellValue>>, options: CompileOptions = {}): CompiledModel {
  const outcome = compileModel(sheetModel(cells), options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.model;
}

function problems(model: WorkbookModel, options: CompileOptions = {}): string[] {
  const outcome = compileModel(model, options);
  return outcome.ok ? [] : outcome.problems.map(({ cell, error }) => `${cell ?? ''} ${error.code}`);
}

/** The outputs in one trial, given the values of the inputs. */
function trial(model: CompiledModel, values: readonly number[]): number[] {
  const runner = kernelRunner(model.program, callPerTrial);
  values.forEach((value, input) => runner.inputs[input]!.fill(value));
  runner.run(1);
  return runner.outputs.map((column) => column[0]!);
}

describe('compiling a workbook', () => {
  it('finds inputs with their names and outputs with theirs', () => {
    const model = compiled({ A1: '=ROI.PERT(1,2,3,,,,"price")', A2: '=A1*2', A3: '=ROI.OUTPUT("sales")+A2' });
    expect(model.inputs.map(({ name, identity, call }) => [name, identity, call])).toEqual([['price', 'name:price', 'ROI.PERT']]);
    expect(model.outputs.map(({ name }) => name)).toEqual(['sales']);
  });

  it('keeps what no input reaches out of the model', () => {
    const model = compiled({ ...INPUT, B1: 5, B2: '=B1^3+LEN("abc")', A3: '=ROI.OUTPUT("o")+A1*B2' });
    expect(model.proof.cells).toBe(2);
    expect(trial(model, [2])).toEqual([256]);
  });

  it('simulates home-made Monte Carlo: RAND, RANDBETWEEN and NORM.INV(RAND(),…)', () => {
    const model = compiled({ A1: '=RAND()', A2: '=RANDBETWEEN(1,6)', A3: '=NORM.INV(RAND(),100,15)', A4: '=ROI.OUTPUT("o")+A1+A2+A3' });
    expect(model.inputs.map(({ family }) => family)).toEqual(['UNIFORM', 'UNIFORM', 'NORMAL']);
    expect(trial(model, [0.5, 0.999, 90])).toEqual([96.5]);
  });

  it('lets a normal deviate have uncertain parameters', () => {
    const model = compiled({ ...INPUT, A2: '=NORM.INV(RAND(),A1,10)', A3: '=ROI.OUTPUT("o")+A2' });
    const [mean, score] = model.inputs.map(({ row }) => row);
    expect([mean, score]).toEqual([0, 1]);
    expect(trial(model, [2, 1.5])).toEqual([17]);
  });

  it('leaves functions without columns of their own to the evaluator, trial by trial', () => {
    const model = compiled({ ...INPUT, A2: '=MOD(A1,2)+DAYS360(45000,45000+A1*30)+VALUE(TEXT(A1,"0.0"))', A3: '=ROI.OUTPUT("o")+A2' });
    expect(trial(model, [2.25])[0]).toBeCloseTo(0.25 + 66 + 2.3, 6);
  });

  it('compiles LET, LAMBDA, spills and structured choices', () => {
    const model = compiled({
      ...INPUT,
      B1: 10,
      B2: 20,
      B3: 30,
      A2: '=LET(x,A1*2,f,LAMBDA(y,y+x),f(1))',
      A3: '=SUM(MAP(B1:B3,LAMBDA(v,v*A1)))',
      A4: '=REDUCE(0,B1:B3,LAMBDA(total,v,total+v*A1))',
      A5: '=IF(A1>2,"high","low")',
      A6: '=ROI.OUTPUT("o")+A2+A3+A4+IF(A5="HIGH",1000,0)',
    });
    expect(trial(model, [2.5])).toEqual([6 + 150 + 150 + 1000]);
    expect(trial(model, [1.5])).toEqual([4 + 90 + 90]);
  });

  it('carries errors as Excel does', () => {
    const model = compiled({ A1: '=ROI.DISCRETE({0,1,2},{0.3,0.3,0.4})', A2: '=1/A1', A3: '=IFERROR(A2,-1)', A4: '=ROI.OUTPUT("plain")+A2', A5: '=ROI.OUTPUT("caught")+A3', A6: '=ROI.OUTPUT("unread")+IF(A1=0,7,A2)' });
    expect(trial(model, [0]).map((value) => (Number.isFinite(value) ? value : 'error'))).toEqual(['error', -1, 7]);
    expect(trial(model, [2])).toEqual([0.5, 0.5, 0.5]);
  });

  it('ties inputs together where the sheet declares it', () => {
    const model = compiled({ A1: '=ROI.NORMAL(0,1,,,"x")', A2: '=ROI.NORMAL(0,1,,,"y")', B1: 'x', B2: 'y', C1: 1, D1: 0.8, C2: 0.8, D2: 1, E1: '=ROI.CORRELATE(B1:B2,C1:D2)', A3: '=ROI.OUTPUT("o")+A1+A2' });
    expect(model.correlations).toHaveLength(1);
    expect(model.correlations[0]!).toMatchObject({ members: [0, 1], degreesOfFreedom: null, cell: 'Model!E1' });
  });

  const tied = { A1: '=ROI.NORMAL(0,1,,,"x")', A2: '=ROI.NORMAL(0,1,,,"y")', B1: 'x', B2: 'y', C1: 1, D1: 0.8, C2: 0.8, D2: 1, A3: '=ROI.OUTPUT("o")+A1+A2' };

  it('keeps what makes inputs share their extremes, which is part of the fingerprint', () => {
    const gaussian = compiled({ ...tied, E1: '=ROI.CORRELATE(B1:B2,C1:D2)' });
    const shared = compiled({ ...tied, F1: 2, E1: '=ROI.CORRELATE(B1:B2,C1:D2,2*F1)' });
    expect(shared.correlations[0]!.degreesOfFreedom).toBe(4);
    expect(shared.fingerprint).not.toBe(gaussian.fingerprint);
  });

  it('names an input that ROI.CORRELATE asks for and no cell declares, unless that cell is held', () => {
    const renamed = { ...tied, A2: '=ROI.NORMAL(0,1,,,"z")', E1: '=ROI.CORRELATE(B1:B2,C1:D2)' };
    expect(problems(sheetModel(renamed))).toEqual(['Model!E1 simulationCorrelationUnknown']);
    expect(compiled(renamed, { freeze: ['Model!E1'] })).toMatchObject({ correlations: [], frozen: ['Model!E1'] });
    expect(compiled({ ...renamed, A5: '=ROI.NORMAL(0,1,,,"y")' }).correlations).toEqual([]);
    expect(compiled({ ...renamed, A5: '=ROI.NORMAL(0,1,,,B2)' }).correlations).toEqual([]);
    expect(compiled({ ...tied, E1: '=ROI.CORRELATE(B1:B2,C1:D2)' }, { parameters: ['A2'] }).correlations).toEqual([]);
  });

  it.each([
    ['twice', { E1: '=ROI.CORRELATE(B1:B2,C1:D2)', E2: '=ROI.CORRELATE(B1:B2,C1:D2)' }, 'Model!E2', 'simulationCorrelatedTwice'],
    ['by a matrix of another size', { E1: '=ROI.CORRELATE(B1:B2,{1})' }, 'Model!E1', 'correlationSize'],
    ['by what is no correlation', { E1: '=ROI.CORRELATE(B1:B2,{1,2;2,1})' }, 'Model!E1', 'numberOutOfRange'],
    ['by text', { C1: 'one', E1: '=ROI.CORRELATE(B1:B2,C1:D2)' }, 'Model!E1', 'numberExpected'],
    ['by numbers that differ from trial to trial', { E1: '=ROI.CORRELATE(B1:B2,{1,0;0,1}*RAND())' }, 'Model!E1', 'simulationVolatile'],
    ['with half a degree of freedom', { E1: '=ROI.CORRELATE(B1:B2,C1:D2,0.5)' }, 'Model!E1', 'numberOutOfRange'],
  ])('refuses inputs tied together %s', (_, cells, cell, code) => {
    expect(problems(sheetModel({ ...tied, ...cells }))).toEqual([`${cell} ${code}`]);
  });

  it.each([
    ['mode', 2],
    ['mean', 3],
    ['median', 2.769],
  ] as const)('proves itself against a sheet whose uncertain cells show their %s, and is the same model', (idleDisplay, shown) => {
    const cells = { A1: '=ROI.PERT(1,2,9)', A2: '=A1*2', A3: '=ROI.OUTPUT("o")+A2' };
    const [input] = compiled(cells).inputs;
    const value = idleDisplay === 'median' ? input!.distribution.quantile(0.5) : shown;
    expect(value).toBeCloseTo(shown, 3);
    const sheet = sheetModel(cells);
    const values = [value, 2 * value, 2 * value];
    const model: WorkbookModel = { ...sheet, sheets: [{ name: 'Model', cells: new Map([...sheet.sheets[0]!.cells].map(([key, cell], index) => [key, { ...cell, value: values[index]! }])) }] };
    const outcome = compileModel(model, { idleDisplay });
    expect(outcome.ok && { displayed: outcome.model.inputs[0]!.displayed, fingerprint: outcome.model.fingerprint }).toEqual({ displayed: value, fingerprint: compiled(cells).fingerprint });
    expect(problems(model, { idleDisplay: idleDisplay === 'mean' ? 'mode' : 'mean' })).not.toEqual([]);
  });

  it('changes its fingerprint with a formula or a parameter, and with nothing else', () => {
    const base = { ...INPUT, A2: '=ROI.OUTPUT("o")+A1*2' };
    const { fingerprint } = compiled(base);
    expect(compiled({ ...base, B7: 'a remark' }).fingerprint).toBe(fingerprint);
    expect(compiled({ ...base, A2: '=ROI.OUTPUT("o")+A1*3' }).fingerprint).not.toBe(fingerprint);
    expect(compiled({ ...base, A1: '=ROI.UNIFORM(1,4)' }).fingerprint).not.toBe(fingerprint);
  });

  it.each<[string, Record<string, CellValue>, string[]]>([
    ['a workbook without outputs', { ...INPUT }, [' simulationNoOutput']],
    ['an output that shows an error which no input makes', { A1: '=ROI.NORMAL(100,10)*0', A2: '=ROI.OUTPUT("o")+#REF!' }, []],
    ['an output whose only input was deleted', { A2: '=ROI.OUTPUT("o")+A3', A3: '=#REF!+1' }, ['Model!A2 simulationOutputShowsError']],
    ['a model in which nothing is uncertain', { A2: '=ROI.OUTPUT("o")+5' }, ['Model!A2 simulationOutputWithoutInput']],
    ['an output without a name', { ...INPUT, A2: '=ROI.OUTPUT("")+A1' }, ['Model!A2 simulationOutputUnnamed']],
    ['an output whose name is left out', { ...INPUT, A2: '=IFERROR(ROI.OUTPUT(),0)+A1' }, ['Model!A2 simulationOutputUnnamed']],
    ['two outputs of one name, by both cells', { ...INPUT, A2: '=ROI.OUTPUT("o")+A1', A3: '=ROI.OUTPUT(B1)+A1', B1: 'o' }, ['Model!A3 simulationOutputTwice']],
    ['a circle, by its cells', { A1: '=B1+1', B1: '=A1+1', A2: '=ROI.OUTPUT("o")+A1' }, ['Model!A1 simulationCircular']],
    ['impossible parameters', { A1: '=ROI.PERT(5,2,3)', A2: '=ROI.OUTPUT("o")+A1' }, ['Model!A1 aboveOtherArgument']],
    ['parameters that differ from trial to trial', { ...INPUT, A2: '=ROI.NORMAL(A1,1)', A3: '=ROI.OUTPUT("o")+A2' }, ['Model!A2 simulationUncertainParameter']],
    ['one name for two distributions', { A1: '=ROI.UNIFORM(1,3,,,"x")', A2: '=ROI.UNIFORM(1,4,,,"x")', A3: '=ROI.OUTPUT("o")+A1+A2' }, ['Model!A2 simulationInputTwice']],
  ])('reports %s', (_, cells, expected) => {
    const found = problems(sheetModel(cells));
    expect(found.slice(0, expected.length)).toEqual(expected);
  });

  it('stops where the sheet shows another value, and names the cell', () => {
    const model = sheetModel({ ...INPUT, A2: '=A1*2', A3: '=ROI.OUTPUT("o")+A2' });
    const cells = new Map(model.sheets[0]!.cells);
    cells.set(cellKey(1, 0), { ...cells.get(cellKey(1, 0))!, value: 4.00001 });
    const outcome = compileModel({ ...model, sheets: [{ ...model.sheets[0]!, cells }] });
    expect(outcome).toMatchObject({ ok: false, problems: [{ cell: 'Model!A2', error: { code: 'simulationProofFailed', details: { computed: '4', shown: '4.00001' } } }] });
  });

  it('names a function that only the host can calculate, whatever uncertain cells it reads', () => {
    const model = sheetModel({ ...INPUT, A3: '=ROI.OUTPUT("o")+A1+A2' });
    const [sheet] = model.sheets;
    const cells = new Map(sheet!.cells);
    for (const formula of ['CUBEVALUE("Sales",A1)', 'MYMACRO(A1)', 'NOW()*A1']) {
      cells.set(cellKey(1, 0), { value: 2, formula });
      const book = { ...model, sheets: [{ ...sheet!, cells }] };
      expect(problems(book)).toEqual([expect.stringMatching(/^Model!A2 simulation(UnsupportedFunction|Volatile)$/)]);
    }
  });

  it('holds a cell at its value when asked to, and says so', () => {
    const cells = { ...INPUT, A2: '=TEXT(A1,"0.0")', A3: '=ROI.OUTPUT("o")+A1+LEN(A2)' };
    const model = compiled(cells, { freeze: ['Model!A2'] });
    expect(model.frozen).toEqual(['Model!A2']);
    expect(trial(model, [2])).toEqual([5]);
  });

  it('names the cells that only approximate Excel', () => {
    expect(compiled({ ...INPUT, A2: '=FORECAST.ETS(4,{1,2,4},{1,2,3})', A3: '=ROI.OUTPUT("o")+A1+A2' }).approximated).toEqual(['Model!A2']);
    expect(compiled({ ...INPUT, A3: '=ROI.OUTPUT("o")+A1' }).approximated).toEqual([]);
  });

  it('says every problem in both languages', () => {
    const outcome = compileModel(sheetModel({ ...INPUT, A2: '=ROI.NORMAL(A1,1)', A3: '=ROI.OUTPUT("o")+A2' }));
    const error = outcome.ok ? { code: '' } : outcome.problems[0]!.error;
    expect(describeError(error, locale('en-US'))).toContain('ROI.NORMAL(0,1)');
    expect(describeError(error, locale('zh-CN'))).toContain('每次模拟');
  });

  it('compiles thousands of formulas with progress, and gives up when told to', () => {
    const cells: Record<string, CellValue> = { A1: '=ROI.UNIFORM(1,3)' };
    for (let row = 2; row <= 6000; row++) cells[`A${row}`] = `=A${row - 1}*0.5+$A$1`;
    const model = displayed(sheetModel({ ...cells, B1: '=ROI.OUTPUT("o")+A6000' }));
    let calls = 0;
    const outcome = compileModel(model, { progress: () => (calls += 1) > 0 });
    expect(outcome.ok && outcome.model.proof.cells).toBe(6001);
    expect(calls).toBe(3);
    expect(problems(model, { progress: () => false })).toEqual([' simulationCancelled']);
  });
});
