#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { UsageError, type CommandInput } from './command';
import { runCommand } from './runCommand';
import { writeFileWhole } from './writeFileWhole';

const MILLISECONDS_PER_DAY = 86_400_000;
/** Serial day of 1 January 1970. */
const UNIX_EPOCH = 25_569;

const io: CommandInput = {
  lines: () => createInterface({ input: process.stdin, crlfDelay: Infinity }),
  readFile: (path) => guarded('cannotRead', path, () => new Uint8Array(readFileSync(path))),
  writeFile: (path, content) => guarded('cannotWrite', path, () => writeFileWhole(path, content)),
  print: (line) => process.stdout.write(`${line}\n`),
  report: (line) => process.stderr.write(`${line}\n`),
  now: () => (Date.now() - new Date().getTimezoneOffset() * 60_000) / MILLISECONDS_PER_DAY + UNIX_EPOCH,
};

function guarded<T>(code: string, file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new UsageError(code, { file, reason: error instanceof Error ? error.message : String(error) });
  }
}

process.exitCode = await runCommand(process.argv.slice(2), io);
