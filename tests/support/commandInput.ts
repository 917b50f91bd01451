import { readFileSync } from 'node:fs';
import type { CommandInput } from '../../src/cli/command';

/** What a command is given where it only reads files and says nothing that matters. */
export const commandInput: CommandInput = {
  lines: () => {
    throw new Error('The command reads its standard input.');
  },
  readFile: (path) => new Uint8Array(readFileSync(path)),
  writeFile: () => undefined,
  print: () => undefined,
  report: () => undefined,
  now: () => 45_000,
};
