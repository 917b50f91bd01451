import { colors } from '../../file/sheet/looks';
import type { SheetBuilder } from '../../file/sheet/sheetBuilder';
import { acrossPeriodsFixed } from './periodAxis';
import type { CashFlowRows } from './cashFlow';
import type { TimeSheet } from './timeSheet';

/** First and last row of a table whose column is drawn. */
interface Span {
  readonly first: number;
  readonly last: number;
}

const column = (sheet: SheetBuilder, letter: string, { first, last }: Span) => sheet.ref(`$${letter}$${first}:$${letter}$${last}`);

/** Costs and benefits side by side by period, with the net as a line. */
export function cashFlowChart(
  sheet: SheetBuilder,
  area: string,
  flow: TimeSheet,
  at: CashFlowRows,
  words: { readonly title: string; readonly costs: string; readonly benefits: string; readonly net: string },
  valueFormat: string,
): void {
  const row = (number: number) => flow.sheet.ref(acrossPeriodsFixed(flow.axis, number));
  const categories = row(flow.timeline.label);
  sheet.chart(area, {
    name: 'CashFlow',
    type: 'column',
    title: words.title,
    valueFormat,
    series: [
      { name: words.costs, values: row(at.costs), categories, color: colors.cost },
      { name: words.benefits, values: row(at.benefits), categories, color: colors.benefit },
      { name: words.net, values: row(at.net), categories, color: colors.net, asLine: true },
    ],
  });
}

/** The balance by period, as it is and discounted: where it crosses zero is the payback. */
export function cumulativeChart(
  sheet: SheetBuilder,
  area: string,
  flow: TimeSheet,
  at: CashFlowRows,
  words: { readonly title: string; readonly cumulative: string; readonly discounted: string },
  valueFormat: string,
): void {
  const row = (number: number) => flow.sheet.ref(acrossPeriodsFixed(flow.axis, number));
  const categories = row(flow.timeline.label);
  sheet.chart(area, {
    name: 'Cumulative',
    type: 'line',
    title: words.title,
    valueFormat,
    series: [
      { name: words.cumulative, values: row(at.closing), categories, color: colors.net },
      { name: words.discounted, values: row(at.cumulativePresent), categories, color: colors.discounted },
    ],
  });
}

/** What moves the return, from the tornado table of another sheet. */
export function tornadoChart(sheet: SheetBuilder, area: string, source: SheetBuilder, rows: Span, words: { readonly title: string; readonly low: string; readonly high: string }): void {
  const categories = column(source, 'B', rows);
  sheet.chart(area, {
    name: 'Tornado',
    type: 'barStacked',
    title: words.title,
    valueFormat: '+0%;-0%;0%',
    series: [
      { name: words.low, values: column(source, 'C', rows), categories, color: colors.cost },
      { name: words.high, values: column(source, 'D', rows), categories, color: colors.benefit },
    ],
  });
}

/** Percentages of a table of the same sheet, one column each. */
export function percentChart(sheet: SheetBuilder, area: string, chart: { readonly name: string; readonly title: string; readonly letter: string; readonly rows: Span; readonly color: string }): void {
  const { name, title, letter, rows, color } = chart;
  sheet.chart(area, { name, type: 'column', title, valueFormat: '0%', legend: 'none', series: [{ values: column(sheet, letter, rows), categories: column(sheet, 'B', rows), color }] });
}

/** The parts of a share table of the same sheet. */
export function shareChart(sheet: SheetBuilder, area: string, name: string, title: string, rows: Span): void {
  sheet.chart(area, { name, type: 'doughnut', title, legend: 'right', series: [{ values: column(sheet, 'C', rows), categories: column(sheet, 'B', rows) }] });
}
