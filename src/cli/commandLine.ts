import { parseArgs } from 'node:util';
import type { Language } from '../locales';
import { UsageError, type Command, type CommandWords, type OptionName } from './command';

/** Options every command takes. */
export const commonOptions: readonly OptionName[] = ['lang'];

/**
 * Sorts the words after the command's name: `--option value`, `--option=value`, `--flag`, operands. `--` ends the options.
 * What begins with one hyphen is an operand, such as the formula `-A1`, or `-` for standard input.
 */
export function readCommandWords(command: Command, args: readonly string[], language: Language): CommandWords {
  const valued: readonly string[] = [...command.valueOptions, ...commonOptions];
  const values = new Map<string, string[]>();
  const flags = new Set<string>();
  const operands = new Map<number, string>();
  for (const token of tokensOf(args, valued, command.flags)) {
    if (token.kind === 'positional') operands.set(token.index, token.value);
    else if (token.kind === 'option' && !token.rawName.startsWith('--')) operands.set(token.index, args[token.index]!);
    else if (token.kind === 'option') {
      const { name, value, inlineValue } = token;
      if (valued.includes(name)) {
        if (value === undefined || (!inlineValue && value.startsWith('--'))) throw new UsageError('optionWithoutValue', { option: name });
        values.set(name, [...(values.get(name) ?? []), value]);
      } else if ((command.flags as readonly string[]).includes(name) && value === undefined) flags.add(name);
      else throw new UsageError('unknownOption', { option: name, command: command.name, options: [...valued, ...command.flags].map((known) => `--${known}`).join(', ') });
    }
  }
  return { operands: [...operands.values()], all: (option) => values.get(option) ?? [], last: (option) => values.get(option)?.at(-1), has: (flag) => flags.has(flag), language };
}

/** What is wrong with the words is found out here and said in the reader's language. */
function tokensOf(args: readonly string[], valued: readonly string[], flags: readonly string[]) {
  const options = Object.fromEntries([...valued.map((name) => [name, { type: 'string' as const, multiple: true }]), ...flags.map((name) => [name, { type: 'boolean' as const }])]);
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true }).tokens;
}
