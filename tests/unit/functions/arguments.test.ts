import type { CellArgument, RoiFunction } from '../../../src/engine/core/roiFunction';
import { roiFunctions } from '../../../src/engine/library';
import { FunctionBoundary } from '../../../src/functions/functionBoundary';
import { describeError } from '../../../src/locales/describeError';
import { FakeError, installCustomFunctions } from './fakeCustomFunctions';
import { locale } from '../../support/words';

installCustomFunctions();
const boundary = new FunctionBoundary(async (declaration, args) => declaration.invoke(args), { begin: () => undefined, end: () => undefined });
boundary.setWords(locale('en-US'));

const implementations = boundary.implementations();

/** Excel hands over errors as objects of its runtime, and null for what is left out. */
function fromExcel(argument: CellArgument): unknown {
  return argument === undefined || argument === null ? null : typeof argument === 'object' && 'error' in argument ? new FakeError(argument.error) : argument;
}

/** What Excel gets: cells, or the error that was thrown. */
async function called(name: string, args: readonly CellArgument[]): Promise<unknown> {
  const invocation = { isInValuePreview: undefined };
  try {
    return await implementations.get(name)!(...args.map(fromExcel), invocation);
  } catch (error) {
    if (error instanceof FakeError) return error.message;
    throw error;
  }
}

/** The sentence of the error that a function makes of its arguments; null where it makes none. */
function complaint(declaration: RoiFunction, args: readonly CellArgument[]): string | null {
  const result = declaration.invoke(args);
  return result.ok ? null : describeError(result.error, locale('en-US'));
}

const cases = roiFunctions.map((declaration) => [declaration.name, declaration] as const);

/** Values that hardly any argument can be: one of them is refused, and the refusal names the argument. */
const UNFIT: readonly CellArgument[] = [{ error: '#NULL!' }, [['unfit', 'unfit']], -1e9, 'unfit', [[1], [2], [3], [4], [5], [6], [7]]];

describe.each(cases)('ROI.%s as Excel calls it', (name, declaration) => {
  const full = (position: number, value: CellArgument): CellArgument[] => declaration.parameters.map((_, index) => (index === position ? value : declaration.example[index]));

  it.each(declaration.parameters.map((parameter, position) => [parameter.name, position] as const))('hands on %s in its place, and tells what is wrong with it', async (_, position) => {
    const refused = UNFIT.flatMap((value) => {
      const args = full(position, value);
      const sentence = complaint(declaration, args);
      return sentence === null ? [] : [{ args, sentence }];
    });
    for (const { args, sentence } of refused) expect(await called(name, args)).toBe(sentence);
    expect(refused.length).toBeGreaterThan(0);
  });
});

describe('the place of an error', () => {
  it.each<[string, CellArgument[], string]>([
    ['BASIC', [[[1, 'x', 4]], [[1]]], 'benefits (cell 2)'],
    ['BASIC', [[[1, 4]], [[1], ['y']]], 'received “y”'],
    ['PHASED', [[[1, 2]], [[1, 2]], [[5, 3]]], '5'],
    ['ALLOCATE', [100, [['A', 'power', 1, 0.5], ['B', 'power', -3, 0.5]]], 'row 2, column p1'],
    ['ALLOCATE', [100, [['A', 'power', 1, 0.5]], [[1, 2]]], '2'],
  ])('is told by ROI.%s %j', async (name, args, told) => {
    const declaration = roiFunctions.find((one) => one.name === name)!;
    const sentence = complaint(declaration, args)!;
    expect(sentence).toContain(told);
    expect(await called(name, args)).toBe(sentence);
  });
});
