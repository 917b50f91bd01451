import type { CompiledModel } from '../formula/compile/compiledModel';
import { BlockTree } from '../risk/statistics/blockTree';
import { cumulativeCurve, displayHistogram } from '../risk/statistics/displayHistogram';
import { sampleMoments, type MomentSummary } from '../risk/statistics/momentSummary';
import { OrderStatisticSearch } from '../risk/statistics/orderStatistics';
import { percentileEstimate, ranksForPercentile } from '../risk/statistics/percentiles';
import { conditionalValueAtRisk, mergeTails, probabilityError, tailRank, type TailSummary } from '../risk/statistics/tailSummary';
import { BIN_COUNT, valueBins } from '../risk/statistics/valueBins';
import { askAll, type RunPort } from './ports';
import type { OutputStatistics } from './simulationResult';

/** The worst share of outcomes that the conditional value at risk averages. */
const TAIL_SHARE = 0.05;
const HISTOGRAM_BARS = 60;
const CURVE_POINTS = 100;

interface StatisticsOptions {
  /** Trials below zero, by output. */
  readonly negative: readonly number[];
  readonly percentiles: readonly number[];
  readonly signal: AbortSignal | undefined;
}

/** What is reported about each output by itself, from values that stay in the workers. */
export async function outputStatistics({ outputs }: CompiledModel, ports: readonly RunPort[], summaries: readonly MomentSummary[], options: StatisticsOptions): Promise<OutputStatistics[]> {
  const { signal, percentiles } = options;
  const searched = summaries.map(({ count, min, max }, output) => ({
    output,
    low: min,
    high: max,
    ranks: count === 0 ? [] : [...percentiles.flatMap((probability) => ranksForPercentile(count, probability)), tailRank(count, TAIL_SHARE, 'low')],
  }));
  const found = await findOrderStatistics(ports, searched, signal);
  const thresholds = summaries.map(({ count }, output) => found[output]!.valueAt(tailRank(count, TAIL_SHARE, 'low')));
  const tails = await tailsBelow(ports, thresholds, signal);
  return summaries.map((summary, output): OutputStatistics => {
    const { count, failed, min, max } = summary;
    const search = found[output]!;
    const bins = valueBins(min, max);
    const counts = search.binCounts ?? allInOneBin(count);
    const share = options.negative[output]! / count;
    return {
      ...sampleMoments(summary),
      output: outputs[output]!,
      count,
      failed,
      min: count === 0 ? NaN : min,
      max: count === 0 ? NaN : max,
      percentiles: percentiles.map((probability) => ({ probability, ...percentileEstimate(search, count, probability) })),
      probabilityBelowZero: { value: share, standardError: probabilityError(share, count) },
      conditionalValueAtRisk: { share: TAIL_SHARE, value: conditionalValueAtRisk(tails[output]!, thresholds[output]!, count, TAIL_SHARE) },
      histogram: count === 0 ? EMPTY_HISTOGRAM : displayHistogram(counts, bins, HISTOGRAM_BARS),
      curve: count === 0 ? [] : cumulativeCurve(counts, bins, CURVE_POINTS),
    };
  });
}

const EMPTY_HISTOGRAM = { low: NaN, barWidth: 0, counts: [], below: 0, above: 0 };

function allInOneBin(count: number): Uint32Array {
  const counts = new Uint32Array(BIN_COUNT);
  counts[0] = count;
  return counts;
}

interface SearchedOutput {
  readonly output: number;
  readonly low: number;
  readonly high: number;
  readonly ranks: readonly number[];
}

/** Searches several outputs side by side: each round of passes goes to all workers at once. */
export async function findOrderStatistics(ports: readonly RunPort[], outputs: readonly SearchedOutput[], signal: AbortSignal | undefined): Promise<OrderStatisticSearch[]> {
  const searches = outputs.map(({ low, high, ranks }) => new OrderStatisticSearch(low, high, ranks));
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

async function tailsBelow(ports: readonly RunPort[], thresholds: readonly number[], signal: AbortSignal | undefined): Promise<TailSummary[]> {
  const tails = thresholds.map((threshold, output) => ({ output, threshold, side: 'low' as const }));
  const replies = await askAll(ports, () => ({ kind: 'tails', tails }), signal);
  return thresholds.map((_, output) => {
    const tree = new BlockTree<TailSummary>(mergeTails);
    for (const reply of replies) tree.absorb(reply.tails[output]!);
    return tree.total() ?? { count: 0, sum: 0 };
  });
}
