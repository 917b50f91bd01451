import type { Language } from '../locales';
import type { CliWords } from './words';

/** Commands and options are those that the words explain: one without an explanation does not compile. */
export type CommandName = keyof CliWords['cli']['commands'];
export type OptionName = keyof CliWords['cli']['options'];

/** 0: a value; 1: an error value or a difference was found; 2: the command could not be carried out as given; 130: interrupted (Ctrl+C). */
export type ExitCode = 0 | 1 | 2 | 130;

/** One subcommand of `roi`. A new command is a file with one of these and a line in the table of commands. */
export interface Command {
  readonly name: CommandName;
  /** Options that take a value and may be repeated. */
  readonly valueOptions: readonly OptionName[];
  /** Options that are there or not. */
  readonly flags: readonly OptionName[];
  run(words: CommandWords, io: CommandInput): Promise<ExitCode> | ExitCode;
}

/** The words of the command line, sorted. */
export interface CommandWords {
  readonly operands: readonly string[];
  /** Every value given for an option, in order; empty when it was not given. */
  all(option: string): readonly string[];
  /** The last value given for an option. */
  last(option: string): string | undefined;
  has(flag: string): boolean;
  readonly language: Language;
}

/** The world outside, so that a command can be tested without one. */
export interface CommandInput {
  /** Lines of standard input; null for one that is too long to be read. */
  lines(): AsyncIterable<string | null>;
  readFile(path: string): Uint8Array;
  writeFile(path: string, content: Uint8Array): void;
  /** One line to standard output. */
  print(line: string): void;
  /** One line to standard error. */
  report(line: string): void;
  /** Today and now as a serial date, in local time. */
  now(): number;
}

/** Something the user wrote that cannot be carried out; the message says what to write instead. */
export class UsageError extends Error {
  constructor(
    readonly code: string,
    readonly blanks: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}
