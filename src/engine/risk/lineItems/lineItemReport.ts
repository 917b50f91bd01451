import type { Label, ResultCell } from '../../core/roiFunction';
import { BLOCK_TRIALS } from '../random/stream';
import { BlockTree } from '../statistics/blockTree';
import { mergeMoments, sampleMoments, summarizeMoments } from '../statistics/momentSummary';
import { selectRanks } from '../statistics/orderStatistics';
import { percentileEstimate, ranksForPercentile } from '../statistics/percentiles';
import { conditionalValueAtRisk, mergeTails, summarizeTail, tailRank, type TailSide, type TailSummary } from '../statistics/tailSummary';
import type { LineItemOutcomes } from './lineItemSimulation';

/** Percentiles of the report; the outermost are the value at risk. */
const PERCENTILES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const;
const RISK_SHARE = PERCENTILES[0];

/** What the report says of one measure. A percentile that falls among the trials without a number is undefined. */
export interface MeasureStatistics {
  readonly mean: number;
  readonly standardDeviation: number;
  readonly standardError: number;
  readonly percentiles: readonly (number | undefined)[];
  readonly probabilityBelowZero: number;
  readonly valueAtRisk: number | undefined;
  readonly conditionalValueAtRisk: number | undefined;
  /** Share of the trials without a number: no return on investment, or no payback. */
  readonly withoutNumber: number;
}

/**
 * Statistics of one measure. `worst` is the bad side: low for a return, high for a payback. Trials without a number count
 * as the very worst: they push percentiles and value at risk, and stay out of mean and deviation.
 */
export function measureStatistics(values: Float64Array, worst: TailSide): MeasureStatistics {
  const trials = values.length;
  const summary = total(values, (from, length) => summarizeMoments(values, from, length), mergeMoments);
  const { count, failed, min, max } = summary;
  const { mean, standardDeviation, standardError } = sampleMoments(summary);
  const shift = worst === 'low' ? failed : 0;
  const ranks = PERCENTILES.flatMap((probability) => ranksForPercentile(trials, probability));
  const riskRank = tailRank(trials, RISK_SHARE, worst);
  const search = selectRanks(values, min, max, [...ranks, riskRank].map((rank) => rank - shift).filter((rank) => rank >= 0 && rank < count));
  const ranked = { valueAt: (rank: number) => search.valueAt(rank - shift) };
  const known = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);
  const percentiles = PERCENTILES.map((probability) => known(percentileEstimate(ranked, trials, probability).value));
  const threshold = known(ranked.valueAt(riskRank));
  return {
    mean,
    standardDeviation,
    standardError,
    percentiles,
    probabilityBelowZero: countBelowZero(values) / trials,
    valueAtRisk: worst === 'low' ? percentiles[0] : percentiles[percentiles.length - 1],
    conditionalValueAtRisk: threshold !== undefined && failed === 0 ? expectedBeyond(values, threshold, worst) : undefined,
    withoutNumber: failed / trials,
  };
}

function total<Summary>(values: Float64Array, summarize: (from: number, length: number) => Summary, merge: (a: Summary, b: Summary) => Summary): Summary {
  const tree = new BlockTree<Summary>(merge);
  for (let from = BLOCK_TRIALS; from < values.length; from += BLOCK_TRIALS) {
    tree.add(from / BLOCK_TRIALS, summarize(from, Math.min(BLOCK_TRIALS, values.length - from)));
  }
  tree.add(0, summarize(0, Math.min(BLOCK_TRIALS, values.length)));
  return tree.total() as Summary;
}

function expectedBeyond(values: Float64Array, threshold: number, worst: TailSide): number {
  const tail: TailSummary = total(values, (from, length) => summarizeTail(values, from, length, threshold, worst), mergeTails);
  return conditionalValueAtRisk(tail, threshold, values.length, RISK_SHARE);
}

function countBelowZero(values: Float64Array): number {
  let count = 0;
  for (const value of values) if (value < 0) count++;
  return count;
}

/** The report as a table: one row per statistic, one column each for return on investment, net present value and payback. */
export function lineItemReport(outcomes: LineItemOutcomes, seed: number): readonly (readonly ResultCell[])[] {
  const measures = [
    measureStatistics(outcomes.returnOnInvestment, 'low'),
    measureStatistics(outcomes.netPresentValue, 'low'),
    measureStatistics(outcomes.payback, 'high'),
  ];
  const [returns, value, payback] = measures;
  const row = (label: Label, cells: readonly ResultCell[]): readonly ResultCell[] => [label, ...cells];
  const ofAll = (pick: (measure: MeasureStatistics) => number | undefined): readonly ResultCell[] => measures.map((measure) => shown(pick(measure)));
  return [
    row({ label: 'statistic' }, [{ label: 'returnOnInvestment' }, { label: 'netPresentValue' }, { label: 'paybackPeriods' }]),
    row({ label: 'mean' }, ofAll(({ mean }) => mean)),
    row({ label: 'standardDeviation' }, ofAll(({ standardDeviation }) => standardDeviation)),
    row({ label: 'standardErrorOfMean' }, ofAll(({ standardError }) => standardError)),
    ...PERCENTILES.map((probability, index) =>
      row({ label: 'percentileNumber', details: { percentile: Math.round(100 * probability) } }, ofAll(({ percentiles }) => percentiles[index])),
    ),
    row({ label: 'probabilityBelowZero' }, [returns.probabilityBelowZero, value.probabilityBelowZero, '']),
    row({ label: 'valueAtRisk' }, ofAll(({ valueAtRisk }) => valueAtRisk)),
    row({ label: 'conditionalValueAtRisk' }, ofAll(({ conditionalValueAtRisk: beyond }) => beyond)),
    row({ label: 'shareWithoutResult' }, [returns.withoutNumber, value.withoutNumber, payback.withoutNumber]),
    row({ label: 'trialsAndSeed' }, [outcomes.netPresentValue.length, seed, '']),
  ];
}

/** A number that no trial has, such as the mean payback of a project that never pays back, is said in words. */
function shown(value: number | undefined): ResultCell {
  return value === undefined || Number.isNaN(value) ? { label: 'noResult' } : value;
}
