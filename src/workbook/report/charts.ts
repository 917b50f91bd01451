import { cellAddress } from '../../engine/formula/parse/address';
import { fillPhrase } from '../../locales';
import { colors } from '../../file/sheet/looks';
import type { ChartReferences } from './chartData';
import { LAST_COLUMN, type Report } from './report';

/** Rows that the charts of one output cover, below its heading. */
export const CHART_ROWS = 18;

const bar = { low: colors.cost, high: colors.benefit };

/** For each output a heading and three charts side by side: histogram, S-curve, tornado. */
export function writeCharts({ cells, words, sheet }: Report, top: number, data: readonly ChartReferences[]): void {
  data.forEach(({ centers, shares, highestShare, upTo, atMost, drivers }, index) => {
    const { name: output, numberFormat } = cells.outputs[index]!;
    const row = top + index * (CHART_ROWS + 2);
    sheet.section(`B${row + 1}:${LAST_COLUMN}${row + 1}`, output);
    const place = (left: number, right: number): string => `${cellAddress(row + 1, left)}:${cellAddress(row + 1 + CHART_ROWS, right)}`;
    const number = index + 1;
    sheet.chart(place(1, 4), {
      name: `Histogram ${number}`,
      type: 'column',
      title: fillPhrase(words.histogram, { output }),
      series: [{ name: words.share, values: shares, categories: centers, color: colors.benefit }],
      legend: 'none',
      valueFormat: highestShare < 0.1 ? '0.0%' : '0%',
      gapWidth: 4,
    });
    sheet.chart(place(4, 8), {
      name: `S-curve ${number}`,
      type: 'line',
      title: fillPhrase(words.curve, { output }),
      series: [{ name: words.atMost, values: atMost, categories: upTo, color: colors.navy, markers: false }],
      legend: 'none',
      valueFormat: '0%',
      valueMaximum: 1,
    });
    if (drivers === null) return;
    sheet.chart(place(8, 13), {
      name: `Tornado ${number}`,
      type: 'bar',
      title: fillPhrase(words.tornado, { output }),
      series: [
        { name: words.lowSeries, values: drivers.low, categories: drivers.names, color: bar.low },
        { name: words.highSeries, values: drivers.high, categories: drivers.names, color: bar.high },
      ],
      legend: 'bottom',
      valueFormat: numberFormat,
      gapWidth: 40,
      overlap: 100,
    });
  });
}
