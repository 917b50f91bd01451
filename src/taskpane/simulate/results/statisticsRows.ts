import { type OutputStatistics } from '../../../engine/simulation/simulationResult';
import { fillPhrase, type Language, type PaneWords } from '../../../locales';
import { countText, evenText, numberText, probabilityText, type NumberKind } from '../../charts/numberText';

/** One statistic of an output, as numbers and in words. */
export interface StatisticRow {
  readonly name: string;
  readonly value: number;
  /** Already in words, finer than the value; empty where there is none. */
  readonly errorText: string;
  text(value: number): string;
}

/** Everything that is known of an output, in the order a reader asks for it. */
export function statisticsRows(statistics: OutputStatistics, kind: NumberKind, language: Language, words: PaneWords['simulate']['results']): readonly StatisticRow[] {
  const amount = evenText(statistics.standardDeviation, kind, language);
  const fine = evenText(statistics.standardDeviation, kind, language, 1);
  const plain = (value: number): string => numberText(value, 'amount', language);
  const share = (value: number): string => probabilityText(value, language);
  const shareError = evenText(0.1, 'percent', language, 1);
  const count = (value: number): string => countText(value, language);
  const { mean, standardError, standardDeviation, standardDeviationError, min, max, skewness, excessKurtosis, percentiles, probabilityBelowZero, conditionalValueAtRisk, output, failed } = statistics;
  return [
    { name: words.mean, value: mean, errorText: fine(standardError), text: amount },
    { name: words.standardDeviation, value: standardDeviation, errorText: fine(standardDeviationError), text: amount },
    { name: words.minimum, value: min, errorText: '', text: amount },
    ...percentiles.map(({ probability, value, standardError: error }) => ({
      name: fillPhrase(words.percentile, { percentile: Math.round(probability * 100) }),
      value,
      errorText: fine(error),
      text: amount,
    })),
    { name: words.maximum, value: max, errorText: '', text: amount },
    { name: words.belowZero, value: probabilityBelowZero.value, errorText: shareError(probabilityBelowZero.standardError), text: share },
    { name: fillPhrase(words.tailMean, { share: share(conditionalValueAtRisk.share) }), value: conditionalValueAtRisk.value, errorText: fine(conditionalValueAtRisk.standardError), text: amount },
    { name: words.skewness, value: skewness, errorText: '', text: plain },
    { name: words.kurtosis, value: excessKurtosis, errorText: '', text: plain },
    { name: words.trials, value: statistics.count, errorText: '', text: count },
    ...(failed > 0 ? [{ name: words.failed, value: failed, errorText: '', text: count }] : []),
    { name: words.shown, value: output.displayed, errorText: '', text: amount },
  ];
}
