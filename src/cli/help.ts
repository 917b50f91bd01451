import type { Command, CommandName, OptionName } from './command';
import { commonOptions } from './commandLine';
import type { CliWords } from './words';

type Phrases = CliWords['cli'];

const INDENT = '  ';
const OPTION_WIDTH = 16;

/** Every command with one sentence about it. */
export function generalHelp({ title, commands, moreHelp, exitCodes }: Phrases): string {
  const lines = (Object.keys(commands) as CommandName[]).flatMap((name) => [`${INDENT}roi ${commands[name].example}`, `${INDENT.repeat(3)}${commands[name].purpose}`]);
  return [title, '', ...lines, '', moreHelp, exitCodes].join('\n');
}

/** One command with all of its options. */
export function commandHelp({ name, valueOptions, flags }: Command, { commands, options, value, exitCodes }: Phrases): string {
  const line = (option: OptionName, takesValue: boolean): string => `${INDENT}${`--${option}${takesValue ? ` ${value}` : ''}`.padEnd(OPTION_WIDTH + value.length)}${options[option]}`;
  return [`roi ${commands[name].example}`, '', commands[name].purpose, '', ...[...valueOptions, ...commonOptions].map((option) => line(option, true)), ...flags.map((flag) => line(flag, false)), '', exitCodes].join('\n');
}
