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

/** The whole number given for an option, written as people write it (`1000000`, `1_000_000`, `1,000,000`, `1e6`); undefined where it was not given. */
export function wholeNumberOption({ last }: CommandWords, option: string, { minimum, maximum }: { readonly minimum: number; readonly maximum?: number }): number | undefined {
  const text = last(option);
  if (text === undefined) return undefined;
  const plain = text.replaceAll(/[_,]/g, '').trim();
  const number = /^\d+(e\d+)?$/i.test(plain) ? Number(plain) : NaN;
  if (number >= minimum && number <= (maximum ?? Number.MAX_SAFE_INTEGER)) return number;
  if (maximum === undefined) throw new UsageError('optionNotWhole', { option, received: text, minimum });
  throw new UsageError('optionNotWholeUpTo', { option, received: text, minimum, maximum });
}
