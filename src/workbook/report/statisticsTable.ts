import { cellAddress } from '../../engine/formula/parse/address';
import type { OutputResult } from '../../engine/simulation/simulationResult';
import { fillPhrase } from '../../locales';
import { numberFormats } from '../../file/sheet/looks';
import type { CellStyle } from '../../file/workbookFile';
import { figureLook, finite } from './figures';
import { LAST_COLUMN, type Report } from './report';
import type { Compared } from './status';

interface Statistic {
  readonly label: string;
  /** Absent for the unit of the output. */
  readonly format?: string;
  readonly strong?: boolean;
  value(output: OutputResult): number;
  error?(output: OutputResult): number;
}

/** A table of all statistics: a line for each, two columns for each output, its value and the standard error of that. */
export function writeStatistics({ run, cells, words, looks, sheet }: Report, top: number): Compared & { readonly nextRow: number } {
  const { outputs } = run.result;
  const right = looks.columnHeadRight;
  sheet.section(`B${top + 1}:${LAST_COLUMN}${top + 1}`, words.statistics);
  sheet.put(cellAddress(top + 1, 1), words.statistic, looks.columnHead).height(top + 2, 32);
  outputs.forEach((_, index) => {
    sheet.put(cellAddress(top + 1, valueColumn(index)), cells.outputs[index]!.name, right);
    sheet.put(cellAddress(top + 1, valueColumn(index) + 1), words.standardError, { ...right, bold: false });
  });

  const [places, then, now] = [top + 2, top + 3, top + 4];
  sheet.put(cellAddress(places, 1), words.cell).put(cellAddress(then, 1), words.valueThen).put(cellAddress(now, 1), words.valueNow);
  outputs.forEach((_, index) => {
    const { address, numberFormat, valueThen } = cells.outputs[index]!;
    sheet.put(cellAddress(places, valueColumn(index)), address, { ...looks.link, horizontal: 'right' }, { link: address });
    sheet.put(cellAddress(then, valueColumn(index)), valueThen, figureLook(looks.label, numberFormat));
    sheet.formula(cellAddress(now, valueColumn(index)), address, 'general', figureLook(looks.linked('general'), numberFormat));
  });

  const statistics = statisticsOf(outputs, words);
  statistics.forEach(({ label, format, strong, value, error }, line) => {
    const row = now + 1 + line;
    const look: CellStyle = strong === true ? { ...looks.label, bold: true } : looks.label;
    sheet.put(cellAddress(row, 1), label, look);
    outputs.forEach((output, index) => {
      const numberFormat = format ?? cells.outputs[index]!.numberFormat;
      sheet.put(cellAddress(row, valueColumn(index)), finite(value(output)), figureLook(look, numberFormat));
      const deviation = error === undefined ? null : finite(error(output));
      if (deviation !== null) sheet.put(cellAddress(row, valueColumn(index) + 1), deviation, { ...figureLook(looks.note, numberFormat), wrap: false });
    });
  });
  const afterTable = now + 1 + statistics.length;
  sheet.put(cellAddress(afterTable, 1), run.result.method === 'latinHypercube' ? `${words.explanation} ${words.errorsAtMost}` : words.explanation, { ...looks.note, wrap: false });
  const last = valueColumn(outputs.length - 1) + 1;
  const line = (row: number): Compared['then'] => ({ top: row, left: 2, bottom: row, right: last });
  return { then: line(then), now: line(now), nextRow: afterTable + 1 };
}

function valueColumn(output: number): number {
  return 2 + output * 2;
}

function statisticsOf(outputs: readonly OutputResult[], words: Report['words']): readonly Statistic[] {
  const probabilities = outputs[0]?.percentiles.map(({ probability }) => probability) ?? [];
  const share = outputs[0]?.conditionalValueAtRisk.share ?? 0;
  return [
    { label: words.mean, strong: true, value: ({ mean }) => mean, error: ({ standardError }) => standardError },
    { label: words.standardDeviation, value: ({ standardDeviation }) => standardDeviation, error: ({ standardDeviationError }) => standardDeviationError },
    { label: words.belowZero, strong: true, format: numberFormats.percent, value: ({ probabilityBelowZero }) => probabilityBelowZero.value, error: ({ probabilityBelowZero }) => probabilityBelowZero.standardError },
    { label: words.minimum, value: ({ min }) => min },
    ...probabilities.map((probability, index) => ({
      label: probability === 0.5 ? words.median : fillPhrase(words.percentile, { percentile: percentText(probability) }),
      strong: probability === 0.1 || probability === 0.5 || probability === 0.9,
      value: ({ percentiles }: OutputResult) => percentiles[index]!.value,
      error: ({ percentiles }: OutputResult) => percentiles[index]!.standardError,
    })),
    { label: words.maximum, value: ({ max }) => max },
    { label: fillPhrase(words.worst, { share: `${percentText(share)}%` }), value: ({ conditionalValueAtRisk }) => conditionalValueAtRisk.value, error: ({ conditionalValueAtRisk }) => conditionalValueAtRisk.standardError },
    { label: words.skewness, format: '0.00', value: ({ skewness }) => skewness },
    { label: words.kurtosis, format: '0.00', value: ({ excessKurtosis }) => excessKurtosis },
    { label: words.trialsWithValue, format: '#,##0', value: ({ count }) => count },
    { label: words.trialsWithout, format: '#,##0', value: ({ failed }) => failed },
  ];
}

function percentText(probability: number): string {
  return String(Number((probability * 100).toPrecision(6)));
}
