import type { CompiledModel } from '../compile/compiledModel';
import { columnsBehind } from '../compile/ir/columnsBehind';
import { BLOCK_TRIALS } from '../risk/random/stream';
import type { Direction, ShareEstimate } from '../risk/statistics/firstOrderShare';
import { sampleMoments, type MomentSummary } from '../risk/statistics/momentSummary';
import type { Standard } from '../risk/statistics/totalShare';
import { askAll, type RunPort } from './ports';
import type { InputShares } from './protocol';
import { DRAW_COST, evaluationCost } from './worthwhileWorkers';

/** What one input contributes to the variance of one output. */
export interface VarianceShares {
  /** First-order share: of the variance that would go away, on average, if the input became known. From 0 to 1. */
  readonly varianceShare: number;
  readonly varianceShareError: number;
  /** Total share: of the variance that would be left, on average, if all other inputs became known. From 0 to 1. */
  readonly totalShare: number;
  readonly totalShareError: number;
  readonly direction: Direction;
}

/** An input that does hardly anything alone, but much together with others, such as a factor of a product whose other factor is 0 on average. */
export function actsOnlyTogether({ varianceShare, totalShare }: Pick<VarianceShares, 'varianceShare' | 'totalShare'>): boolean {
  return varianceShare < 0.02 && totalShare > 0.05 && totalShare > 5 * varianceShare;
}

/** Trials in which an input is drawn anew: at most those that are looked at, and no fewer than tell anything. */
const FEWEST_REDRAWN = BLOCK_TRIALS;
/** What the trials drawn anew may cost together, or this part of the run where that costs more. */
const BUDGET_NANOSECONDS = 4e8;
const PART_OF_RUN = 0.25;
/** A trial of an input and an output, in each of the two shares. */
const PAIR_COST = 12;
/** A worker is asked for about this much at a time, so that it is soon free after a cancellation. */
const REQUEST_NANOSECONDS = 2.5e7;

const NOTHING: VarianceShares = { varianceShare: 0, varianceShareError: 0, totalShare: 0, totalShareError: 0, direction: 'none' };

interface SharesOptions {
  /** Of the run. */
  readonly trials: number;
  /** The first of them, which the workers keep. */
  readonly first: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Shares of all inputs in the variances of all outputs, by output and then by input. Each input is one worker's from its first
 * trial to its last, so that the sums come out with the same bits for any number of workers. Where the formulas say that
 * an output does not depend on an input, or on nothing else, the shares are known without error.
 */
export async function varianceShares(model: CompiledModel, ports: readonly RunPort[], summaries: readonly MomentSummary[], options: SharesOptions): Promise<VarianceShares[][]> {
  const { inputs, outputs } = model;
  const reach = new Reach(model);
  const varies = summaries.map(({ min, max }) => max > min);
  const pairs = inputs.map((_, input) => ({ input, outputs: [...outputs.keys()].filter((output) => varies[output] && reach.mayMatter(input, output)) })).filter((pair) => pair.outputs.length > 0);
  const { trials, redrawn, blocksAtOnce } = effort(model, pairs, options);
  const standards = summaries.map(standardOf);
  const blocks = Math.ceil(trials / BLOCK_TRIALS);
  const found = await Promise.all(
    ports.map(async (port, number) => {
      const mine = pairs.filter((_, place) => place % ports.length === number);
      let shares: readonly InputShares[] = [];
      for (let first = 0; first < blocks && mine.length > 0; first += blocksAtOnce) {
        const end = Math.min(blocks, first + blocksAtOnce);
        const [reply] = await askAll([port], () => ({ kind: 'shares', inputs: mine, standards, trials, redrawn, first, end }), options.signal);
        shares = reply!.inputs;
      }
      return shares;
    }),
  );
  const measured = new Map(found.flat().flatMap(({ input, byOutput }) => byOutput.map((shares) => [`${input} ${shares.output}`, shares] as const)));
  return outputs.map((_, output) =>
    inputs.map((__, input): VarianceShares => {
      const shares = measured.get(`${input} ${output}`);
      if (shares === undefined) return NOTHING;
      const { first, total } = shares;
      const alone = reach.isAlone(input, output);
      const share = reach.isTied(input) ? first.share : notAboveTotal(first, total);
      const ofFirst = alone ? { varianceShare: 1 } : { varianceShare: share, varianceShareError: first.standardError };
      if (!reach.isReached(input, output)) return { ...NOTHING, ...ofFirst, direction: first.direction };
      const ofTotal = alone && !reach.isTied(input) ? { totalShare: 1 } : { totalShare: total.share, totalShareError: total.standardError };
      return { ...NOTHING, ...ofFirst, ...ofTotal, direction: first.direction };
    }),
  );
}

/**
 * Of an independent input the first-order share is no larger than the total one, which is known much better where it is small.
 * Where chance alone may part the two, the input is taken to act alone; else many small shares would add up to far more than 1.
 */
function notAboveTotal(first: ShareEstimate, total: ShareEstimate): number {
  return first.share > total.share - first.standardError ? total.share : first.share;
}

/** What the formulas say about which inputs an output depends on. */
class Reach {
  private readonly columns: readonly ReadonlySet<number>[];
  private readonly tied: ReadonlyMap<number, readonly number[]>;

  constructor({ program, inputs, correlations }: CompiledModel) {
    this.columns = program.outputs.map((node) => new Set([...columnsBehind(program, [node])].filter((column) => column < inputs.length)));
    this.tied = new Map(correlations.flatMap(({ members }) => members.map((member) => [member, members] as const)));
  }

  /** The output is calculated from the input. */
  isReached(input: number, output: number): boolean {
    return this.columns[output]!.has(input);
  }

  /** It is, or from another input that this one moves with. */
  mayMatter(input: number, output: number): boolean {
    return this.isReached(input, output) || (this.tied.get(input) ?? []).some((member) => this.isReached(member, output));
  }

  /** Other inputs say something about this one. */
  isTied(input: number): boolean {
    return this.tied.has(input);
  }

  /** It is, and from nothing else that is uncertain. */
  isAlone(input: number, output: number): boolean {
    return this.isReached(input, output) && this.columns[output]!.size === 1;
  }
}

type Pairs = readonly { readonly input: number; readonly outputs: readonly number[] }[];

/** As many trials as the budget allows. It knows costs by the model alone, so that every machine and engine finds the same shares. */
function effort(model: CompiledModel, pairs: Pairs, { trials, first }: SharesOptions): { readonly trials: number; readonly redrawn: number; readonly blocksAtOnce: number } {
  const evaluation = evaluationCost(model, 'wasm');
  const pairCost = pairs.reduce((sum, { outputs }) => sum + outputs.length * PAIR_COST, 0);
  const redrawing = pairs.length * (DRAW_COST + evaluation) + pairCost;
  const budget = Math.max(BUDGET_NANOSECONDS, PART_OF_RUN * trials * evaluation);
  const affordable = (cost: number): number => Math.max(FEWEST_REDRAWN, Math.floor(budget / Math.max(cost, 1) / BLOCK_TRIALS) * BLOCK_TRIALS);
  return {
    trials: Math.min(first, affordable(pairCost)),
    redrawn: Math.min(first, affordable(redrawing)),
    blocksAtOnce: Math.max(1, Math.floor(REQUEST_NANOSECONDS / (redrawing * BLOCK_TRIALS))),
  };
}

function standardOf(summary: MomentSummary): Standard {
  const { mean, standardDeviation } = sampleMoments(summary);
  return Number.isFinite(mean) && standardDeviation > 0 ? { mean, deviation: standardDeviation } : { mean: 0, deviation: 1 };
}
