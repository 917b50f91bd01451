import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { EngineError } from '../engine/core/error';
import { compileModel } from '../engine/compile/compileModel';
import type { CompiledModel, ModelProblem, ProvedCompilation } from '../engine/compile/compiledModel';
import { cellAddress, sheetPrefix } from '../engine/formula/parse/address';
import type { WorkbookModel } from '../engine/formula/workbookModel';
import { BLOCK_TRIALS } from '../engine/risk/random/stream';
import type { Interval } from '../engine/risk/statistics/confidence';
import { proveRun, type RunProof } from '../engine/simulation/proveRun';
import { simulate } from '../engine/simulation/simulate';
import type { InputSensitivity, OutputResult, SimulationProgress, SimulationResult } from '../engine/simulation/simulationResult';
import { simulationTask, type Engine } from '../engine/simulation/task';
import { actsOnlyTogether } from '../engine/simulation/varianceShares';
import { worthwhileWorkers } from '../engine/simulation/worthwhileWorkers';
import { fillPhrase, type Language } from '../locales';
import { nearestLanguage } from '../locales/loadWords';
import { cliWords, wordsIn } from './words';
import { describeError } from '../locales/describeError';
import { readWorkbookModel } from '../file/xlsx/readModel';
import { failureOrigin } from '../workbook/simulation/failureOrigin';
import { outputNotes } from '../workbook/simulation/outputNotes';
import { approximationNotice } from './approximations';
import { calculatedModel } from './calculatedModel';
import type { CommandInput } from './command';
import { startThreads, type SimulationThreads } from './simulationThreads';
import { slowSentence } from './slowSentence';
import { workbookPhrase } from './workbookPhrase';

type StartThreads = (count: number) => SimulationThreads;

const MOST_WORKERS = 16;
const DEFAULT_TRIALS = 100_000;
const PROGRESS_MS = 250;
/** After the run, so many of its trials are recalculated, for so long at most. */
const PROVED_POINTS = 1000;
const PROVED_MS = 2000;
const ENGINES: readonly string[] = ['wasm', 'kernels', 'reference'] satisfies Engine[];

interface SimulateOptions {
  readonly path: string;
  readonly trials: number;
  readonly seed: string;
  readonly engine: Engine;
  readonly method: 'random' | 'latinHypercube';
  /** Null for as many as the run is worth. */
  readonly workers: number | null;
  readonly assignments: readonly string[];
  readonly freeze: readonly string[];
  readonly language: Language;
}

/**
 * `roi simulate model.xlsx …`: compiles the workbook, proves it, runs it in threads and prints one JSON document.
 * Returns the exit code: 0 done, 1 the workbook cannot be simulated, 2 the command cannot be understood, 130 interrupted.
 */
export async function simulateCommand(args: readonly string[], io: CommandInput, start: StartThreads = startThreads): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    io.report(options);
    return 2;
  }
  const refuse = (problems: readonly ModelProblem[]): number => {
    const told = problems.map(({ cell, error }) => ({ cell, code: error.code, message: describeError(error, wordsIn(options.language)) }));
    for (const { cell, message } of told) io.report(cell === null ? message : `${cell}: ${message}`);
    io.print(JSON.stringify({ problems: told }));
    return 1;
  };
  const model = loadModel(options, io);
  if (!model.ok) return refuse([{ cell: null, error: model.error }]);
  const recalculate: string[] = [];
  for (;;) {
    const started = performance.now();
    const clock = (): number => performance.now();
    const compiled = compileModel(model.value, { freeze: options.freeze, recalculate, clock, phrase: workbookPhrase(model.value, options.language) });
    if (!compiled.ok) return refuse(compiled.problems);
    const compileMs = performance.now() - started;
    const outcome = await runInThreads(model.value, compiled, compileMs, options, io, refuse, start);
    if (typeof outcome === 'number') return outcome;
    // What a trial of the run has shown to differ is recalculated in every trial from now on.
    if (recalculate.includes(outcome.received as string)) return refuse([{ cell: outcome.received as string, error: outcome }]);
    recalculate.push(outcome.received as string);
    io.report(fillPhrase(cliWords(options.language).simulateAgain, { ...outcome.details, cell: outcome.received as string }));
  }
}

