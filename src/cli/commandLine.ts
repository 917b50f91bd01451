import type { Language } from '../locales';
import { UsageError, type Command, type CommandWords } from './command';

/** Options every command takes. */
const commonOptions = ['lang'];

/** Sorts the words after the command's name: `--option value`, `--option=value`, `--flag`, operands. `--` ends the options. */
export function readCommandWords(command: Command, args: readonly string[], language: Language): CommandWords {
  const values = new Map<string, string[]>();
  const flags = new Set<string>();
  const operands: string[] = [];
  let onlyOperands = false;
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? '';
    if (onlyOperands || !word.startsWith('--')) {
      operands.push(word);
      continue;
    }
    if (word === '--') {
      onlyOperands = true;
      continue;
    }
    const equals = word.indexOf('=');
    const option = equals < 0 ? word.slice(2) : word.slice(2, equals);
    if (command.flags.includes(option) && equals < 0) flags.add(option);
    else if (command.valueOptions.includes(option) || commonOptions.includes(option)) {
      const value = equals < 0 ? args[++index] : word.slice(equals + 1);
      if (value === undefined) throw new UsageError('optionWithoutValue', { option });
      values.set(option, [...(values.get(option) ?? []), value]);
    } else throw new UsageError('unknownOption', { option, command: command.name, options: [...command.valueOptions, ...command.flags, ...commonOptions].map((name) => `--${name}`).join(', ') });
  }
  const last = (option: string) => values.get(option)?.at(-1);
  return { operands, all: (option) => values.get(option) ?? [], last, has: (flag) => flags.has(flag), language };
}
