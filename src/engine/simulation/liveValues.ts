import { invalidArgument } from '../core/error';
import { fail, ok, type Result } from '../core/result';
import { probabilityEstimate, type ProbabilityEstimate } from '../risk/statistics/confidence';
import { addHistograms, type BarRange, type DisplayHistogram } from '../risk/statistics/displayHistogram';
import { percentileEstimate, ranksForPercentile, type PercentileEstimate } from '../risk/statistics/percentiles';
import { findOrderStatistics, lowestMean } from './outputStatistics';
import { askAll, outcomeOf, type RunPort } from './ports';
import type { OutputStatistics } from './simulationResult';

/** Values of trials 0, 1, 2 …, one beside the other; NaN or infinite where the output of a trial is an error. */
export interface ScatterPoints {
  readonly input: Float64Array;
  readonly output: Float64Array;
}

/** Points that a scatter chart may ask for. */
export const MOST_POINTS = 20_000;
const MOST_BARS = 10_000;

/**
 * Questions about the values of a finished run, which stay in the workers: all answers are exact and the same for any
 * number of workers. They end, with `simulationValuesGone`, when the workers start a run that takes the place of this
 * one. Inputs and outputs are named by their positions in the result. A question takes a few milliseconds per million
 * trials.
 */
export class LiveValues {
  constructor(
    private readonly ports: readonly RunPort[],
    private readonly outputs: readonly Pick<OutputStatistics, 'count' | 'failed' | 'min' | 'max'>[],
    /** The first trials, of which the workers keep the outputs; 0 where they do not. */
    private readonly first: number,
  ) {}

  /** P(output ≤ value): of all trials, so that one that ends in an error counts as not being there. */
  probabilityAtMost(output: number, value: number): Promise<Result<ProbabilityEstimate>> {
    return outcomeOf(this.countAtMost(output, value).then((reached) => this.estimated(output, reached)));
  }

  /** P(output ≥ value): of all trials, so that one that ends in an error counts as not reaching it. */
  probabilityAtLeast(output: number, value: number): Promise<Result<ProbabilityEstimate>> {
    const { count } = this.outputs[output]!;
    return outcomeOf(this.countAtMost(output, justBelow(value)).then((missed) => this.estimated(output, count - missed)));
  }

  private async countAtMost(output: number, value: number): Promise<number> {
    const replies = await askAll(this.ports, () => ({ kind: 'atMost', output, value }), undefined);
    return replies.reduce((sum, reply) => sum + reply.count, 0);
  }

  private estimated(output: number, reached: number): ProbabilityEstimate {
    const { count, failed } = this.outputs[output]!;
    return probabilityEstimate(reached, count + failed);
  }

  /** The percentile, as in the statistics of the result. */
  async valueAtProbability(output: number, probability: number): Promise<Result<PercentileEstimate>> {
    if (!(probability >= 0 && probability <= 1)) return fail(outside('probability', probability, 0, 1));
    return outcomeOf(this.percentile(output, probability));
  }

  private async percentile(output: number, probability: number): Promise<PercentileEstimate> {
    const { count, min, max } = this.outputs[output]!;
    if (count === 0) return { value: NaN, standardError: NaN, low: NaN, high: NaN };
    const [found] = await findOrderStatistics(this.ports, [{ output, low: min, high: max, count, ranks: ranksForPercentile(count, probability) }], undefined);
    return percentileEstimate(found!, count, probability);
  }

  /** The mean of the lowest share of the values (more than 0, at most 1). */
  async conditionalValueAtRisk(output: number, share: number): Promise<Result<number>> {
    if (!(share > 0 && share <= 1)) return fail(outside('share', share, 0, 1));
    const { count, min, max } = this.outputs[output]!;
    if (count === 0) return ok(NaN);
    return outcomeOf(lowestMean(this.ports, this.outputs.length, { output, low: min, high: max, count }, share));
  }

  /** How many values fall into equal bars between two numbers, and how many lie to either side. */
  async histogram(output: number, range: BarRange): Promise<Result<DisplayHistogram>> {
    if (!(Number.isInteger(range.bars) && range.bars >= 1 && range.bars <= MOST_BARS)) return fail(outside('bars', range.bars, 1, MOST_BARS));
    if (!(range.low <= range.high && Number.isFinite(range.high - range.low))) return fail(invalidArgument('simulationRange', { details: { low: range.low, high: range.high } }));
    return outcomeOf(this.bars(output, range));
  }

  private async bars(output: number, range: BarRange): Promise<DisplayHistogram> {
    const replies = await askAll(this.ports, () => ({ kind: 'bars', output, range }), undefined);
    return replies.map(({ histogram }) => histogram).reduce(addHistograms);
  }

  /** The first `points` trials of an input and an output, or all that are kept where those are fewer. */
  async scatter(input: number, output: number, points: number): Promise<Result<ScatterPoints>> {
    if (!(Number.isInteger(points) && points >= 1 && points <= MOST_POINTS)) return fail(outside('points', points, 1, MOST_POINTS));
    return outcomeOf(this.points(input, output, points));
  }

  private async points(input: number, output: number, points: number): Promise<ScatterPoints> {
    const [reply] = await askAll(this.ports.slice(0, 1), () => ({ kind: 'scatter', input, output, trials: Math.min(points, this.first) }), undefined);
    return reply!;
  }
}

/** The largest number that is smaller. */
function justBelow(value: number): number {
  if (!Number.isFinite(value)) return value;
  if (value === 0) return -Number.MIN_VALUE;
  const bits = new BigInt64Array(Float64Array.of(value).buffer);
  bits[0]! += value > 0 ? -1n : 1n;
  return new Float64Array(bits.buffer)[0]!;
}

function outside(parameter: string, received: number, minimum: number, maximum: number): ReturnType<typeof invalidArgument> {
  return invalidArgument('numberOutOfRange', { parameter, received, details: { minimum, maximum } });
}
