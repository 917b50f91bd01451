import { readFileSync } from 'node:fs';
import type { CommandInput } from '../../../src/cli/command';
import { runCommand } from '../../../src/cli/runCommand';
import { commandInput } from '../../support/commandInput';

async function roi(...args: readonly string[]): Promise<{ readonly exit: number; readonly printed: string; readonly reported: string }> {
  const [printed, reported]: [string[], string[]] = [[], []];
  const io: CommandInput = { ...commandInput, print: (line) => void printed.push(line), report: (line) => void reported.push(line) };
  const exit = await runCommand(args, io);
  return { exit, printed: printed.join('\n'), reported: reported.join('\n') };
}

const names = ['eval', 'calc', 'verify', 'simulate', 'tornado', 'seek', 'convert', 'sipmath'] as const;

describe('help', () => {
  it.each([[['help']], [['--help']], [['--help', '--lang', 'zh-CN']]])('roi %j goes to standard output and names every command', async (args) => {
    const { exit, printed, reported } = await roi(...args);
    expect([exit, reported]).toEqual([0, '']);
    for (const name of names) expect(printed).toContain(`roi ${name} `);
    expect(printed).toContain(args.includes('zh-CN') ? '退出码：' : 'Exit codes:');
  });

  it('says what there is where nothing was asked for, as a mistake', async () => {
    const { exit, printed, reported } = await roi();
    expect([exit, printed]).toEqual([2, '']);
    expect(reported).toContain('roi simulate ');
  });

  it.each(names)('roi %s --help and roi help %s explain each of its options, in both languages', async (name) => {
    const english = await roi(name, '--help');
    const chinese = await roi('help', name, '--lang', 'zh-CN');
    expect([english.exit, english.reported, chinese.exit, chinese.reported]).toEqual([0, '', 0, '']);
    const unknown = (await roi(name, '--nonsense')).reported;
    const options = [...unknown.matchAll(/--([\w-]+)/g)].map((match) => match[1]!).filter((option) => option !== 'nonsense');
    expect(options).toContain('lang');
    for (const { printed } of [english, chinese]) for (const option of options) expect(printed).toMatch(new RegExp(`^ {2}--${option}( \\S+)? +\\S`, 'm'));
    expect(chinese.printed).toMatch(/\p{Script=Han}/u);
  });

  it('prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
    expect(await roi('--version')).toEqual({ exit: 0, printed: version, reported: '' });
  });
});

describe('the words of a command line', () => {
  it.each([
    [['simulate', 'book.xlsx', '--nonsense', '--lang', 'zh-CN'], '命令“simulate”没有选项 --nonsense。'],
    [['simulate', 'book.xlsx', '--nonsense'], '“simulate” has no option --nonsense.'],
    [['calc', 'book.xlsx', '--set'], 'The option --set needs a value after it.'],
    [['calc', 'book.xlsx', '--set', '--out', 'x.xlsx'], 'The option --set needs a value after it.'],
    [['seek', 'book.xlsx', '--mean=yes'], '“seek” has no option --mean.'],
    [['verify', 'book.xlsx', '--engine', 'fast'], '--engine must be one of reference, kernels, wasm; received “fast”.'],
    [['eval', '=1', '--decimal', 'dot', '--lang=zh-CN'], '--decimal 必须是 point, comma 之一；收到“dot”。'],
    [['simulate'], '“simulate” needs exactly one workbook (.xlsx); received 0.'],
    [['simulate', 'missing.xlsx'], 'missing.xlsx'],
    [['nothing'], 'There is no command “nothing”.'],
  ])('%j is a mistake that is explained', async (args, sentence) => {
    const { exit, printed, reported } = await roi(...args);
    expect([exit, printed]).toEqual([2, '']);
    expect(reported).toContain(sentence);
  });

  it.each([
    [['eval', '-5+3'], -2],
    [['eval', '--', '=1+1'], 2],
    [['eval', '=1+1', '--lang', 'en-US'], 2],
  ])('%j is a formula', async (args, value) => {
    expect(await roi(...args)).toEqual({ exit: 0, printed: JSON.stringify({ value }), reported: '' });
  });
});
