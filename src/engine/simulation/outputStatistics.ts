import type { CompiledModel } from '../compile/compiledModel';
import { BlockTree } from '../risk/statistics/blockTree';
import { probabilityEstimate } from '../risk/statistics/confidence';
import { addHistograms, displayRange, NO_BARS, ranksForDisplay, type DisplayHistogram } from '../risk/statistics/displayHistogram';
import { sampleMoments, type MomentSummary } from '../risk/statistics/momentSummary';
import { OrderStatisticSearch } from '../risk/statistics/orderStatistics';
import { percentileEstimate, ranksForPercentile } from '../risk/statistics/percentiles';
import { quantileCurve, ranksForCurve } from '../risk/statistics/quantileCurve';
import { conditionalValueAtRisk, mergeTails, tailMean, tailRank, type TailSummary } from '../risk/statistics/tailSummary';
import { askAll, type RunPort } from './ports';
import type { ShapeRequest } from './protocol';
import type { OutputStatistics } from './simulationResult';

/** The worst share of outcomes that the conditional value at risk averages. */
const TAIL_SHARE = 0.05;

interface StatisticsOptions {
  readonly percentiles: readonly number[];
  readonly signal: AbortSignal | undefined;
}

/** What is reported about each output by itself, from values that stay in the workers. */
export async function outputStatistics({ outputs }: CompiledModel, ports: readonly RunPort[], summaries: readonly MomentSummary[], options: StatisticsOptions): Promise<OutputStatistics[]> {
  const { signal, percentiles } = options;
  const searched = summaries.map(({ count, min, max }, output) => ({ output, low: min, high: max, count, ranks: count === 0 ? [] : ranksOf(count, percentiles) }));
  const found = await findOrderStatistics(ports, searched, signal);
  const asked = summaries.map(({ count }, output) => ({
    threshold: found[output]!.valueAt(tailRank(count, TAIL_SHARE, 'low')),
    unit: summaries[output]!.unit === 0 ? 1 : summaries[output]!.unit,
    range: count === 0 ? NO_BARS : displayRange(found[output]!, count),
  }));
  const shapes = await shapesOf(ports, asked, signal);
  return summaries.map((summary, output): OutputStatistics => {
    const { count, failed, negative, min, max } = summary;
    const search = found[output]!;
    const { tail, histogram } = shapes[output]!;
    return {
      ...sampleMoments(summary),
      output: outputs[output]!,
      count,
      failed,
      min: count === 0 ? NaN : min,
      max: count === 0 ? NaN : max,
      percentiles: percentiles.map((probability) => ({ probability, ...percentileEstimate(search, count, probability) })),
      probabilityBelowZero: probabilityEstimate(negative, count + failed),
      conditionalValueAtRisk: { share: TAIL_SHARE, ...tailMean(tail, asked[output]!.threshold, count, TAIL_SHARE, asked[output]!.unit) },
      histogram,
      curve: count === 0 ? [] : quantileCurve(search, count),
    };
  });
}

/** The mean of the lowest share of one output's values, as in the statistics. */
export async function lowestMean(ports: readonly RunPort[], outputs: number, searched: Omit<SearchedOutput, 'ranks'>, share: number): Promise<number> {
  const rank = tailRank(searched.count, share, 'low');
  const [found] = await findOrderStatistics(ports, [{ ...searched, ranks: [rank] }], undefined);
  const threshold = found!.valueAt(rank);
  const asked = Array.from({ length: outputs }, (_, output) => ({ threshold: output === searched.output ? threshold : -Infinity, unit: 1, range: NO_BARS }));
  const shapes = await shapesOf(ports, asked, undefined);
  return conditionalValueAtRisk(shapes[searched.output]!.tail, threshold, searched.count, share);
}

/** The ranks behind everything that is reported of `count` values. */
function ranksOf(count: number, percentiles: readonly number[]): number[] {
  return [...percentiles.flatMap((probability) => ranksForPercentile(count, probability)), tailRank(count, TAIL_SHARE, 'low'), ...ranksForDisplay(count), ...ranksForCurve(count)];
}

interface SearchedOutput {
  readonly output: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly ranks: readonly number[];
}

/** Searches several outputs side by side: each round of passes goes to all workers at once. */
export async function findOrderStatistics(ports: readonly RunPort[], outputs: readonly SearchedOutput[], signal: AbortSignal | undefined): Promise<OrderStatisticSearch[]> {
  const searches = outputs.map(({ low, high, count, ranks }) => new OrderStatisticSearch(low, high, count, ranks));
  for (;;) {
    const open = searches.flatMap((search, index) => {
      const pass = search.nextPass();
      return pass === undefined ? [] : [{ search, request: { output: outputs[index]!.output, pass } }];
    });
    if (open.length === 0) return searches;
    const replies = await askAll(ports, () => ({ kind: 'select', passes: open.map(({ request }) => request) }), signal);
    open.forEach(({ search }, position) => search.absorb(replies.map((reply) => reply.answers[position]!)));
  }
}

interface Shape {
  readonly tail: TailSummary;
  readonly histogram: DisplayHistogram;
}

async function shapesOf(ports: readonly RunPort[], shapes: readonly ShapeRequest[], signal: AbortSignal | undefined): Promise<Shape[]> {
  const replies = await askAll(ports, () => ({ kind: 'shapes', shapes }), signal);
  return shapes.map((_, output) => {
    const ofOutput = replies.map((reply) => reply.shapes[output]!);
    const tree = new BlockTree<TailSummary>(mergeTails);
    for (const { tail } of ofOutput) tree.absorb(tail);
    return { tail: tree.total() ?? { count: 0, sum: 0, squares: 0 }, histogram: ofOutput.map(({ histogram }) => histogram).reduce(addHistograms) };
  });
}
