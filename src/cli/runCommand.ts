import { ENGINE_VERSION } from '../engine/version';
import { fillPhrase, type Language } from '../locales';
import { nearestLanguage } from '../locales/loadWords';
import { cliWords, loadCliWords, wordsIn } from './words';
import { describeError } from '../locales/describeError';
import { calcCommand } from './calcCommand';
import { UsageError, type Command, type CommandInput, type CommandName, type ExitCode } from './command';
import { readCommandWords } from './commandLine';
import { convertCommand } from './convertCommand';
import { evalCommand } from './evalCommand';
import { commandHelp, generalHelp } from './help';
import { UnreadableFile } from './requireValue';
import { sipmathCommand } from './sipmathCommand';
import { verifyCommand } from './verifyCommand';

/** The table of commands: a new one is a file, its words, and a line here. */
const commands: { readonly [Name in CommandName]: () => Command | Promise<Command> } = {
  eval: () => evalCommand,
  calc: () => calcCommand,
  verify: () => verifyCommand,
  // Loaded when asked for: the compiler is most of the program, and one formula should not wait for it.
  simulate: async () => (await import('./simulateCommand')).simulateCommand,
  tornado: async () => (await import('./tornadoCommand')).tornadoCommand,
  seek: async () => (await import('./seekCommand')).seekCommand,
  convert: () => convertCommand,
  sipmath: () => sipmathCommand,
};

/** Runs one command line. Results, help and the version go to standard output, everything said about results to standard error. */
export async function runCommand(args: readonly string[], io: CommandInput): Promise<ExitCode> {
  await loadCliWords();
  const language = languageOf(args);
  return explained(language, io, async () => {
    const phrases = cliWords(language);
    const [name, ...rest] = args;
    const isHelp = name === undefined || name === 'help' || name === '--help';
    const asked = isHelp ? rest.find((word) => isCommand(word)) : name;
    if (asked === undefined) {
      (name === undefined ? io.report : io.print)(generalHelp(phrases));
      return name === undefined ? 2 : 0;
    }
    if (asked === '--version') {
      io.print(ENGINE_VERSION);
      return 0;
    }
    if (!isCommand(asked)) throw new UsageError('unknownCommand', { command: asked, commands: Object.keys(commands).join(', ') });
    const command = await commands[asked]();
    if (!isHelp && !asksForHelp(rest)) return command.run(readCommandWords(command, rest, language), io);
    io.print(commandHelp(command, phrases));
    return 0;
  });
}

/** Runs a command that is given whole, with the words after its name. `loadCliWords` comes first. */
export function carryOut(command: Command, args: readonly string[], io: CommandInput, language: Language): Promise<ExitCode> {
  return explained(language, io, async () => command.run(readCommandWords(command, args, language), io));
}

/** Says what cannot be carried out, and why. */
async function explained(language: Language, io: CommandInput, action: () => Promise<ExitCode>): Promise<ExitCode> {
  const phrases = cliWords(language);
  try {
    return await action();
  } catch (error) {
    if (error instanceof UnreadableFile) io.report(describeError(error.error, wordsIn(language)));
    else if (error instanceof UsageError) {
      const sentences: Readonly<Record<string, string>> = phrases.usageErrors;
      io.report(fillPhrase(sentences[error.code] ?? error.code, error.blanks));
    } else io.report(fillPhrase(phrases.unexpected, { reason: error instanceof Error ? error.message : String(error) }));
    return 2;
  }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** `--help` anywhere before `--`. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).includes('--help');
}

/** Found before the words are sorted, so that what is wrong with them is said in the right language. */
function languageOf(args: readonly string[]): Language {
  const joined = args.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
  const at = args.indexOf('--lang');
  return nearestLanguage(joined ?? (at < 0 ? undefined : args[at + 1]));
}