/** The exit code, or why the result must not be shown. */
async function runInThreads(
  workbook: WorkbookModel,
  { model, prover }: Extract<ProvedCompilation, { ok: true }>,
  compileMs: number,
  options: SimulateOptions,
  io: CommandInput,
  refuse: (problems: readonly ModelProblem[]) => number,
  start: StartThreads,
): Promise<number | EngineError> {
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
      io.print(JSON.stringify(report(model, outcome.value, noted, compileMs, model.proof.points + points)));
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

interface Noted {
  readonly failures: object | null;
  readonly notes: readonly { readonly code: string; readonly message: string }[];
}

/** By output: its failed trials with the cell where their first error is born, and what else is to be said of it. */
function notesOf(workbook: WorkbookModel, model: CompiledModel, { outputs }: SimulationResult, language: Language): Noted[] {
  return outputs.map((output) => {
    const { firstFailure } = output;
    const origin = firstFailure === null ? null : failureOrigin(workbook, model, { output: output.output, inputs: firstFailure.inputs });
    return {
      failures: firstFailure === null ? null : { count: output.failed, firstTrial: firstFailure.trial + 1, error: origin?.error ?? null, cell: origin?.cell ?? null },
      notes: outputNotes(output, origin).map((note) => ({ code: note.code, message: describeError(note, wordsIn(language)) })),
    };
  });
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

/** The options, or a sentence about what is wrong with them. */
function readOptions(args: readonly string[]): SimulateOptions | string {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        trials: { type: 'string' },
        seed: { type: 'string' },
        engine: { type: 'string' },
        method: { type: 'string' },
        workers: { type: 'string' },
        set: { type: 'string', multiple: true },
        freeze: { type: 'string', multiple: true },
        lang: { type: 'string' },
      },
    });
  } catch (thrown) {
    return `${thrown instanceof Error ? thrown.message : String(thrown)}\n${cliWords(nearestLanguage(null)).simulateUsage}`;
  }
  const { values, positionals } = parsed;
  const language = nearestLanguage(values.lang);
  const words = cliWords(language);
  const complaint = (option: string, received: string, allowed: string): string => fillPhrase(words.simulateOption, { option, received, allowed });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) return words.simulateUsage;
  const trials = wholeNumber(values.trials ?? String(DEFAULT_TRIALS));
  if (trials === null || trials < 1) return complaint('--trials', values.trials ?? '', '1, 2, 3 …');
  const workers = values.workers === undefined ? null : wholeNumber(values.workers);
  if (values.workers !== undefined && (workers === null || workers < 1 || workers > MOST_WORKERS)) return complaint('--workers', values.workers, `1 … ${MOST_WORKERS}`);
  const engine = values.engine ?? 'wasm';
  if (!ENGINES.includes(engine)) return complaint('--engine', engine, ENGINES.join(', '));
  const method = values.method ?? 'random';
  if (method !== 'random' && method !== 'latinHypercube') return complaint('--method', method, 'random, latinHypercube');
  const { seed = '1', set: assignments = [], freeze = [] } = values;
  return { path, trials, seed, engine: engine as Engine, method, workers, assignments, freeze, language };
}

function wholeNumber(text: string): number | null {
  const plain = text.replaceAll(/[_,]/g, '');
  return /^\d+(e\d+)?$/i.test(plain) ? Number(plain) : null;
}

type Loaded = { readonly ok: true; readonly value: WorkbookModel } | { readonly ok: false; readonly error: EngineError };

function loadModel({ path, assignments, language }: SimulateOptions, io: CommandInput): Loaded {
  let bytes: Uint8Array;
  try {
    bytes = io.readFile(path);
  } catch {
    return { ok: false, error: { code: 'simulateFileMissing', cellError: '#REF!', details: { path } } };
  }
  const model = readWorkbookModel(bytes);
  return model.ok ? { ok: true, value: calculatedModel(model.value, assignments, { language, now: io.now(), report: (line) => io.report(line) }) } : model;
}

