import { cellAddress } from '../../engine/formula/parse/address';
import { colors } from '../../file/sheet/looks';
import type { OneWayTable, TwoWayTable } from './decisionTable';
import { chartArea, LEFT, measureText, putHeads, putNumber, reference, TOP, type TableSheet } from './tableSheet';

/** Lines that a chart can hold without becoming a tangle. */
const MOST_LINES = 8;

const palette = [colors.benefit, colors.cost, colors.net, colors.good, colors.discounted, '#7F6000', '#7030A0', colors.bad] as const;

/** Values in one column, results in the next, and a line chart beside them. */
export function writeOneWay({ parameter, values, measure, results }: OneWayTable, target: TableSheet): void {
  const { sheet, numbers } = target;
  const [valueFormat, resultFormat] = [numbers.ofCell(parameter, values), numbers.ofMeasure(measure, results)];
  sheet.columns({ B: 20, C: 20 });
  putHeads(target, [parameter.label, measureText(measure)]);
  values.forEach((value, index) => {
    putNumber(target, TOP + 1 + index, LEFT, value, valueFormat);
    putNumber(target, TOP + 1 + index, LEFT + 1, results[index], resultFormat);
  });
  const column = (at: number) => reference(target, { top: TOP + 1, left: at, bottom: TOP + values.length, right: at });
  sheet.chart(chartArea(TOP, LEFT + 3), {
    name: 'Result',
    type: 'line',
    title: measureText(measure),
    series: [{ name: measureText(measure), values: column(LEFT + 1), categories: column(LEFT), color: colors.benefit }],
    legend: 'none',
    valueFormat: resultFormat,
    categoryTitle: parameter.label,
  });
}

/** Values of one cell down, of the other across; a chart with one line per column while there are few. */
export function writeTwoWay({ rows, columns, measure, results }: TwoWayTable, target: TableSheet): void {
  const { sheet, looks, numbers } = target;
  const [rowFormat, columnFormat] = [numbers.ofCell(rows.parameter, rows.values), numbers.ofCell(columns.parameter, columns.values)];
  const resultFormat = numbers.ofMeasure(measure, results.flat());
  sheet.put(cellAddress(TOP, LEFT), measureText(measure), { ...looks.label, bold: true });
  sheet.put(cellAddress(TOP, LEFT + 1), columns.parameter.label, { ...looks.note, wrap: false });
  const heads = TOP + 1;
  sheet.put(cellAddress(heads, LEFT), rows.parameter.label, looks.columnHead);
  columns.values.forEach((value, index) => putNumber(target, heads, LEFT + 1 + index, value, columnFormat, looks.columnHeadRight));
  rows.values.forEach((value, index) => {
    const row = heads + 1 + index;
    putNumber(target, row, LEFT, value, rowFormat, looks.columnHeadRight);
    results[index].forEach((result, place) => putNumber(target, row, LEFT + 1 + place, result, resultFormat));
  });
  sheet.freeze(heads + 1, LEFT + 1);
  if (columns.values.length > MOST_LINES) return;
  const last = heads + rows.values.length;
  const column = (at: number) => reference(target, { top: heads + 1, left: at, bottom: last, right: at });
  sheet.chart(chartArea(last + 2, LEFT, Math.max(6, columns.values.length)), {
    name: 'Results',
    type: 'line',
    title: measureText(measure),
    series: columns.values.map((_value, index) => ({
      name: reference(target, { top: heads, left: LEFT + 1 + index, bottom: heads, right: LEFT + 1 + index }),
      values: column(LEFT + 1 + index),
      categories: column(LEFT),
      color: palette[index],
    })),
    legend: 'right',
    valueFormat: resultFormat,
    categoryTitle: rows.parameter.label,
  });
}
