import type { CommandInput } from '../../../src/cli/command';
import { carryOut, runCommand } from '../../../src/cli/runCommand';
import { seekOn } from '../../../src/cli/seekCommand';
import { simulateOn } from '../../../src/cli/simulateCommand';
import { inProcessPort } from '../../../src/engine/simulation/inProcessPort';
import { describeError } from '../../../src/locales/describeError';
import { readWorkbook } from '../../../src/file/xlsx';
import { readWorkbookModel } from '../../../src/file/xlsx/readModel';
import { shareCopyFile } from '../../../src/workbook/share/shareCopyFile';
import { locale } from '../../support/words';

/** What came of one way of reading a file. */
export interface Tried {
  readonly way: string;
  /** The sentence with which the file was refused; null where it was read. */
  readonly refusal: string | null;
  /** Why the program gave up, where it did not say so itself. */
  readonly crash: string | null;
  /** A workbook that was written and cannot be read, or one that was written by a command that failed. */
  readonly fault: string | null;
  readonly milliseconds: number;
}

const now = 46053.5;
const UNEXPECTED = locale('en-US').cli.unexpected.split('{')[0]!;

const threads = () => ({ ports: [inProcessPort()], dispose: async () => undefined });

type Run = (io: CommandInput) => Promise<number>;

const command =
  (...args: readonly string[]): Run =>
  (io) =>
    runCommand(args, io);

/** Every command that reads a workbook, with questions about the cells that most seeds have. */
const commands: Readonly<Record<string, Run>> = {
  calc: command('calc', 'book.xlsx'),
  'calc --get': command('calc', 'book.xlsx', '--get', 'S!A1:C3', '--set', 'S!A1=7'),
  'calc --out': command('calc', 'book.xlsx', '--set', 'S!A1=7', '--out', 'out.xlsx'),
  verify: command('verify', 'book.xlsx'),
  'verify --from-inputs': command('verify', 'book.xlsx', '--from-inputs'),
  'verify --engine kernels': command('verify', 'book.xlsx', '--engine', 'kernels'),
  convert: command('convert', 'book.xlsx'),
  'convert --out': command('convert', 'book.xlsx', '--out', 'out.xlsx'),
  tornado: command('tornado', 'book.xlsx', '--output', 'S!B1', '--vary', 'S!A1', '--points', '3'),
  seek: (io) => carryOut(seekOn(threads), ['book.xlsx', '--change', 'S!A1', '--output', 'S!B1', '--target', '8'], io, 'en-US'),
  simulate: (io) => carryOut(simulateOn(threads), ['book.xlsx', '--trials', '64', '--workers', '1', '--engine', 'kernels'], io, 'en-US'),
  sipmath: command('sipmath', 'book.xlsx'),
};

export const ways: readonly string[] = [...Object.keys(commands), 'workbench', 'share copy'];

export async function tryFile(bytes: Uint8Array, way: string): Promise<Tried> {
  const given = bytes.slice();
  const started = performance.now();
  let tried: Omit<Tried, 'way' | 'milliseconds'>;
  try {
    tried = way === 'workbench' ? await openInWorkbench(bytes) : way === 'share copy' ? shareCopy(bytes) : await runWay(bytes, commands[way]!);
  } catch (thrown) {
    tried = { refusal: null, crash: thrown instanceof Error ? (thrown.stack ?? thrown.message).split('\n').slice(0, 6).join(' | ') : String(thrown), fault: null };
  }
  const milliseconds = performance.now() - started;
  const changed = given.some((byte, index) => bytes[index] !== byte);
  return { way, milliseconds, ...tried, ...(changed && { fault: 'the bytes that were read have changed' }) };
}

async function runWay(bytes: Uint8Array, run: Run): Promise<Omit<Tried, 'way' | 'milliseconds'>> {
  const reported: string[] = [];
  let written: Uint8Array | undefined;
  const io: CommandInput = {
    lines: async function* () {},
    readFile: () => bytes,
    writeFile: (_path, content) => void (written = content),
    print: () => undefined,
    report: (line) => reported.push(line),
    now: () => now,
  };
  const exit = await run(io);
  const crash = reported.find((line) => line.startsWith(UNEXPECTED)) ?? null;
  const read = readWorkbookModel(bytes);
  const sentence = read.ok ? null : describeError(read.error, locale('en-US'));
  const refusal = sentence !== null && reported.includes(sentence) ? sentence : null;
  const again = written && readWorkbookModel(written);
  const fault = again?.ok === false ? `what was written cannot be read: ${again.error.code}` : written !== undefined && exit === 2 ? 'written, and then refused' : null;
  return { refusal, crash, fault };
}

async function openInWorkbench(bytes: Uint8Array): Promise<Omit<Tried, 'way' | 'milliseconds'>> {
  const read = await readWorkbook(bytes);
  return { refusal: read.ok ? null : describeError(read.error, locale('en-US')), crash: null, fault: null };
}

function shareCopy(bytes: Uint8Array): Omit<Tried, 'way' | 'milliseconds'> {
  const model = readWorkbookModel(bytes);
  if (!model.ok) return { refusal: describeError(model.error, locale('en-US')), crash: null, fault: null };
  const copy = shareCopyFile(bytes, model.value);
  const again = copy && readWorkbookModel(copy);
  return { refusal: null, crash: null, fault: again?.ok === false ? `the copy cannot be read: ${again.error.code}` : null };
}
