import { availableParallelism } from 'node:os';
import type { EngineError } from '../engine/core/error';
import { compileModel } from '../engine/compile/compileModel';
import type { ModelProblem, ProvedCompilation } from '../engine/compile/compiledModel';
import { cellAddress, sheetPrefix } from '../engine/formula/parse/address';
import type { WorkbookModel } from '../engine/formula/workbookModel';
import { BLOCK_TRIALS } from '../engine/risk/random/stream';
import { proveRun, type RunProof } from '../engine/simulation/proveRun';
import { simulate } from '../engine/simulation/simulate';
import type { SimulationProgress } from '../engine/simulation/simulationResult';
import { simulationTask, type Engine } from '../engine/simulation/task';
import { worthwhileWorkers } from '../engine/simulation/worthwhileWorkers';
import { fillPhrase, type Language } from '../locales';
import { describeError } from '../locales/describeError';
import { approximationNotice } from './approximations';
import { choiceOption } from './choiceOption';
import type { Command, CommandInput, CommandWords, ExitCode } from './command';
import { readOperand } from './compileWorkbook';
import { wholeNumberOption } from './numberOption';
import { notesOf, simulationDocument } from './simulationDocument';
import { startThreads, type SimulationThreads } from './simulationThreads';
import { slowSentence } from './slowSentence';
import { cliWords, wordsIn } from './words';
import { workbookPhrase } from './workbookPhrase';

type StartThreads = (count: number) => SimulationThreads;

const MOST_WORKERS = 16;
const DEFAULT_TRIALS = 100_000;
const PROGRESS_MS = 250;
/** After the run, so many of its trials are recalculated, for so long at most. */
const PROVED_POINTS = 1000;
const PROVED_MS = 2000;
const ENGINES: readonly Engine[] = ['wasm', 'kernels', 'reference'];

interface SimulateOptions {
  readonly trials: number;
  readonly seed: string;
  readonly engine: Engine;
  readonly method: 'random' | 'latinHypercube';
  /** Null for as many as the run is worth. */
  readonly workers: number | null;
  readonly freeze: readonly string[];
  readonly language: Language;
}

/** `roi simulate model.xlsx …`: compiles the workbook, proves it, runs it in threads and prints one JSON document. */
export const simulateCommand: Command = simulateOn(startThreads);

/** The command with simulations run by the workers that `start` makes. */
export function simulateOn(start: StartThreads): Command {
  return {
    name: 'simulate',
    valueOptions: ['set', 'freeze', 'trials', 'seed', 'engine', 'method', 'workers'],
    flags: [],
    run: (words, io) => run(words, io, start),
  };
}

async function run(words: CommandWords, io: CommandInput, start: StartThreads): Promise<ExitCode> {
  const options = optionsOf(words);
  const { language } = words;
  const refuse = (problems: readonly ModelProblem[]): ExitCode => {
    const told = problems.map(({ cell, error }) => ({ cell, code: error.code, message: describeError(error, wordsIn(language)) }));
    for (const { cell, message } of told) io.report(cell === null ? message : `${cell}: ${message}`);
    io.print(JSON.stringify({ problems: told }));
    return 1;
  };
  const workbook = readOperand(words, 'simulate', io);
  const recalculate: string[] = [];
  for (;;) {
    const started = performance.now();
    const clock = (): number => performance.now();
    const compiled = compileModel(workbook, { freeze: options.freeze, recalculate, clock, phrase: workbookPhrase(workbook, language) });
    if (!compiled.ok) return refuse(compiled.problems);
    const compileMs = performance.now() - started;
    const outcome = await runInThreads(workbook, compiled, compileMs, options, io, refuse, start);
    if (typeof outcome === 'number') return outcome;
    // What a trial of the run has shown to differ is recalculated in every trial from now on.
    if (recalculate.includes(outcome.received as string)) return refuse([{ cell: outcome.received as string, error: outcome }]);
    recalculate.push(outcome.received as string);
    io.report(fillPhrase(cliWords(language).simulateAgain, { ...outcome.details, cell: outcome.received as string }));
  }
}

