#!/usr/bin/env node
import { boundedLines } from './boundedLines';
import { UsageError, type CommandInput } from './command';
import { FileTooLarge, MOST_MEGABYTES, readFileBounded } from './readFileBounded';
import { runCommand } from './runCommand';
import { writeFileWhole } from './writeFileWhole';

const MILLISECONDS_PER_DAY = 86_400_000;
/** Serial day of 1 January 1970. */
const UNIX_EPOCH = 25_569;

const io: CommandInput = {
  lines: () => boundedLines(process.stdin),
  readFile: (path) => guarded('cannotRead', path, () => readFileBounded(path)),
  writeFile: (path, content) => guarded('cannotWrite', path, () => writeFileWhole(path, content)),
  print: (line) => process.stdout.write(`${line}\n`),
  report: (line) => process.stderr.write(`${line}\n`),
  now: () => (Date.now() - new Date().getTimezoneOffset() * 60_000) / MILLISECONDS_PER_DAY + UNIX_EPOCH,
};

function guarded<T>(code: string, file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof FileTooLarge) throw new UsageError('fileTooLarge', { file, maximum: MOST_MEGABYTES });
    throw new UsageError(code, { file, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Whoever read what is printed has gone (`roi … | head -1`): there is nothing more to do, and nothing to say. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && stream === process.stdout) process.stderr.write(`${error.message}\n`);
    process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : 2);
  });
}

process.exitCode = await runCommand(process.argv.slice(2), io);
