import { UsageError, type CommandWords } from './command';

/** The one of some words that is given for an option; undefined where it was not given. */
export function choiceOption<T extends string>({ last }: CommandWords, option: string, choices: readonly T[]): T | undefined {
  const received = last(option);
  const choice = choices.find((one) => one === received);
  if (received !== undefined && choice === undefined) throw new UsageError('optionNotOneOf', { option, received, choices: choices.join(', ') });
  return choice;
}
