import { fillPhrase, type Language } from '../locales';
import { nearestLanguage } from '../locales/loadWords';
import { cliWords, loadCliWords, wordsIn } from './words';
import { describeError } from '../locales/describeError';
import { calcCommand } from './calcCommand';
import { UsageError, type Command, type CommandInput } from './command';
import { readCommandWords } from './commandLine';
import { convertCommand } from './convertCommand';
import { evalCommand } from './evalCommand';
import { UnreadableFile } from './requireValue';
import { sipmathCommand } from './sipmathCommand';
import { verifyCommand } from './verifyCommand';

type Runner = (args: readonly string[], io: CommandInput, language: Language) => Promise<number> | number;

/** A command whose words are sorted for it. */
const sorted =
  (command: Command): Runner =>
  (args, io, language) =>
    command.run(readCommandWords(command, args, language), io);

/** The table of commands: a new one is a file and a line here. */
const commands: Readonly<Record<string, Runner>> = {
  eval: sorted(evalCommand),
  calc: sorted(calcCommand),
  verify: sorted(verifyCommand),
  convert: sorted(convertCommand),
  sipmath: sorted(sipmathCommand),
  // Loaded when asked for: the compiler is most of the program, and one formula should not wait for it.
  tornado: async (...given) => sorted((await import('./tornadoCommand')).tornadoCommand)(...given),
  seek: async (...given) => sorted((await import('./seekCommand')).seekCommand)(...given),
  simulate: async (args, io) => (await import('./simulate')).simulateCommand(args, io),
};

/** Runs one command line. Results go to standard output, everything said about them to standard error. */
export async function runCommand(args: readonly string[], io: CommandInput): Promise<number> {
  await loadCliWords();
  const language = languageOf(args);
  const phrases = cliWords(language);
  try {
    const [name, ...rest] = args;
    if (name === undefined || name === 'help' || name === '--help') {
      io.report(phrases.usage);
      return name === undefined ? 2 : 0;
    }
    const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!run) throw new UsageError('unknownCommand', { command: name, commands: Object.keys(commands).join(', ') });
    return await run(rest, io, language);
  } catch (error) {
    if (error instanceof UnreadableFile) io.report(describeError(error.error, wordsIn(language)));
    else if (error instanceof UsageError) {
      const sentences: Readonly<Record<string, string>> = phrases.usageErrors;
      io.report(fillPhrase(sentences[error.code] ?? error.code, error.blanks));
    } else io.report(fillPhrase(phrases.unexpected, { reason: error instanceof Error ? error.message : String(error) }));
    return 2;
  }
}

/** Found before the words are sorted, so that what is wrong with them is said in the right language. */
function languageOf(args: readonly string[]): Language {
  const joined = args.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
  const at = args.indexOf('--lang');
  return nearestLanguage(joined ?? (at < 0 ? undefined : args[at + 1]));
}
