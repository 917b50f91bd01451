import { UsageError, type CommandInput } from '../../../src/cli/command';
import { readCommandWords } from '../../../src/cli/commandLine';
import { runCommand } from '../../../src/cli/runCommand';
import { seekOn } from '../../../src/cli/seekCommand';
import { cellKey } from '../../../src/engine/formula/workbookModel';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import { writeWorkbook } from '../../../src/file/xlsx';
import type { CellFile, WorkbookFile } from '../../../src/file/workbookFile';

interface Outcome {
  readonly exit: number;
  readonly printed: Record<string, unknown>;
  readonly reported: string;
}

/** A price, a volume, an uncertain cost, and the profit they leave. */
const rows: readonly (readonly CellFile[])[] = [
  [{ value: 'Price' }, { value: 9 }],
  [{ value: 'Volume' }, { value: 1000 }],
  [{ value: 'Cost' }, { value: 6, formula: 'ROI.NORMAL(6,1,,,"cost")' }],
  [{ value: 'Fixed' }, { value: 2000 }],
  [{ value: 'Profit' }, { value: 1000, formula: 'B2*(B1-B3)-B4' }],
  [{ value: 'Gain' }, { value: 9000, formula: 'ROI.OUTPUT("Gain")+B1*B2' }],
  [{ value: 'Forecast' }, { value: 5, formula: 'FORECAST.ETS(4,{1,2,4},{1,2,3})' }],
];

async function input(): Promise<CommandInput & { readonly printed: string[]; readonly reported: string[] }> {
  const cells = new Map(rows.flatMap((line, row) => line.map((cell, column) => [cellKey(row, column), cell] as const)));
  const bytes = await writeWorkbook({ sheets: [{ name: 'Model', cells }], names: [{ name: 'Profit', formula: 'Model!$B$5' }] } satisfies WorkbookFile);
  const printed: string[] = [];
  const reported: string[] = [];
  return {
    printed,
    reported,
    lines: async function* () {},
    readFile(path) {
      if (path !== 'model.xlsx') throw new UsageError('cannotRead', { file: path, reason: 'no such file' });
      return bytes;
    },
    writeFile: () => undefined,
    print: (line) => printed.push(line),
    report: (line) => reported.push(line),
    now: () => 46053.5,
  };
}

async function roi(...args: string[]): Promise<Outcome> {
  const io = await input();
  const exit = await runCommand(args, io);
  return { exit, printed: JSON.parse(io.printed[0] ?? '{}') as Record<string, unknown>, reported: io.reported.join('\n') };
}

test.each([
  ['tornado', ['--points', '3']],
  ['seek', ['--change', 'Model!B1', '--target', '0']],
])('%s says which cells of the workbook are approximations', async (command, args) => {
  const { exit, reported } = await roi(command, 'model.xlsx', '--output', 'Profit', ...args);
  expect(exit).toBe(0);
  expect(reported).toContain('Model!B7: FORECAST.ETS');
});

