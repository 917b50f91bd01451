import { cellAddress } from '../../engine/formula/parse/address';
import { colors } from '../../file/sheet/looks';
import type { SpiderTable, TornadoTable } from './decisionTable';
import { chartArea, LEFT, measureText, putHeads, putLink, putNumber, reference, TOP, type TableSheet } from './tableSheet';

/** Bars that a chart holds. */
const MOST_BARS = 15;

const palette = [colors.benefit, colors.cost, colors.net, colors.good, colors.discounted, '#7F6000'] as const;

/** Every input with its range and the results at its ends; the chart shows how far the largest move the result. */
export function writeTornado({ measure, base, bars }: TornadoTable, target: TableSheet): void {
  const { sheet, looks, words, numbers } = target;
  const { sensitivity, tables } = words;
  const resultFormat = numbers.ofMeasure(measure, [base, ...bars.flatMap(({ lowResult, highResult }) => [lowResult, highResult])]);
  sheet.columns({ C: 18, D: 14, E: 14, F: 14, G: 14, H: 14 });
  sheet.put(cellAddress(TOP - 1, LEFT), `${measureText(measure)}: ${tables.base}`, looks.label);
  putNumber(target, TOP - 1, LEFT + 1, base, resultFormat);
  putHeads(target, [sensitivity.input, tables.cell, sensitivity.from, sensitivity.to, sensitivity.resultFrom, sensitivity.resultTo, sensitivity.swing]);
  bars.forEach(({ input, lowInput, highInput, lowResult, highResult, swing }, index) => {
    const row = TOP + 1 + index;
    const inputFormat = numbers.ofCell(input, [lowInput, highInput]);
    sheet.put(cellAddress(row, LEFT), input.label);
    putLink(target, row, LEFT + 1, input);
    putNumber(target, row, LEFT + 2, lowInput, inputFormat);
    putNumber(target, row, LEFT + 3, highInput, inputFormat);
    putNumber(target, row, LEFT + 4, lowResult, resultFormat);
    putNumber(target, row, LEFT + 5, highResult, resultFormat);
    putNumber(target, row, LEFT + 6, swing, resultFormat);
  });

  const drawn = bars.slice(0, MOST_BARS);
  const chartRow = TOP + bars.length + 2;
  const data = chartRow + 22;
  sheet.put(cellAddress(data, LEFT), tables.chartData, { ...looks.label, bold: true });
  putHeads(target, [sensitivity.input, tables.lowChange, tables.highChange], data + 1);
  drawn.forEach(({ input, lowResult, highResult }, index) => {
    const row = data + 2 + index;
    sheet.put(cellAddress(row, LEFT), input.label);
    putNumber(target, row, LEFT + 1, lowResult - base, resultFormat);
    putNumber(target, row, LEFT + 2, highResult - base, resultFormat);
  });
  const column = (at: number) => reference(target, { top: data + 2, left: at, bottom: data + 1 + drawn.length, right: at });
  sheet.chart(chartArea(chartRow, LEFT, 7), {
    name: 'Tornado',
    type: 'bar',
    title: measureText(measure),
    series: [
      { name: tables.lowChange, values: column(LEFT + 1), categories: column(LEFT), color: colors.cost },
      { name: tables.highChange, values: column(LEFT + 2), categories: column(LEFT), color: colors.benefit },
    ],
    legend: 'bottom',
    valueFormat: resultFormat,
    gapWidth: 40,
    overlap: 100,
  });
}

/** One row per input with the results along its range; the chart has one line each. */
export function writeSpider({ measure, base, steps, lines }: SpiderTable, target: TableSheet): void {
  const { sheet, looks, words, numbers } = target;
  const { sensitivity, tables } = words;
  const resultFormat = numbers.ofMeasure(measure, [base, ...lines.flatMap(({ results }) => results)]);
  sheet.put(cellAddress(TOP - 1, LEFT), `${measureText(measure)}: ${tables.base}`, looks.label);
  putNumber(target, TOP - 1, LEFT + 1, base, resultFormat);
  putHeads(target, [sensitivity.input, ...steps.map((step) => stepText(step, sensitivity))]);
  lines.forEach(({ input, results }, index) => {
    const row = TOP + 1 + index;
    sheet.put(cellAddress(row, LEFT), input.label, looks.label, { link: input.address });
    results.forEach((result, place) => putNumber(target, row, LEFT + 1 + place, result, resultFormat));
  });
  const categories = reference(target, { top: TOP, left: LEFT + 1, bottom: TOP, right: LEFT + steps.length });
  sheet.chart(chartArea(TOP + lines.length + 2, LEFT), {
    name: 'Spider',
    type: 'line',
    title: measureText(measure),
    series: lines.map((_line, index) => {
      const row = TOP + 1 + index;
      return {
        name: reference(target, { top: row, left: LEFT, bottom: row, right: LEFT }),
        values: reference(target, { top: row, left: LEFT + 1, bottom: row, right: LEFT + steps.length }),
        categories,
        color: palette[index % palette.length],
        markers: false,
      };
    }),
    legend: 'right',
    valueFormat: resultFormat,
  });
}

/** `low`, `75% low`, `sheet` … `high`. */
function stepText(step: number, { low, base, high }: { readonly low: string; readonly base: string; readonly high: string }): string {
  const end = step < 0 ? low : high;
  if (step === 0) return base;
  return Math.abs(step) === 1 ? end : `${end} ${Math.round(Math.abs(step) * 100)}%`;
}
