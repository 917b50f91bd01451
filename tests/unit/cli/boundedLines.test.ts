import { boundedLines } from '../../../src/cli/boundedLines';
import type { CommandInput } from '../../../src/cli/command';
import { runCommand } from '../../../src/cli/runCommand';

async function* chunks(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

async function linesOf(longest: number, ...texts: readonly string[]): Promise<(string | null)[]> {
  const lines: (string | null)[] = [];
  for await (const line of boundedLines(chunks(...texts), longest)) lines.push(line);
  return lines;
}

test.each<[string, readonly string[], readonly (string | null)[]]>([
  ['lines in one piece', ['=1\n=2\n'], ['=1', '=2']],
  ['lines cut anywhere, also inside their end', ['=', '1\r', '\n', '=2', '\r\n=3'], ['=1', '=2', '=3']],
  ['empty lines', ['\n\n=1'], ['', '', '=1']],
  ['a line as long as it may be', ['12345678\n'], ['12345678']],
  ['one longer, in one piece and in many', ['123456789\n=1\n', '1234', '5678', '9', '\n=2'], [null, '=1', null, '=2']],
  ['one longer without an end', ['=1\n', '123456789'], ['=1', null]],
  ['nothing', [], []],
])('%s', async (_, texts, expected) => {
  expect(await linesOf(8, ...texts)).toEqual(expected);
});

test('letters of several bytes are put together again', async () => {
  const bytes = new TextEncoder().encode('="净现值"\n');
  async function* singly(): AsyncGenerator<Uint8Array> {
    for (const byte of bytes) yield Uint8Array.of(byte);
  }
  for await (const line of boundedLines(singly())) expect(line).toBe('="净现值"');
});

test('a formula that is too long is refused, and those after it are answered', async () => {
  const printed: string[] = [];
  const io: CommandInput = {
    lines: () => boundedLines(chunks('=1+1\n', 'x'.repeat(600_000), 'x'.repeat(600_000), '\n=2+2\n')),
    readFile: () => new Uint8Array(0),
    writeFile: () => undefined,
    print: (line) => void printed.push(line),
    report: () => undefined,
    now: () => 46053.5,
  };
  expect(await runCommand(['eval', '-'], io)).toBe(1);
  expect(printed.map((line) => JSON.parse(line) as unknown)).toEqual([{ value: 2 }, { error: { code: '#VALUE!', message: expect.stringContaining('1000000') as unknown } }, { value: 4 }]);
});
