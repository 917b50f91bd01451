import { type DisplayHistogram } from '../../../engine/risk/statistics/displayHistogram';
import { fillPhrase, type Language, type PaneWords } from '../../../locales';
import { type TableData } from '../../charts/DataTable';
import { countText, numberText, probabilityText, type NumberKind } from '../../charts/numberText';

/** The bars of a histogram in rows. */
export function histogramTable({ low, barWidth, counts, below, above }: DisplayHistogram, kind: NumberKind, language: Language, words: PaneWords['simulate']['results']): TableData {
  const total = counts.reduce((sum, count) => sum + count, below + above);
  const bound = (bar: number): string => numberText(low + bar * barWidth, kind, language);
  const row = (range: string, count: number): readonly string[] => [range, countText(count, language), probabilityText(total === 0 ? NaN : count / total, language)];
  return {
    head: [words.range, words.count, words.share],
    rows: [
      ...(below > 0 ? [row(`< ${bound(0)}`, below)] : []),
      ...counts.map((count, bar) => row(barWidth === 0 ? bound(bar) : `${bound(bar)} – ${bound(bar + 1)}`, count)),
      ...(above > 0 ? [row(`> ${bound(counts.length)}`, above)] : []),
    ],
  };
}

/** So many rows tell the whole curve. */
const CURVE_ROWS = 40;

/** Values and the probability of being at or below them, at even steps of the curve. */
export function curveTable(curve: readonly (readonly [number, number])[], kind: NumberKind, language: Language, words: PaneWords['simulate']['results']): TableData {
  const step = Math.max(1, Math.ceil(curve.length / CURVE_ROWS));
  const shown = curve.filter((_, index) => index % step === 0 || index === curve.length - 1);
  return { head: [words.value, words.probability], rows: shown.map(([value, share]) => [numberText(value, kind, language), probabilityText(share, language)]) };
}

export function histogramLabel(name: string, mean: number, percentile: (share: number) => number, kind: NumberKind, language: Language, words: PaneWords['simulate']['results']): string {
  const text = (value: number): string => numberText(value, kind, language);
  return fillPhrase(words.histogramLabel, { output: name, mean: text(mean), p10: text(percentile(0.1)), p90: text(percentile(0.9)) });
}
