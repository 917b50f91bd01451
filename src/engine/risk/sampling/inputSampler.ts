import { ok, type Result } from '../../core/result';
import { BLOCK_TRIALS } from '../random/stream';
import { drawPlainly, fillProbabilities, fillRandomly, type FillColumn } from './columnDraw';
import { CorrelatedDraw } from './correlatedDraw';
import { lookUpOctaves, lookUpSteps } from './kernels';
import type { SampledInput, SamplingPlan } from './samplingPlan';
import { samplingTable, type SamplingTable } from './samplingTable';

/** Draws the inputs of a run, block by block, in any order of blocks. */
export interface InputSampler {
  /** `columns[i]` receives the BLOCK_TRIALS values of input i. */
  fillBlock(block: number, columns: readonly Float64Array[]): void;
  /**
   * Draws one input anew for the same trials, without slices, from a stream of its own: as it may be where all others are as
   * `fillBlock` gives them. A correlated input follows the others; the common width of a t copula stays.
   */
  redraw(block: number, input: number, out: Float64Array): void;
}

/** Builds the tables of a run. About 1 ms per continuous distribution met for the first time; fails where a distribution cannot be tabulated. */
export function inputSampler(plan: SamplingPlan): Result<InputSampler> {
  const tables: SamplingTable[] = [];
  for (const { distribution } of plan.inputs) {
    const table = samplingTable(distribution);
    if (!table.ok) return table;
    tables.push(table.value);
  }
  const groups = plan.groups.map((group) => new CorrelatedDraw(plan, group, tables));
  const grouped = new Set(plan.groups.flatMap(({ members }) => members));
  const fillers = [
    ...groups.map((group): FillBlock => (block, columns) => group.fillBlock(block, columns)),
    ...plan.inputs.flatMap((input, index) => (grouped.has(index) ? [] : [independentFiller(plan, input, index, tables[index])])),
  ];
  const anew: FillColumn[] = [];
  return ok({
    fillBlock(block, columns) {
      for (const fill of fillers) fill(block, columns);
    },
    redraw(block, input, out) {
      const group = plan.groups.findIndex(({ members }) => members.includes(input));
      if (group >= 0) groups[group].redraw(block, plan.groups[group].members.indexOf(input), out);
      else (anew[input] ??= drawPlainly(plan.key, plan.inputs[input].identity, tables[input], 'redraw'))(block, out);
    },
  });
}

type FillBlock = (block: number, columns: readonly Float64Array[]) => void;

function independentFiller(plan: SamplingPlan, { identity }: SampledInput, index: number, table: SamplingTable): FillBlock {
  if (table.kind === 'octaves' && plan.method === 'random') {
    const fill = fillRandomly(plan.key, identity, table.coefficients);
    return (block, columns) => fill(block, columns[index]);
  }
  const probabilities = new Float64Array(BLOCK_TRIALS);
  const fill = fillProbabilities(plan, identity);
  return (block, columns) => {
    fill(block, probabilities);
    if (table.kind === 'octaves') lookUpOctaves(table.coefficients, probabilities, columns[index], BLOCK_TRIALS);
    else lookUpSteps(table.steps, probabilities, columns[index], BLOCK_TRIALS);
  };
}
