import { ok, type Result } from '../../core/result';
import { pow } from '../../core/special/elementary';
import type { RankCorrelation } from '../correlation/rankCorrelation';
import { seedKey } from '../random/seedKey';
import { BLOCK_TRIALS, namedIdentity } from '../random/stream';
import { inputSampler, type InputSampler } from '../sampling/inputSampler';
import type { LineItem } from './lineItem';

/** A simulation over line items, fully described. */
export interface LineItemModel {
  readonly lines: readonly LineItem[];
  /** Discount rate per period. */
  readonly rate: number;
  readonly trials: number;
  readonly seed: number | string;
  /** Rank correlations of the lines, in their order; lines with a certain amount have no say in it. */
  readonly correlation?: RankCorrelation;
}

/** One number per trial. */
export interface LineItemOutcomes {
  /** (PV of benefits − PV of costs) ÷ PV of costs; NaN where the costs are not above zero. */
  readonly returnOnInvestment: Float64Array;
  readonly netPresentValue: Float64Array;
  /** Periods until the undiscounted flows have paid back, interpolated; Infinity where they never do. */
  readonly payback: Float64Array;
}

/** Blocks between two pauses: some milliseconds of work. */
const BLOCKS_PER_STEP = 8;

/**
 * Draws every trial. The generator yields the number of trials done after every few milliseconds, so that the caller can
 * show progress, let others run, or stop asking; it returns the outcomes. The random stream of a line belongs to its
 * name, and lines are added up in the order of their names, so neither the order of the rows nor a row added changes
 * what another line draws. About 5 ns per line and trial.
 */
export function* simulateLineItems(model: LineItemModel): Generator<number, Result<LineItemOutcomes>> {
  const plan = planLines(model);
  if (!plan.ok) return plan;
  const { sampler, lines, horizon } = plan.value;
  const { trials } = model;
  const blocks = Math.ceil(trials / BLOCK_TRIALS);
  const size = blocks * BLOCK_TRIALS;
  const outcomes: LineItemOutcomes = {
    returnOnInvestment: new Float64Array(size),
    netPresentValue: new Float64Array(size),
    payback: new Float64Array(size),
  };
  const columns = lines.map(() => new Float64Array(BLOCK_TRIALS));
  const flows = Array.from({ length: horizon + 1 }, () => new Float64Array(BLOCK_TRIALS));
  for (let block = 0; block < blocks; block++) {
    sampler.fillBlock(block, columns);
    valueBlock(lines, columns, outcomes, block * BLOCK_TRIALS);
    flowsOfBlock(lines, columns, flows);
    paybackOfBlock(flows, outcomes.payback, block * BLOCK_TRIALS);
    if ((block + 1) % BLOCKS_PER_STEP === 0) yield Math.min(trials, (block + 1) * BLOCK_TRIALS);
  }
  return ok({
    returnOnInvestment: outcomes.returnOnInvestment.subarray(0, trials),
    netPresentValue: outcomes.netPresentValue.subarray(0, trials),
    payback: outcomes.payback.subarray(0, trials),
  });
}

/** A line, reduced to what a trial needs: what one unit of its amount is worth today, and in each period. */
interface PlannedLine {
  readonly sign: 1 | -1;
  readonly presentValue: number;
  readonly start: number;
  readonly factors: readonly number[];
}

interface Plan {
  readonly sampler: InputSampler;
  readonly lines: readonly PlannedLine[];
  readonly horizon: number;
}

function planLines({ lines, rate, trials, seed, correlation }: LineItemModel): Result<Plan> {
  const identified = withIdentities(lines);
  const uncertain = (index: number): boolean => lines[identified[index].row].amount.variance !== 0;
  const members = correlation === undefined ? [] : identified.flatMap((_, index) => (uncertain(index) ? [index] : []));
  const within = (matrix: RankCorrelation['ranks']): RankCorrelation['ranks'] =>
    members.map((member) => members.map((other) => matrix[identified[member].row][identified[other].row]));
  const groups =
    correlation === undefined || members.length < 2
      ? []
      : [{ members, correlation: { ...correlation, ranks: within(correlation.ranks), scores: within(correlation.scores) }, degreesOfFreedom: null }];
  const sampler = inputSampler({
    key: seedKey(seed),
    inputs: identified.map(({ row, identity }) => ({ identity, distribution: lines[row].amount })),
    groups,
    method: 'random',
    trials,
  });
  if (!sampler.ok) return sampler;
  return ok({
    sampler: sampler.value,
    lines: identified.map(({ row }) => plannedLine(lines[row], rate)),
    horizon: Math.max(...lines.map(({ end }) => end)),
  });
}

/** The lines in the order of their names; a name that occurs again is numbered, so that it gets a stream of its own. */
function withIdentities(lines: readonly LineItem[]): readonly { readonly row: number; readonly identity: string }[] {
  const seen = new Map<string, number>();
  const identified = lines.map(({ name }, row) => {
    const occurrence = (seen.get(name) ?? 0) + 1;
    seen.set(name, occurrence);
    return { row, identity: namedIdentity(occurrence === 1 ? name : `${name}\n${occurrence}`) };
  });
  return identified.sort((a, b) => (a.identity < b.identity ? -1 : 1));
}

function plannedLine({ kind, start, end, growth }: LineItem, rate: number): PlannedLine {
  const factors = Array.from({ length: end - start + 1 }, (_, period) => pow(1 + growth, period));
  let presentValue = 0;
  factors.forEach((factor, period) => (presentValue += factor / pow(1 + rate, start + period)));
  return { sign: kind === 'benefit' ? 1 : -1, presentValue, start, factors };
}

function valueBlock(lines: readonly PlannedLine[], columns: readonly Float64Array[], outcomes: LineItemOutcomes, offset: number): void {
  for (let trial = 0; trial < BLOCK_TRIALS; trial++) {
    let benefits = 0;
    let costs = 0;
    for (let line = 0; line < lines.length; line++) {
      const { sign, presentValue } = lines[line];
      if (sign === 1) benefits += columns[line][trial] * presentValue;
      else costs += columns[line][trial] * presentValue;
    }
    outcomes.netPresentValue[offset + trial] = benefits - costs;
    outcomes.returnOnInvestment[offset + trial] = costs > 0 ? (benefits - costs) / costs : NaN;
  }
}

function flowsOfBlock(lines: readonly PlannedLine[], columns: readonly Float64Array[], flows: readonly Float64Array[]): void {
  for (const flow of flows) flow.fill(0);
  lines.forEach(({ sign, start, factors }, line) => {
    const column = columns[line];
    factors.forEach((factor, period) => {
      const flow = flows[start + period];
      const signed = sign * factor;
      for (let trial = 0; trial < BLOCK_TRIALS; trial++) flow[trial] += signed * column[trial];
    });
  });
}

function paybackOfBlock(flows: readonly Float64Array[], payback: Float64Array, offset: number): void {
  for (let trial = 0; trial < BLOCK_TRIALS; trial++) {
    let total = 0;
    let wasBelowZero = false;
    let recovered = Infinity;
    for (let period = 0; period < flows.length; period++) {
      const before = total;
      const flow = flows[period][trial];
      total += flow;
      if (total < 0) wasBelowZero = true;
      else if (wasBelowZero) {
        recovered = period - 1 - before / flow;
        break;
      }
    }
    payback[offset + trial] = recovered === Infinity && !wasBelowZero ? 0 : recovered;
  }
}
