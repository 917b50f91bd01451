import { UsageError } from '../../../src/cli/command';
import { parseBinding } from '../../../src/cli/csv/csvTable';
import { writtenNumber } from '../../../src/cli/csv/writtenNumber';
import { numberOf } from '../../../src/cli/numberOption';
import { settingValue } from '../../../src/cli/setting';
import { carryOut } from '../../../src/cli/runCommand';
import { simulateCommand } from '../../../src/cli/simulateCommand';
import { commandInput } from '../../support/commandInput';
import { loadCliWords } from '../../../src/cli/words';

beforeAll(loadCliWords);

describe('a number given for an option', () => {
  it.each([
    ['1_000_000', 1_000_000],
    ['0.8', 0.8],
    ['80%', 0.8],
    [' -2.5 % ', -0.025],
    ['1e3', 1000],
    ['-3', -3],
    ['0', 0],
  ])('%j is %d', (text, number) => expect(numberOf(text, 'target')).toBe(number));

  it.each(['', ' ', '%', '_', 'ten', '1,000', 'Infinity', 'NaN', '1 000', '5%%'])('%j is none', (text) => {
    expect(() => numberOf(text, 'target')).toThrow(UsageError);
  });
});

/** A cell keeps fifteen digits: what has more is an identifier, and would be another one as a number. */
describe('identifiers', () => {
  it.each([
    ['123456789012345', 123456789012345],
    ['-123456789012345', -123456789012345],
    ['1234567890123456', '1234567890123456'],
    ['9007199254740993', '9007199254740993'],
    ['12345678901234567', '12345678901234567'],
    ['007', '007'],
    ['-08', '-08'],
    ['0', 0],
    ['0.5', 0.5],
    ['1e400', '1e400'],
  ])('set on the command line: %s is %j', (text, value) => expect(settingValue(text, false)).toBe(value));

  it.each([
    ['123456789012345', 123456789012345],
    ['012345678901234', undefined],
    ['1234567890123456', undefined],
    ['+5', 5],
    ['-5', -5],
    ['(5)', -5],
    ['0.1234567890123456', 0.1234567890123456],
  ])('in a table: %s is %d', (text, value) => expect(writtenNumber(text, 'point')?.value).toBe(value));
});

describe('a table given by name', () => {
  it.each(['o=', '=o.csv', 'o', '=', ''])('needs both, not %j', (binding) => {
    expect(() => parseBinding(binding)).toThrow(expect.objectContaining({ code: 'badBinding', blanks: { binding } }) as Error);
  });

  it.each([['o=a.csv', 'o', 'a.csv'], ['o=a=b.csv', 'o', 'a=b.csv'], ['o= ', 'o', ' ']])('%j is a name and a file', (binding, name, file) => {
    expect(parseBinding(binding)).toEqual({ name, file });
  });
});

describe('the options of a simulation', () => {
  async function told(...args: string[]): Promise<{ readonly exit: number; readonly text: string }> {
    const lines: string[] = [];
    const readFile = (file: string): Uint8Array => {
      throw new UsageError('cannotRead', { file, reason: 'no such file' });
    };
    const exit = await carryOut(simulateCommand, ['missing.xlsx', ...args], { ...commandInput, readFile, report: (text) => void lines.push(text) }, 'en-US');
    return { exit, text: lines.join('\n') };
  }

  it.each([
    ['--trials', '0', 'a whole number from 1'],
    ['--trials', '1.5', 'a whole number from 1'],
    ['--trials', '-5', 'a whole number from 1'],
    ['--workers', '0', 'a whole number from 1 to 16'],
    ['--workers', '17', 'a whole number from 1 to 16'],
    ['--engine', 'fast', 'wasm, kernels, reference'],
    ['--method', 'sobol', 'random, latinHypercube'],
  ])('%s is not %s', async (option, received, allowed) => {
    const { exit, text } = await told(`${option}=${received}`);
    expect(exit).toBe(2);
    for (const word of [option, received, allowed]) expect(text).toContain(word);
  });

  it.each([['--trials', '1'], ['--trials', '1_000_000'], ['--trials', '1,000'], ['--trials', '1e5'], ['--workers', '1'], ['--workers', '16']])('%s may be %s: what is missing is the file', async (option, received) => {
    const { exit, text } = await told(option, received);
    expect([exit, text.includes('missing.xlsx')]).toEqual([2, true]);
  });
});
