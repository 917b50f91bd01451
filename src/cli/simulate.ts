import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { CellValue } from '../engine/core/cellValue';
import type { EngineError } from '../engine/core/error';
import { compileModel } from '../engine/formula/compile/compileModel';
import type { CompiledModel, ModelProblem } from '../engine/formula/compile/compiledModel';
import { Binding } from '../engine/formula/evaluate/binding';
import { Calculator } from '../engine/formula/evaluate/calculator';
import { cellAddress, sheetPrefix } from '../engine/formula/parse/address';
import { parseFormula } from '../engine/formula/parse/parseFormula';
import { columnOf, rowOf, type CellModel, type WorkbookModel } from '../engine/formula/workbookModel';
import { BLOCK_TRIALS } from '../engine/risk/random/stream';
import type { Interval } from '../engine/risk/statistics/confidence';
import { simulate } from '../engine/simulation/simulate';
import type { InputSensitivity, OutputResult, SimulationProgress, SimulationResult } from '../engine/simulation/simulationResult';
import type { Engine } from '../engine/simulation/task';
import { actsOnlyTogether } from '../engine/simulation/varianceShares';
import { worthwhileWorkers } from '../engine/simulation/worthwhileWorkers';
import { fillPhrase, locale, nearestLanguage, type Language } from '../locales';
import { describeError } from '../locales/describeError';
import { toWorkbookModel } from '../templates/toWorkbookModel';
import { readWorkbook } from '../templates/xlsx';
import { failureOrigin } from '../workbook/simulation/failureOrigin';
import { outputNotes } from '../workbook/simulation/outputNotes';
import { startThreads } from './simulationThreads';
import { workbookPhrase } from './workbookPhrase';

/** Where a command writes: results to `out`, progress and complaints to `error`. */
export interface Streams {
  out(text: string): void;
  error(text: string): void;
}

const MOST_WORKERS = 16;
const DEFAULT_TRIALS = 100_000;
const PROGRESS_MS = 250;
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
export async function simulateCommand(args: readonly string[], streams: Streams): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    streams.error(options);
    return 2;
  }
  const refuse = (problems: readonly ModelProblem[]): number => {
    const told = problems.map(({ cell, error }) => ({ cell, code: error.code, message: describeError(error, options.language) }));
    for (const { cell, message } of told) streams.error(cell === null ? message : `${cell}: ${message}`);
    streams.out(JSON.stringify({ problems: told }));
    return 1;
  };
  const model = await loadModel(options);
  if (!model.ok) return refuse([{ cell: null, error: model.error }]);
  const started = performance.now();
  const compiled = compileModel(model.value, { freeze: options.freeze, phrase: workbookPhrase(model.value, options.language) });
  if (!compiled.ok) return refuse(compiled.problems);
  const compileMs = performance.now() - started;
  return runInThreads(model.value, compiled.model, compileMs, options, streams, refuse);
}

async function runInThreads(workbook: WorkbookModel, model: CompiledModel, compileMs: number, options: SimulateOptions, streams: Streams, refuse: (problems: readonly ModelProblem[]) => number): Promise<number> {
  const abort = new AbortController();
  const interrupt = (): void => abort.abort();
  process.once('SIGINT', interrupt);
  const { trials, seed, engine, method } = options;
  const workers = options.workers ?? Math.min(availableParallelism(), worthwhileWorkers(model, trials, engine));
  const threads = startThreads(Math.min(workers, Math.ceil(trials / BLOCK_TRIALS)));
  try {
    const outcome = await simulate(model, threads.ports, { trials, seed, engine, method, clock: () => performance.now(), signal: abort.signal, progress: progressReporter(streams, options.language) });
    if (outcome.ok) {
      const noted = notesOf(workbook, model, outcome.value, options.language);
      for (const { notes } of noted) for (const { message } of notes) streams.error(message);
      streams.out(JSON.stringify(report(model, outcome.value, noted, compileMs)));
      return 0;
    }
    if (!abort.signal.aborted) return refuse([{ cell: null, error: outcome.error }]);
    streams.error(describeError(outcome.error, options.language));
    return 130;
  } finally {
    process.off('SIGINT', interrupt);
    await threads.dispose();
  }
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
      notes: outputNotes(output, origin).map((note) => ({ code: note.code, message: describeError(note, language) })),
    };
  });
}