/** The document on standard output. Input effects are those on the first output, with all of them in `byOutput`. */
function report(model: CompiledModel, result: SimulationResult, noted: readonly Noted[], compileMs: number, points: number): object {
  const at = (place: { readonly sheet: string; readonly row: number; readonly column: number }): string => sheetPrefix(place.sheet) + cellAddress(place.row, place.column);
  return {
    outputs: result.outputs.map((output, position) => ({
      name: output.output.name,
      cell: at(output.output),
      mean: output.mean,
      stdev: output.standardDeviation,
      stderr: output.standardError,
      min: output.min,
      max: output.max,
      skewness: output.skewness,
      kurtosis: output.excessKurtosis,
      percentiles: Object.fromEntries(output.percentiles.map(({ probability, value }) => [percentileName(probability), value])),
      percentileErrors: Object.fromEntries(output.percentiles.map(({ probability, standardError }) => [percentileName(probability), standardError])),
      probabilityBelowZero: output.probabilityBelowZero.value,
      probabilityBelowZeroError: output.probabilityBelowZero.standardError,
      cvar: output.conditionalValueAtRisk.value,
      cvarError: output.conditionalValueAtRisk.standardError,
      intervals95: intervalsOf(output),
      failed: output.failed,
      failedCountAs: 'not reaching a target',
      ...noted[position]!,
    })),
    inputs: result.inputs.map((input, position) => {
      const effects = result.outputs.map(({ output, sensitivities }) => [output.name, sensitivities[position]!] as const);
      const [first] = effects;
      return {
        name: input.name ?? at(input),
        cell: at(input),
        distribution: input.call,
        rankCorrelation: first?.[1].rankCorrelation ?? null,
        ...sharesOf(first?.[1]),
        byOutput: Object.fromEntries(effects.map(([name, effect]) => [name, { rankCorrelation: effect.rankCorrelation, ...sharesOf(effect) }])),
      };
    }),
    proof: { ...model.proof, points },
    slow: model.slow,
    frozen: model.frozen,
    correlations: model.correlations.map(({ cell, members, correlation, degreesOfFreedom }) => ({ cell, inputs: members.map((member) => result.inputs[member]!.name), degreesOfFreedom, largestChange: correlation.largestChange })),
    trials: result.trials,
    seed: result.seed,
    method: result.method,
    errorsAreAtMost: result.method === 'latinHypercube',
    engine: result.engine,
    workers: result.workers,
    timing: {
      compileMs,
      prepareMs: result.timing.prepareMs,
      runMs: result.timing.runMs,
      statisticsMs: result.timing.statisticsMs,
      sharesMs: result.timing.sharesMs,
      trialsPerSecond: Math.round(result.timing.trialsPerSecond),
    },
    fingerprint: result.fingerprint,
  };
}

function sharesOf(effect: InputSensitivity | undefined): object {
  if (effect === undefined) return { varianceShare: null };
  const { varianceShare, varianceShareError, totalShare, totalShareError, direction } = effect;
  return { varianceShare, varianceShareError, totalShare, totalShareError, direction, onlyTogether: actsOnlyTogether(effect) };
}

/** Between its two ends a number lies in 95 of 100 runs; null for an end that the trials say nothing about. */
function intervalsOf(output: OutputResult): object {
  const { meanInterval, standardDeviationInterval, percentiles, probabilityBelowZero, conditionalValueAtRisk } = output;
  const ends = ({ low, high }: Interval): readonly [number, number] => [low, high];
  return {
    mean: ends(meanInterval),
    stdev: ends(standardDeviationInterval),
    ...Object.fromEntries(percentiles.map((percentile) => [percentileName(percentile.probability), ends(percentile)])),
    probabilityBelowZero: ends(probabilityBelowZero),
    cvar: ends(conditionalValueAtRisk),
  };
}

function percentileName(probability: number): string {
  return `P${Math.round(probability * 1e6) / 1e4}`;
}
