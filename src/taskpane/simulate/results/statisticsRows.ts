import { type OutputStatistics } from '../../../engine/simulation/simulationResult';
import { fillPhrase, type Language, type Locale } from '../../../locales';
import { countText, numberText, probabilityText, type NumberKind } from '../../charts/numberText';

/** One statistic of an output, as numbers and in words. */
export interface StatisticRow {
  readonly name: string;
  readonly value: number;
  readonly error: number | null;
  text(value: number): string;
}

/** Everything that is known of an output, in the order a reader asks for it. */
export function statisticsRows(statistics: OutputStatistics, kind: NumberKind, language: Language, words: Locale['simulate']['results']): readonly StatisticRow[] {
  const amount = (value: number): string => numberText(value, kind, language);
  const plain = (value: number): string => numberText(value, 'amount', language);
  const share = (value: number): string => probabilityText(value, language);
  const count = (value: number): string => countText(value, language);
  const { mean, standardError, standardDeviation, standardDeviationError, min, max, skewness, excessKurtosis, percentiles, probabilityBelowZero, conditionalValueAtRisk, output, failed } = statistics;
  return [
    { name: words.mean, value: mean, error: standardError, text: amount },
    { name: words.standardDeviation, value: standardDeviation, error: standardDeviationError, text: amount },
    { name: words.minimum, value: min, error: null, text: amount },
    ...percentiles.map(({ probability, value, standardError: error }) => ({
      name: fillPhrase(words.percentile, { percentile: Math.round(probability * 100) }),
      value,
      error,
      text: amount,
    })),
    { name: words.maximum, value: max, error: null, text: amount },
    { name: words.belowZero, value: probabilityBelowZero.value, error: probabilityBelowZero.standardError, text: share },
    { name: fillPhrase(words.tailMean, { share: share(conditionalValueAtRisk.share) }), value: conditionalValueAtRisk.value, error: null, text: amount },
    { name: words.skewness, value: skewness, error: null, text: plain },
    { name: words.kurtosis, value: excessKurtosis, error: null, text: plain },
    { name: words.trials, value: statistics.count, error: null, text: count },
    ...(failed > 0 ? [{ name: words.failed, value: failed, error: null, text: count }] : []),
    { name: words.shown, value: output.displayed, error: null, text: amount },
  ];
}