function optionsOf(words: CommandWords): SimulateOptions {
  return {
    trials: wholeNumberOption(words, 'trials', { minimum: 1 }) ?? DEFAULT_TRIALS,
    seed: words.last('seed') ?? '1',
    engine: choiceOption(words, 'engine', ENGINES) ?? 'wasm',
    method: choiceOption(words, 'method', ['random', 'latinHypercube']) ?? 'random',
    workers: wholeNumberOption(words, 'workers', { minimum: 1, maximum: MOST_WORKERS }) ?? null,
    freeze: words.all('freeze'),
    language: words.language,
  };
}

/** The exit code, or why the result must not be shown. */
async function runInThreads(
  workbook: WorkbookModel,
  { model, prover }: Extract<ProvedCompilation, { ok: true }>,
  compileMs: number,
  options: SimulateOptions,
  io: CommandInput,
  refuse: (problems: readonly ModelProblem[]) => ExitCode,
  start: StartThreads,
): Promise<ExitCode | EngineError> {
  const abort = new AbortController();
  const interrupt = (): void => abort.abort();
  process.once('SIGINT', interrupt);
  const { trials, seed, engine, method } = options;
  const workers = options.workers ?? Math.min(availableParallelism(), worthwhileWorkers(model, trials, engine));
  const threads = start(Math.min(workers, Math.ceil(trials / BLOCK_TRIALS)));
  try {
    const outcome = await simulate(model, threads.ports, { trials, seed, engine, method, clock: () => performance.now(), signal: abort.signal, progress: progressReporter(io, options.language) });
    if (outcome.ok) {
      const task = simulationTask(model, { seed, method, trials: outcome.value.trials, engine: outcome.value.engine });
      const proof = await proveRun(prover, task, { mostPoints: PROVED_POINTS, mostMs: PROVED_MS, clock: () => performance.now() });
      if (!proof.ok) return refuse([{ cell: null, error: proof.error }]);
      const { points, difference } = proof.value;
      if (difference !== null) return withdrawal(difference, workbook);
      for (const { cell, reason, feature = '' } of model.slow) io.report(slowSentence(cell, reason, feature, options.language));
      const approximated = approximationNotice(model.approximated, options.language);
      if (approximated !== null) io.report(approximated);
      const noted = notesOf(workbook, model, outcome.value, options.language);
      for (const { notes } of noted) for (const { message } of notes) io.report(message);
      io.print(JSON.stringify(simulationDocument(model, outcome.value, noted, compileMs, model.proof.points + points)));
      return 0;
    }
    if (!abort.signal.aborted) return refuse([{ cell: null, error: outcome.error }]);
    io.report(describeError(outcome.error, wordsIn(options.language)));
    return 130;
  } finally {
    process.off('SIGINT', interrupt);
    await threads.dispose();
  }
}

function withdrawal({ sheet, row, column, trial, computed, recalculated }: NonNullable<RunProof['difference']>, { sheets }: WorkbookModel): EngineError {
  return { code: 'simulationWithdrawn', cellError: '#N/A', received: sheetPrefix(sheets[sheet]!.name) + cellAddress(row, column), details: { trial, computed, recalculated } };
}

function progressReporter(io: CommandInput, language: Language): (progress: SimulationProgress) => void {
  const phrase = cliWords(language).simulateProgress;
  const number = new Intl.NumberFormat(language);
  let last = performance.now();
  return ({ trials, ofTrials }) => {
    if (trials < ofTrials && performance.now() - last < PROGRESS_MS) return;
    last = performance.now();
    io.report(fillPhrase(phrase, { trials: number.format(trials), of: number.format(ofTrials), percent: Math.floor((100 * trials) / ofTrials) }));
  };
}
