/** Measures the goals of the simulation engine against named peers, side by side in one run. Prints a table, or one line of JSON with --json. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileModel } from '../../src/engine/compile/compileModel';
import type { CompiledModel } from '../../src/engine/compile/compiledModel';
import type { WorkbookModel } from '../../src/engine/formula/workbookModel';
import { BLOCK_TRIALS } from '../../src/engine/risk/random/stream';
import { samplingTable } from '../../src/engine/risk/sampling/samplingTable';
import { simulate } from '../../src/engine/simulation/simulate';
import type { SimulationResult } from '../../src/engine/simulation/simulationResult';
import { worthwhileWorkers } from '../../src/engine/simulation/worthwhileWorkers';
import { writeWorkbook } from '../../src/file/xlsx';
import { endToEnd } from './endToEnd';
import { measureSuite, median, type SuiteRow } from './measureSuite';
import { inOwnProcess, ownMeasurement } from './ownProcess';
import { baselineOf } from './recalculation';
import { referenceModel, referenceWorkbook } from './referenceModel';
import { startThreads, type BenchThreads } from './threads';

interface Goal {
  readonly name: string;
  readonly value: number | null;
  readonly goal: number;
  readonly unit: string;
  readonly atLeast: boolean;
  readonly holds: boolean | null;
}

const TRIALS = 1_000_000;
const BLOCKS = Math.ceil(TRIALS / BLOCK_TRIALS);
const ROUNDS = 5;
const COLD_TRIALS = 100_000;
const CLICK_ROUNDS = 3;
const OWN_ROUNDS = 5;
const MANY_ROUNDS = 3;

function goal(name: string, value: number | null, limit: number, unit: string, atLeast: boolean): Goal {
  return { name, value, goal: limit, unit, atLeast, holds: value === null ? null : atLeast ? value >= limit : value <= limit };
}

function best(rounds: number, measure: () => number): number {
  return Math.min(...Array.from({ length: rounds }, measure));
}

function compiledModel(workbook: WorkbookModel): CompiledModel {
  const compiled = compileModel(workbook, { clock: () => performance.now() });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.model;
}

/** A peer that prints nanoseconds per trial; null where it is not installed. */
function peer(command: string, args: readonly string[]): number | null {
  try {
    return Number(execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split(' ')[0]);
  } catch {
    return null;
  }
}

function buildCpp(model: CompiledModel, folder: string): string | null {
  const program = join(folder, 'model');
  try {
    execFileSync('g++', ['-O3', '-march=x86-64-v2', '-ffp-contract=off', '-o', program, join(__dirname, 'model.cpp')], { stdio: 'ignore' });
  } catch {
    return null;
  }
  for (const [address] of referenceWorkbook.inputs.slice(0, 9)) {
    const row = Number(address.slice(1)) - 1;
    const table = samplingTable(model.inputs.find((input) => input.row === row)!.distribution);
    if (!table.ok || table.value.kind !== 'octaves') throw new Error(`${address} has no octave table`);
    appendFileSync(join(folder, 'tables'), new Uint8Array(table.value.coefficients.buffer));
  }
  return program;
}

