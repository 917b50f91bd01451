import { availableParallelism } from 'node:os';
import { addressOf } from '../engine/decide/findInModel';
import { goalSeek, type GoalSeekOutcome } from '../engine/decide/goalSeek';
import type { Measure } from '../engine/decide/measure';
import { restingMeasuring } from '../engine/decide/restingMeasuring';
import type { CompiledModel } from '../engine/compile/compiledModel';
import { worthwhileWorkers } from '../engine/simulation/worthwhileWorkers';
import { fillPhrase, type Language } from '../locales';
import { cliWords } from './words';
import { choiceOption } from './choiceOption';
import { UsageError, type Command, type CommandInput, type CommandWords } from './command';
import { compileWorkbook, readOperand } from './compileWorkbook';
import { numberOption, requiredNumber, wholeNumberOption } from './numberOption';
import { requireValue } from './requireValue';
import { startThreads, type SimulationThreads } from './simulationThreads';

const DEFAULT_TRIALS = 100_000;
const STATISTICS = ['percentile', 'at-least', 'at-most'] as const;

/** `roi seek model.xlsx --change Inputs!C5 --output Profit --target 80% --at-least 0 [--low 5] [--high 20] [--whole]` */
export const seekCommand: Command = seekOn(startThreads);

/** The command with simulations run by the workers that `start` makes. */
export function seekOn(start: (count: number) => SimulationThreads): Command {
  return {
    name: 'seek',
    valueOptions: ['set', 'change', 'output', 'target', ...STATISTICS, 'low', 'high', 'trials', 'seed', 'method', 'freeze'],
    flags: ['mean', 'whole'],
    async run(words, io) {
      const workbook = readOperand(words, 'seek', io);
      const [change, output] = ['change', 'output'].map((option) => {
        const text = words.last(option);
        if (text === undefined) throw new UsageError('decideNeedsOption', { command: 'seek', option });
        return text;
      }) as [string, string];
      const question: Question = { change, target: requiredNumber(words, 'target', 'seek'), measure: measureOf(words), low: numberOption(words, 'low'), high: numberOption(words, 'high'), whole: words.has('whole') };
      const model = compileWorkbook(workbook, { parameters: [change], outputs: [output], freeze: words.all('freeze') }, words.language, io);
      if (model === null) return 1;
      const outcome = await seek(model, question, words, start);
      io.print(JSON.stringify(report(outcome, model)));
      return explain(outcome, words.language, io);
    },
  };
}

interface Question {
  readonly change: string;
  readonly target: number;
  readonly measure: Measure;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly whole: boolean;
}

function measureOf(words: CommandWords): Measure {
  const given = [...STATISTICS.filter((option) => words.last(option) !== undefined), ...(words.has('mean') ? ['mean'] : [])];
  if (given.length > 1) throw new UsageError('decideOneStatistic', { options: given.map((option) => `--${option}`).join(', ') });
  const percentile = numberOption(words, 'percentile');
  if (percentile !== undefined) return { kind: 'percentile', probability: percentile };
  const atLeast = numberOption(words, 'at-least');
  if (atLeast !== undefined) return { kind: 'probabilityAtLeast', threshold: atLeast };
  const atMost = numberOption(words, 'at-most');
  if (atMost !== undefined) return { kind: 'probabilityAtMost', threshold: atMost };
  return { kind: words.has('mean') ? 'mean' : 'value' };
}

async function seek(model: CompiledModel, question: Question, words: CommandWords, start: (count: number) => SimulationThreads): Promise<GoalSeekOutcome> {
  if (question.measure.kind === 'value') return requireValue(await goalSeek(model, { ...question, atRest: restingMeasuring }));
  const trials = wholeNumberOption(words, 'trials', { minimum: 1 }) ?? DEFAULT_TRIALS;
  const method = choiceOption(words, 'method', ['random', 'latinHypercube']) ?? 'random';
  const threads = start(Math.min(availableParallelism(), worthwhileWorkers(model, trials, 'wasm')));
  try {
    return requireValue(await goalSeek(model, { ...question, trials: { ports: threads.ports, trials, seed: words.last('seed') ?? '1', method } }));
  } finally {
    await threads.dispose();
  }
}

function report(outcome: GoalSeekOutcome, { proof }: CompiledModel): object {
  const { output, parameter, ...rest } = outcome;
  return { ...rest, output: { name: output.name, cell: addressOf(output) }, parameter: { name: parameter.name, cell: addressOf(parameter), displayed: parameter.displayed }, proof };
}

/** What is to be said beside the numbers; the exit code. */
function explain({ status, searched, range }: GoalSeekOutcome, language: Language, io: CommandInput): 0 | 1 {
  if (status === 'found' || status === 'jumps') return 0;
  const { seekErrors } = cliWords(language);
  io.report(fillPhrase(seekErrors[status], { low: searched.low, high: searched.high, lowest: range?.lowest.measured ?? NaN, highest: range?.highest.measured ?? NaN }));
  return 1;
}
