import { UsageError, type CommandWords } from './command';

/** The number given for an option, which may be a percentage; undefined where it was not given. */
export function numberOption({ last }: CommandWords, option: string): number | undefined {
  const text = last(option);
  return text === undefined ? undefined : numberOf(text, option);
}

/** The number given for an option that cannot be left out. */
export function requiredNumber(words: CommandWords, option: string, command: string): number {
  const number = numberOption(words, option);
  if (number === undefined) throw new UsageError('decideNeedsOption', { command, option });
  return number;
}

/** A number as it is written on the command line: `0.8`, `1_000_000` or `80%`. */
export function numberOf(text: string, option: string): number {
  const percent = /^(.*\S)\s*%$/.exec(text.trim());
  const written = (percent?.[1] ?? text).replaceAll('_', '').trim();
  const number = written === '' ? NaN : Number(written);
  if (!Number.isFinite(number)) throw new UsageError('optionNotNumber', { option, received: text });
  return percent === null ? number : number / 100;
}