async function run(model: CompiledModel, threads: BenchThreads, trials: number): Promise<SimulationResult> {
  const result = await simulate(model, threads.ports, { trials, seed: 7, clock: () => performance.now() });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/**
 * Milliseconds from nothing to the statistics of 100,000 trials that the user sees first, all but the sensitivities:
 * threads started, workbook compiled and proved, tables built, run, summarized.
 */
async function coldStart(workbook: WorkbookModel, workers: number): Promise<number> {
  const start = performance.now();
  const threads = startThreads(workers);
  const model = compiledModel(workbook);
  let elapsed = Infinity;
  await simulate(model, threads.ports, { trials: COLD_TRIALS, seed: 7, clock: () => performance.now(), first: () => (elapsed = performance.now() - start) });
  await threads.dispose();
  return elapsed;
}

/** In the built add-in, in a browser; null where there is none of either. */
async function clickToNumbers(workbook: WorkbookModel): Promise<readonly number[] | null> {
  const { href } = pathToFileURL(resolve(__dirname, 'workbench.mjs'));
  const measuring = (await import(/* webpackIgnore: true */ href)) as { clickToNumbers(bytes: readonly number[], trials: readonly number[], rounds: number): Promise<readonly number[] | null> };
  const bytes = await writeWorkbook({ sheets: workbook.sheets.map(({ name, cells }) => ({ name, cells })), names: [] });
  return measuring.clickToNumbers([...bytes], [COLD_TRIALS, TRIALS], CLICK_ROUNDS);
}

/** The goals of the suite: how much faster than recalculation each model runs, and the one in the middle. */
function suiteGoals(rows: readonly SuiteRow[]): Goal[] {
  const each = rows.map(({ name, times, trialsPerSecond, baseline, slow }) => {
    const speed = `${(trialsPerSecond / 1e6).toPrecision(3)} million trials/s, against ${baseline}`;
    return goal(`suite: ${name}`, times, 100, `times (${speed}${slow > 0 ? `, ${slow} formulas trial by trial` : ''})`, true);
  });
  return [...each, goal('suite: median', median(rows.map(({ times }) => times)), 1000, 'times', true)];
}

function ownProcessGoals(): Goal[] {
  const shares = Array.from({ length: OWN_ROUNDS }, () => inOwnProcess('cold')).map(({ proofMs, totalMs }) => (100 * proofMs) / totalMs);
  const many = Array.from({ length: MANY_ROUNDS }, () => inOwnProcess('many'));
  return [
    goal('proof at drawn trials, share of a cold process that runs 100,000 trials', median(shares), 10, '%', false),
    goal('statistics, 60 outputs of 1,000,000 trials', Math.min(...many.map(({ statisticsMs }) => statisticsMs)), 2000, 'ms', false),
    goal('memory for 60 outputs of 1,000,000 trials, at most', Math.max(...many.map(({ bytes }) => bytes)) / 2 ** 30, 1, 'GB', false),
  ];
}

async function measureGoals(): Promise<Goal[]> {
  const workbook = referenceModel();
  const model = compiledModel(workbook);
  const folder = mkdtempSync(join(tmpdir(), 'roi-bench-'));
  const cpp = buildCpp(model, folder);
  const wasm = await endToEnd(model, 'wasm', BLOCKS);
  const kernels = await endToEnd(model, 'kernels', 100);
  const fallbackBits = kernels.bits();
  const sameBits = wasm.bits().every((value, place) => Object.is(value, fallbackBits[place]));

  let [ours, fallback, numpy, native] = [Infinity, Infinity, Infinity, Infinity];
  let hyperFormula = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    ours = Math.min(ours, best(3, wasm.measure));
    native = Math.min(native, (cpp === null ? null : peer(cpp, [String(TRIALS), join(folder, 'tables')])) ?? Infinity);
    numpy = Math.min(numpy, peer('python3', [join(__dirname, 'numpyModel.py'), String(TRIALS / 4)]) ?? Infinity);
    fallback = Math.min(fallback, best(3, kernels.measure));
    hyperFormula = Math.min(hyperFormula, baselineOf(workbook, model).nanoseconds);
  }
  rmSync(folder, { recursive: true });

  const [one, two] = [startThreads(1), startThreads(2)];
  let [oneMs, twoMs, statisticsMs, wholeMs] = [Infinity, Infinity, Infinity, Infinity];
  for (let round = 0; round < 2 * ROUNDS; round++) {
    oneMs = Math.min(oneMs, (await run(model, one, TRIALS)).timing.runMs);
    const start = performance.now();
    const { timing } = await run(compiledModel(workbook), two, TRIALS);
    wholeMs = Math.min(wholeMs, performance.now() - start);
    twoMs = Math.min(twoMs, timing.runMs);
    statisticsMs = Math.min(statisticsMs, timing.statisticsMs);
  }
  await Promise.all([one.dispose(), two.dispose()]);
  let coldMs = Infinity;
  const workers = worthwhileWorkers(model, COLD_TRIALS);
  for (let round = 0; round < 2 * ROUNDS; round++) coldMs = Math.min(coldMs, await coldStart(workbook, workers));

  const clicks = await clickToNumbers(workbook);

  const ratio = (theirs: number): number | null => (theirs === Infinity ? null : theirs / ours);
  return [
    goal('end to end, per core', 1e3 / ours, 12, 'million trials/s', true),
    goal('two workers against one', oneMs / twoMs, 1.8, 'times', true),
    goal('against HyperFormula recalculation', ratio(hyperFormula), 3000, 'times', true),
    goal('against hand-written numpy', ratio(numpy), 6, 'times', true),
    goal('time against hand-written C++ of the same vector width', native === Infinity ? null : ours / native, 1.6, 'times', false),
    goal('fallback without WebAssembly', sameBits ? 1e3 / fallback : 0, 2.5, 'million trials/s, identical bits', true),
    goal('100,000 trials, cold workers and a workbook not yet compiled to numbers', coldMs, 150, 'ms', false),
    goal('1,000,000 trials, workbook to all statistics', wholeMs, 1000, 'ms', false),
    goal('statistics, 7 outputs of 1,000,000 trials', statisticsMs, 70, 'ms', false),
    goal('click to first numbers in the workbench, 100,000 trials', clicks?.[0] ?? null, 300, 'ms', false),
    goal('click to first numbers in the workbench, 1,000,000 trials', clicks?.[1] ?? null, 1000, 'ms', false),
    ...ownProcessGoals(),
    ...suiteGoals(await measureSuite()),
  ];
}

function machineLine(): string {
  return `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${process.platform}`;
}

function table(goals: readonly Goal[]): string {
  const rows = goals.map(({ name, value, goal: limit, unit, atLeast, holds }) => {
    const measured = value === null ? 'not installed here' : `${value.toFixed(value < 100 ? 2 : 0)} ${unit}`;
    return `| ${name} | ${atLeast ? '≥' : '≤'} ${limit} | ${measured} | ${holds === null ? '–' : holds ? 'yes' : 'no'} |`;
  });
  return ['| what | goal | measured | holds |', '|---|---|---|---|', ...rows].join('\n');
}

function print(goals: readonly Goal[]): void {
  if (process.argv.includes('--json')) console.log(JSON.stringify({ goals: goals.map(({ name, value, goal: limit, unit, holds }) => ({ name, value, goal: limit, unit, holds })), machine: machineLine() }));
  else console.log(`${table(goals)}\n\n${machineLine()}`);
}

const own = ownMeasurement();
if (own === undefined) void measureGoals().then(print);
else void own.then((measured) => console.log(JSON.stringify(measured)));