describe('tornado', () => {
  it('moves uncertain inputs and the numbers behind a result, largest effect first', async () => {
    const { exit, printed } = await roi('tornado', 'model.xlsx', '--output', 'Profit', '--points', '3');
    const effects = printed.effects as { cell: string; name: string | null; label: string | null; outputAtLow: number; outputAtHigh: number; points: number[][] }[];
    expect(exit).toBe(0);
    expect(printed).toMatchObject({ output: { name: 'Profit', cell: 'Model!B5' }, base: 1000, proof: { cells: 2 } });
    expect(effects.map(({ cell }) => cell)).toEqual(['Model!B3', 'Model!B1', 'Model!B2', 'Model!B4']);
    expect(effects[0]).toMatchObject({ name: 'cost', label: 'Cost', outputAtLow: expect.closeTo(1000 + 1281.5515655446, 6), outputAtHigh: expect.closeTo(1000 - 1281.5515655446, 6) });
    expect(effects[1]).toMatchObject({ label: 'Price', outputAtLow: expect.closeTo(100, 9), outputAtHigh: expect.closeTo(1900, 9) });
    expect(effects[1]!.points.map(([value]) => value)).toEqual([8.1, 9, 9.9].map((value) => expect.closeTo(value, 9)));
  });

  it('finds a marked output by its name, one of plain numbers too', async () => {
    const { exit, printed } = await roi('tornado', 'model.xlsx', '--output', 'Gain', '--points', '3');
    expect(exit).toBe(0);
    expect(printed).toMatchObject({ output: { name: 'Gain', cell: 'Model!B6' }, base: 9000 });
    expect((printed.effects as { cell: string }[]).map(({ cell }) => cell)).toEqual(['Model!B1', 'Model!B2']);
  });

  it('finds break-even points for a target, of the cells asked for', async () => {
    const { printed } = await roi('tornado', 'model.xlsx', '--output', 'Model!B5', '--vary', 'Model!B1', '--target', '0', '--change', '5%');
    expect(printed).toMatchObject({ target: 0 });
    expect((printed.breakEven as object[]).map((point) => point)).toEqual([
      expect.objectContaining({ cell: 'Model!B1', base: 9, value: 8, margin: expect.closeTo(-1 / 9, 12) as number }),
      expect.objectContaining({ cell: 'Model!B3', base: 6, value: 7 }),
    ]);
  });

  it.each([
    [['tornado', 'model.xlsx'], 'needs --output'],
    [['tornado', '--output', 'Profit'], 'exactly one workbook'],
    [['tornado', 'model.xlsx', '--output', 'Profit', '--change', 'much'], 'must be a number'],
    [['tornado', 'model.xlsx', '--output', 'Profit', '--quantiles', '5%'], 'two numbers'],
    [['tornado', 'model.xlsx', '--output', 'Profit', '--quantiles', '90%,10%'], 'the lower one first'],
  ])('says what is wrong with %j', async (args, sentence) => {
    const { exit, reported } = await roi(...args);
    expect(exit).toBe(2);
    expect(reported).toContain(sentence);
  });

  it('reports cells that cannot be worked with', async () => {
    const { exit, printed, reported } = await roi('tornado', 'model.xlsx', '--output', 'Model!A1', '--vary', 'Model!B1');
    expect(exit).toBe(1);
    expect(printed).toMatchObject({ problems: [{ cell: 'Model!A1', code: 'outputNotNumber' }] });
    expect(reported).toContain('Price');
  });
});

describe('seek', () => {
  it('finds the value of a cell for a result', async () => {
    const { exit, printed } = await roi('seek', 'model.xlsx', '--change', 'Model!B1', '--output', 'Profit', '--target', '0');
    expect(exit).toBe(0);
    expect(printed).toMatchObject({ status: 'found', value: 8, reached: { value: 0, standardError: 0 }, output: { name: 'Profit', cell: 'Model!B5' }, parameter: { cell: 'Model!B1', displayed: 9 } });
  });

  it('finds it for the chance of a profit', async () => {
    const io = await input();
    const command = seekOn((count) => ({ ports: Array.from({ length: count }, inProcessPort), dispose: () => Promise.resolve() }));
    const words = readCommandWords(command, ['model.xlsx', '--change', 'Model!B1', '--output', 'Profit', '--target', '80%', '--at-least', '0', '--trials', '40_000', '--seed', '3'], 'en-US');
    expect(await command.run(words, io)).toBe(0);
    const printed = JSON.parse(io.printed[0]!) as { value: number; valueError: number };
    expect(Math.abs(printed.value - 8.841621233572914)).toBeLessThan(4 * printed.valueError);
    expect(printed.valueError).toBeLessThan(0.01);
  });

  it('says what can be reached when the target cannot, in the language asked for', async () => {
    const args = ['seek', 'model.xlsx', '--change', 'Model!B1', '--output', 'Profit', '--target', '1e6', '--low', '0', '--high', '20'];
    const { exit, printed, reported } = await roi(...args);
    expect(exit).toBe(1);
    expect(printed).toMatchObject({ status: 'unreachable', value: 20 });
    expect(reported).toContain('Between 0 and 20 the target is not reached: the result goes from -8000 to 12000.');
    expect((await roi(...args, '--lang', 'zh-CN')).reported).toContain('无法达到目标');
  });

  it.each([
    [['--target', '0', '--output', 'Profit'], 'needs --change'],
    [['--change', 'Model!B1', '--output', 'Profit'], 'needs --target'],
    [['--change', 'Model!B1', '--output', 'Profit', '--target', '0', '--at-least', '0', '--mean'], 'Only one of --at-least, --mean'],
    [['--change', 'Model!B1', '--output', 'Profit', '--target', '0', '--low', '5', '--high', '1'], 'lower limit must be smaller'],
    [['--change', 'Model!B1', '--output', 'Profit', '--target', '0', '--mean', '--method', 'magic'], 'latinHypercube'],
  ])('says what is wrong with %j', async (args, sentence) => {
    const { exit, reported } = await roi('seek', 'model.xlsx', ...args);
    expect(exit).toBe(2);
    expect(reported).toContain(sentence);
  });
});
