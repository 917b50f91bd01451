import { compileModel } from '../../src/engine/compile/compileModel';
import { BLOCK_TRIALS } from '../../src/engine/risk/random/stream';
import { endToEnd } from './endToEnd';
import { suite } from './models/suite';
import { baselineOf } from './recalculation';

/** How a model of the suite runs. */
export interface SuiteRow {
  readonly name: string;
  readonly trialsPerSecond: number;
  readonly baseline: string;
  readonly times: number;
  /** Formulas that are evaluated trial by trial. */
  readonly slow: number;
}

const BLOCKS = 100;
/** Draws of all inputs together: bounds the blocks of models with very many. */
const MOST_DRAWS = 100_000_000;
const ROUNDS = 3;

/** Each model of the suite, compiled before anything is timed, against recalculation in the same run. */
export async function measureSuite(): Promise<readonly SuiteRow[]> {
  const rows: SuiteRow[] = [];
  for (const { name, workbook } of suite()) {
    const compiled = compileModel(workbook, { clock: () => performance.now() });
    if (!compiled.ok) throw new Error(`${name}: ${JSON.stringify(compiled.problems)}`);
    const { model } = compiled;
    const blocks = Math.max(2, Math.min(BLOCKS, Math.floor(MOST_DRAWS / model.inputs.length / BLOCK_TRIALS)));
    const ours = await endToEnd(model, 'wasm', blocks);
    const baseline = baselineOf(workbook, model);
    const nanoseconds = Math.min(...Array.from({ length: ROUNDS }, ours.measure));
    rows.push({ name, trialsPerSecond: 1e9 / nanoseconds, baseline: baseline.name, times: baseline.nanoseconds / nanoseconds, slow: model.slow.length });
  }
  return rows;
}

export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[(values.length - 1) / 2]!;
}