function progressReporter(streams: Streams, language: Language): (progress: SimulationProgress) => void {
  const phrase = locale(language).cli.simulateProgress;
  const number = new Intl.NumberFormat(language);
  let last = performance.now();
  return ({ trials, ofTrials }) => {
    if (trials < ofTrials && performance.now() - last < PROGRESS_MS) return;
    last = performance.now();
    streams.error(fillPhrase(phrase, { trials: number.format(trials), of: number.format(ofTrials), percent: Math.floor((100 * trials) / ofTrials) }));
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
    return `${thrown instanceof Error ? thrown.message : String(thrown)}\n${locale('en-US').cli.simulateUsage}`;
  }
  const { values, positionals } = parsed;
  const language = nearestLanguage(values.lang ?? 'en-US');
  const words = locale(language).cli;
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

async function loadModel({ path, assignments }: SimulateOptions): Promise<Loaded> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(path));
  } catch {
    return { ok: false, error: { code: 'simulateFileMissing', cellError: '#REF!', details: { path } } };
  }
  const file = await readWorkbook(bytes);
  if (!file.ok) return file;
  const model = toWorkbookModel(file.value);
  return assignments.length === 0 ? { ok: true, value: model } : withAssignments(model, assignments);
}

/** The workbook recalculated with other values in some cells: `Inputs!C5=0.12` or `Rate=0.12`. */
function withAssignments(model: WorkbookModel, assignments: readonly string[]): Loaded {
  const calculator = new Calculator(model);
  const binding = new Binding(model);
  const replaced = new Set<string>();
  for (const assignment of assignments) {
    const split = assignment.lastIndexOf('=');
    const place = split < 0 ? null : cellOf(assignment.slice(0, split), binding);
    if (place === null) return { ok: false, error: { code: 'simulateAssignment', cellError: '#REF!', details: { assignment } } };
    calculator.set(place.sheet, place.row, place.column, constantOf(assignment.slice(split + 1)));
    replaced.add(`${place.sheet} ${place.row} ${place.column}`);
  }
  calculator.calculateAll();
  const sheets = model.sheets.map((sheet, number) => {
    const cells = new Map<number, CellModel>();
    for (const [key, cell] of sheet.cells) {
      const value = calculator.value(number, rowOf(key), columnOf(key));
      cells.set(key, replaced.has(`${number} ${rowOf(key)} ${columnOf(key)}`) ? { value } : { ...cell, value });
    }
    return { ...sheet, cells };
  });
  return { ok: true, value: { ...model, sheets } };
}

/** The single cell that an address or a defined name means. */
function cellOf(text: string, binding: Binding): { readonly sheet: number; readonly row: number; readonly column: number } | null {
  const parsed = parseFormula(text);
  if (!parsed.ok) return null;
  const expression = parsed.value;
  if (expression.type === 'cell') {
    const sheet = expression.sheet === undefined ? 0 : binding.sheet(expression.sheet);
    return sheet === undefined ? null : { sheet, row: expression.row, column: expression.column };
  }
  if (expression.type !== 'name') return null;
  const bound = binding.name(expression.name, { sheet: 0, row: 0, column: 0 }, expression.sheet);
  if (bound === undefined || !bound.expression.ok || bound.expression.value.type !== 'cell') return null;
  const { sheet: written, row, column } = bound.expression.value;
  const sheet = written === undefined ? bound.sheet : binding.sheet(written);
  return sheet === undefined ? null : { sheet, row, column };
}

function constantOf(text: string): CellValue {
  const upper = text.trim().toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return upper === 'TRUE';
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** The document on standard output. Input effects are those on the first output, with all of them in `byOutput`. */
function report(model: CompiledModel, result: SimulationResult, noted: readonly Noted[], compileMs: number): object {
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
    proof: model.proof,
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
