import type { CellFile, ChartFile, SheetFile } from '../file/workbookFile';
import { cornersAddress, parseReference } from '../engine/formula/parse/address';
import { cellKey } from '../engine/formula/workbookModel';

const types: Readonly<Record<ChartFile['type'], Excel.ChartType>> = {
  column: 'ColumnClustered' as Excel.ChartType.columnClustered,
  columnStacked: 'ColumnStacked' as Excel.ChartType.columnStacked,
  bar: 'BarClustered' as Excel.ChartType.barClustered,
  barStacked: 'BarStacked' as Excel.ChartType.barStacked,
  line: 'Line' as Excel.ChartType.line,
  pie: 'Pie' as Excel.ChartType.pie,
  doughnut: 'Doughnut' as Excel.ChartType.doughnut,
  scatter: 'XYScatter' as Excel.ChartType.xyscatter,
  area: 'Area' as Excel.ChartType.area,
};

const legends = { bottom: 'Bottom', right: 'Right', top: 'Top' } as const;

/**
 * A native chart on cells of the sheet: it follows them when they change. Needs ExcelApi 1.9. Everything is asked for at
 * once; nothing is read back.
 */
export function drawChart(context: Excel.RequestContext, sheet: Excel.Worksheet, chart: ChartFile, cells: SheetFile['cells']): void {
  const rangeOf = (reference: string): Excel.Range => {
    const { sheet: name, range } = parseReference(reference) ?? { sheet: '', range: null };
    if (range === null) throw new Error(`"${reference}" is no range`);
    return (name === '' ? sheet : context.workbook.worksheets.getItem(name)).getRange(cornersAddress(range));
  };
  const [first, ...others] = chart.series;
  if (first === undefined) return;
  // One row or column is one series; its first cell may look like a heading, so the values are set again below.
  const drawn = sheet.charts.add(types[chart.type], rangeOf(first.values), isRow(first.values) ? 'Rows' : 'Columns');
  drawn.name = chart.name;
  const series = [drawn.series.getItemAt(0), ...others.map(() => drawn.series.add())];
  chart.series.forEach((described, index) => {
    const target = series[index];
    target.setValues(rangeOf(described.values));
    if (described.categories !== undefined) target.setXAxisValues(rangeOf(described.categories));
    if (described.name !== undefined) target.name = plainWords(wordsOf(described.name, cells));
    const isLine = chart.type === 'line' || chart.type === 'scatter' || described.asLine === true;
    if (described.asLine === true) target.chartType = types.line;
    if (described.color !== undefined) {
      if (isLine) target.format.line.color = described.color;
      else target.format.fill.setSolidColor(described.color);
    }
    if (described.markers === false) target.markerStyle = 'None';
  });
  if (chart.gapWidth !== undefined) series[0].gapWidth = chart.gapWidth;
  if (chart.overlap !== undefined) series[0].overlap = chart.overlap;
  if (chart.title === undefined) drawn.title.visible = false;
  else drawn.title.text = plainWords(chart.title);
  const legend = chart.legend ?? 'bottom';
  drawn.legend.visible = legend !== 'none';
  if (legend !== 'none') drawn.legend.position = legends[legend];
  if (chart.type !== 'pie' && chart.type !== 'doughnut') nameAxes(drawn.axes, chart);
  const { top, left, bottom, right } = chart.anchor;
  drawn.setPosition(cornersAddress({ top, left, bottom: top, right: left }), cornersAddress({ top: bottom - 1, left: right - 1, bottom: bottom - 1, right: right - 1 }));
}

function isRow(reference: string): boolean {
  const range = parseReference(reference)?.range;
  return range?.top === range?.bottom;
}

function nameAxes({ categoryAxis, valueAxis }: Excel.ChartAxes, { type, categoryTitle, valueTitle, valueFormat, valueMaximum }: ChartFile): void {
  if (categoryTitle !== undefined) categoryAxis.title.text = plainWords(categoryTitle);
  if (valueTitle !== undefined) valueAxis.title.text = plainWords(valueTitle);
  if (valueFormat !== undefined) valueAxis.numberFormat = valueFormat;
  if (valueMaximum !== undefined) valueAxis.maximum = valueMaximum;
  // Bars read from the top, like the rows they come from, over an axis at the bottom; names stay clear of bars to the left of zero.
  if (type === 'bar' || type === 'barStacked') {
    categoryAxis.reversePlotOrder = true;
    categoryAxis.position = 'Maximum';
  }
  if (type !== 'scatter') categoryAxis.tickLabelPosition = 'Low';
}

/** Words of a chart that start with `=` would be taken for a reference, even to another workbook: a space makes them words. */
function plainWords(words: string): string {
  return words.replace(/^=/, ' =');
}

/** The name of a series: what the cell it refers to says, where that is a cell of the described sheet. */
function wordsOf(name: string, cells: SheetFile['cells']): string {
  const range = parseReference(name)?.range;
  const cell: CellFile | undefined = range === null || range === undefined ? undefined : cells.get(cellKey(range.top, range.left));
  return typeof cell?.value === 'string' ? cell.value : name;
}
