import { execFileSync } from 'node:child_process';
import { compileModel } from '../../src/engine/compile/compileModel';
import { simulate } from '../../src/engine/simulation/simulate';
import { worthwhileWorkers } from '../../src/engine/simulation/worthwhileWorkers';
import { threeStatements } from './models/threeStatements';
import { referenceModel } from './referenceModel';
import { startThreads } from './threads';

/** What a process of its own measures: code that nothing has run before, memory that nothing else has used. */
export interface OwnMeasurements {
  /** The proof at drawn trials and the whole cold run to the numbers shown first, in milliseconds. */
  readonly cold: { readonly proofMs: number; readonly totalMs: number };
  /** The statistics of sixty outputs in milliseconds, and the most memory that the process ever had, in bytes. */
  readonly many: { readonly statisticsMs: number; readonly bytes: number };
}

const MEASURES: { readonly [Kind in keyof OwnMeasurements]: () => Promise<OwnMeasurements[Kind]> } = { cold: coldRun, many: manyOutputs };
const COLD_TRIALS = 100_000;
const MANY_TRIALS = 1_000_000;
const clock = (): number => performance.now();

/** Starts this program anew for one measurement. */
export function inOwnProcess<Kind extends keyof OwnMeasurements>(kind: Kind): OwnMeasurements[Kind] {
  return JSON.parse(execFileSync(process.execPath, [process.argv[1]!, `--own=${kind}`], { encoding: 'utf8' })) as OwnMeasurements[Kind];
}

/** The measurement that this process was started for; undefined where it was started for all. */
export function ownMeasurement(): Promise<unknown> | undefined {
  const asked = process.argv.find((argument) => argument.startsWith('--own='))?.slice('--own='.length);
  return asked === undefined ? undefined : MEASURES[asked as keyof OwnMeasurements]();
}

async function coldRun(): Promise<OwnMeasurements['cold']> {
  const workbook = referenceModel();
  const started = clock();
  // The compiler asks for the time when the proof at drawn trials starts and after each trial of it, and at no other time.
  const asked: number[] = [];
  const timed = (): number => {
    asked.push(clock());
    return asked.at(-1)!;
  };
  const compiled = compileModel(workbook, { clock: timed });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const threads = startThreads(worthwhileWorkers(compiled.model, COLD_TRIALS));
  let totalMs = Infinity;
  await simulate(compiled.model, threads.ports, { trials: COLD_TRIALS, seed: 7, clock, first: () => (totalMs = clock() - started) });
  await threads.dispose();
  return { proofMs: asked.at(-1)! - asked[0]!, totalMs };
}

async function manyOutputs(): Promise<OwnMeasurements['many']> {
  const compiled = compileModel(threeStatements().workbook, { clock });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const threads = startThreads(2);
  const result = await simulate(compiled.model, threads.ports, { trials: MANY_TRIALS, seed: 7, clock });
  if (!result.ok) throw new Error(result.error.code);
  await threads.dispose();
  return { statisticsMs: result.value.timing.statisticsMs, bytes: process.resourceUsage().maxRSS * 1024 };
}
