import type { SimulatedOutput } from '../../../src/engine/risk/worksheet/simulationStatistic';
import { defineFunction } from '../../../src/engine/core/defineFunction';
import { number } from '../../../src/engine/core/parameters';
import { ok } from '../../../src/engine/core/result';
import type { RoiFunction } from '../../../src/engine/core/roiFunction';
import { roiFunction, roiFunctions } from '../../../src/engine/library';
import { FunctionBoundary, type Activity, type BackgroundRunner } from '../../../src/functions/functionBoundary';
import type { FunctionWords } from '../../../src/tooling/functionTexts';
import { functionsMetadata } from '../../../src/tooling/functionsMetadata';
import { metadataFaults } from '../../../src/tooling/metadataFaults';
import { locale } from '../../support/words';
import { FakeError, installCustomFunctions } from './fakeCustomFunctions';

installCustomFunctions();

const inline: BackgroundRunner = async (declaration, args) => declaration.invoke(args);
const uncounted: Activity = { begin: () => undefined, end: () => undefined };

function boundaryWith(runner: BackgroundRunner = inline, activity: Activity = uncounted): FunctionBoundary {
  const made = new FunctionBoundary(runner, activity);
  made.setWords(locale('en-US'));
  return made;
}

let boundary = boundaryWith();
beforeEach(() => void (boundary = boundaryWith()));

/** A function as Excel calls it. */
const excel =
  (name: string) =>
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- Excel takes what it gets.
  (...args: readonly unknown[]): any =>
    boundary.implementations().get(name)!(...args);
const [basic, irrAll, payback, phased, riskAdj, summary, ltv] = ['BASIC', 'IRRALL', 'PAYBACK', 'PHASED', 'RISKADJ', 'SUMMARY', 'LTV'].map(excel) as [Call, Call, Call, Call, Call, Call, Call];
type Call = ReturnType<typeof excel>;

/** Payback as a function that may take long. */
const cancellable: RoiFunction = { ...roiFunction('PAYBACK')!, cancellable: true };
const long = (args: readonly unknown[], invocation: CustomFunctions.CancelableInvocation): Promise<unknown> => boundary.implementationOf(cancellable)(...args, null, invocation) as Promise<unknown>;

