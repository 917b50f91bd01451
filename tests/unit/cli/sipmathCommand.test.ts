import golden from '../../golden/risk/sipmath.json';
import type { CommandInput } from '../../../src/cli/command';
import { runCommand } from '../../../src/cli/runCommand';

async function sipmath(content: string, ...options: readonly string[]) {
  const printed: string[] = [];
  const reported: string[] = [];
  const io: CommandInput = {
    lines: async function* () {
      yield* [];
    },
    readFile: () => new TextEncoder().encode(content),
    writeFile: () => undefined,
    print: (line) => printed.push(line),
    report: (line) => reported.push(line),
    now: () => 46053.5,
  };
  const exit = await runCommand(['sipmath', 'library.json', ...options], io);
  return { exit, reported, result: JSON.parse(printed[0] ?? 'null') as { name: string; inputs: { name: string; formula: string; trials: number[] }[] } | null };
}

describe('sipmath', () => {
  it('prints formulas and the numbers every tool draws', async () => {
    const { exit, result } = await sipmath(JSON.stringify(golden.copulaLibrary), '--trials', '8');
    expect(exit).toBe(0);
    expect(result!.inputs.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    expect(result!.inputs[0]!.formula).toMatch(/^ROI\.METALOG\(.*,"A"\)$/);
    result!.inputs[0]!.trials.forEach((value, trial) => expect(value).toBeCloseTo(golden.copula.A[trial]!, 8));
  });

  it('says what is wrong with a library or the command', async () => {
    expect(await sipmath('{}')).toMatchObject({ exit: 2, reported: ['“U01” is missing from the SIPmath library.'] });
    expect(await sipmath('{}', '--trials', 'many')).toMatchObject({ exit: 2, reported: ['--trials must be a whole number from 0 to 1000000; received “many”.'] });
  });
});