/** What a call throws, as Excel gets it. */
function thrown(call: () => unknown): FakeError {
  try {
    call();
  } catch (error) {
    if (error instanceof FakeError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('functions as Excel calls them', () => {
  test('a scalar comes back as a number, a table as rows of plain cells', () => {
    expect(basic([[200, 50, 30, 20]], [[100]])).toBe(2);
    const table = summary([[100, 0]], [[0, 121]]);
    expect(table[0]).toEqual(['Measure', 'Value']);
    expect(table[8]).toEqual(['Benefit-cost ratio (BCR)', 1.1]);
  });

  test('headers and names follow the language, also for a result already known', () => {
    const call = () => summary([[100, 0]], [[0, 121]]);
    expect(call()[0]).toEqual(['Measure', 'Value']);
    boundary.setWords(locale('zh-CN'));
    expect(call()[0]).toEqual(['指标', '数值']);
    expect(irrAll([[-100, 230, -132]]).at(-1)).toEqual(['提示：现金流存在 2 个内部收益率，请以净现值判断。']);
  });

  test('errors are thrown with code and message in the language', () => {
    const call = () => payback([[-100, 30]]);
    expect(thrown(call)).toMatchObject({ code: '#N/A', message: 'The flows never pay back: 70 is still missing at the end (period 1).' });
    boundary.setWords(locale('zh-CN'));
    expect(thrown(call)).toMatchObject({ code: '#N/A', message: '现金流始终未能回本：到最后一期（第 1 期）仍差 70。' });
    expect(thrown(() => irrAll([[1, 2]]))).toMatchObject({ code: '#NUM!' });
    expect(thrown(() => basic([[1]], [[0]]))).toMatchObject({ code: '#DIV/0!' });
  });

  test('an error in a table stands in its cell with its message', () => {
    const cell = summary([[100, 0]], [[0, 50]])[11][1] as unknown;
    expect(cell).toBeInstanceOf(FakeError);
    expect(cell).toMatchObject({ code: '#N/A', message: expect.stringContaining('never pay back') as unknown });
  });

  test('omitted arguments arrive as null and take their defaults', () => {
    expect(summary([[100, 0]], [[0, 121]], null, null, null)).toEqual(summary([[100, 0]], [[0, 121]]));
    expect(ltv([[100]], [[0.8]], null, null, null, null)).toBe(500);
  });

  test('each call is counted from its start to its end, whatever comes of it', async () => {
    const seen: string[] = [];
    let underWay = 0;
    boundary = boundaryWith(() => new Promise((resolve) => setTimeout(() => resolve(undefined), 5)), { begin: () => void (underWay += 1), end: () => void seen.push(`${(underWay -= 1)} left`) });
    basic([[201]], [[100]]);
    thrown(() => basic([[1]], [[0]]));
    const slow = long([[[-1, 2, 3]]], {} as CustomFunctions.CancelableInvocation);
    expect([seen, underWay]).toEqual([['0 left', '0 left'], 1]);
    await expect(slow).rejects.toMatchObject({ code: '#N/A' });
    expect([seen.length, underWay]).toEqual([3, 0]);
  });

  test('a table of one cell is still a table', () => {
    expect(riskAdj([[100]], [[0.1]], 'benefit')).toEqual([[90]]);
  });

  test('no cell of any table is null', () => {
    const cells = [summary([[100, 0]], [[0, 121]]), phased([[100, 0]], [[0, 121]]), irrAll([[-1, 2]])].flat(2);
    expect(cells.length).toBeGreaterThan(30);
    expect(cells).not.toContain(null);
    expect(cells).not.toContain(undefined);
  });

  test('the invocation that the runtime appends is no argument', () => {
    expect(payback([[-100, 100]], null, { functionName: 'PAYBACK' })).toBe(1);
  });

  test('every function of the library is there under its id', () => {
    expect([...boundary.implementations().keys()]).toEqual(roiFunctions.map(({ name }) => name));
  });

  test('a function is added by its declaration alone', () => {
    const declaration = defineFunction({ name: 'TWICE', family: 'returns', parameters: { amount: number() }, result: 'table', example: [21], run: ({ amount }) => ok([[2 * amount]]) });
    expect(boundary.implementationOf(declaration)(21, {})).toEqual([[42]]);
    const english = locale('en-US');
    const { returns } = english.functions.texts;
    const texts = { ...english.functions.texts, returns: { ...returns, TWICE: { description: 'Twice an amount.', result: 'The double.', errors: 'None.', parameters: { amount: 'Any amount.' } } } };
    const words = { ...english, functions: { ...english.functions, texts }, argumentNames: { ...english.argumentNames, amount: 'amount' } } as unknown as FunctionWords;
    expect(functionsMetadata([declaration], words).functions).toEqual([
      { description: 'Twice an amount.', id: 'TWICE', name: 'TWICE', parameters: [{ name: 'amount', type: 'any', description: 'Any amount.' }], result: { dimensionality: 'matrix' } },
    ]);
    expect(metadataFaults([declaration], [words])).toEqual([]);
    expect(metadataFaults([declaration, declaration], [english])).toEqual(expect.arrayContaining(['TWICE is declared twice', 'en-US: no texts for TWICE in functions.texts.returns']));
  });
});

describe('functions that depend on more than their arguments', () => {
  test('show the value asked for from the next calculation on', () => {
    // The mean of PERT(0, 2, 10) is (0 + 4·2 + 10) ÷ 6, its mode 2.
    const shown = (): unknown => excel('PERT')(0, 2, 10);
    expect(shown()).toBeCloseTo(3, 12);
    boundary.setIdleDisplay('mode');
    expect(shown()).toBeCloseTo(2, 12);
    boundary.setIdleDisplay('mean');
    expect(shown()).toBeCloseTo(3, 12);
  });

  test('tell of the last simulation, and of none before there is one', () => {
    const asked = (): unknown => excel('SIMSTAT')('Profit', 'mean');
    const output = (mean: number) => ({ mean }) as SimulatedOutput;
    expect(thrown(asked)).toMatchObject({ code: '#N/A' });
    for (const mean of [5, 7]) {
      boundary.setLastSimulation({ stale: false, outputNames: ['Profit'], output: () => output(mean) });
      expect(asked()).toBe(mean);
    }
  });
});

describe('cells from Excel', () => {
  test('a data type stands for its basic value, an error for itself', () => {
    const price = { type: 'FormattedNumber', basicType: 'Double', basicValue: 100, numberFormat: '0.00' };
    expect(basic([[300]], [[price]])).toBe(2);
    const notAvailable = { type: 'Error', basicType: 'Error', basicValue: '#N/A' };
    expect(thrown(() => basic([[notAvailable]], [[1]]))).toMatchObject({ code: '#N/A' });
    expect(thrown(() => basic([[new FakeError('#DIV/0!')]], [[1]]))).toMatchObject({ code: '#DIV/0!' });
  });

  test('ten million cells are answered with a message, before the last of them is looked at', () => {
    const looked = jest.fn(() => 1);
    const last = Object.defineProperty(new Array<number>(10).fill(1), 9, { get: looked });
    const rows = new Array<readonly number[]>(999_999).fill(new Array<number>(10).fill(1));
    expect(thrown(() => payback([...rows, last] as number[][]))).toMatchObject({ code: '#VALUE!', message: expect.stringContaining('10,000,000') as unknown });
    expect(looked).not.toHaveBeenCalled();
  });

});

describe('long functions', () => {
  const invocation = (isInValuePreview?: string) => ({ isInValuePreview }) as CustomFunctions.CancelableInvocation;

  test('run where the runner says, once for the same arguments', async () => {
    const runner = jest.fn(inline);
    boundary = boundaryWith(runner);
    const args = [[[-100, 60, 61.5]]];
    expect(await long(args, invocation())).toBeCloseTo(1.650407, 5);
    expect(await long(args, invocation())).toBeCloseTo(1.650407, 5);
    expect(runner).toHaveBeenCalledTimes(1);
    expect(runner.mock.calls[0][0]).toBe(cancellable);
  });

  test('do not start while a formula is being previewed, but show what is known', async () => {
    const runner = jest.fn(inline);
    boundary = boundaryWith(runner);
    const args = [[[-100, 60, 62.5]]];
    await expect(long(args, invocation('true'))).rejects.toMatchObject({ code: '#N/A' });
    expect(runner).not.toHaveBeenCalled();
    await long(args, invocation());
    await expect(long(args, invocation('true'))).resolves.toBeCloseTo(1.64, 5);
  });

  test('that were stopped say so and are tried again', async () => {
    const runner = jest.fn<ReturnType<BackgroundRunner>, Parameters<BackgroundRunner>>().mockResolvedValueOnce(undefined).mockImplementation(inline);
    boundary = boundaryWith(runner);
    const args = [[[-100, 60, 63.5]]];
    await expect(long(args, invocation())).rejects.toMatchObject({ code: '#N/A', message: expect.stringContaining('stopped') as unknown });
    await expect(long(args, invocation())).resolves.toBeCloseTo(1.6299, 3);
  });
});
