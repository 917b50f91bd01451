import type { CellRange } from '../../engine/formula/workbookModel';
import type { ChartFile, ChartSeriesFile } from '../workbookFile';
import { usualGapWidth } from './usualGapWidth';
import { relationshipsOf, type XlsxPackage } from './xlsxPackage';
import { XmlScanner } from './xmlScanner';

/** The charts on a sheet, of the kinds we draw; others (maps, stocks, surfaces) are left out, and so are damaged ones, which are told. */
export function readCharts(pack: XlsxPackage, sheetPart: string, damaged: (part: string) => void): ChartFile[] {
  const charts: ChartFile[] = [];
  for (const { type, target: drawing } of relationshipsOf(pack, sheetPart)) {
    if (type !== 'drawing') continue;
    let current = drawing;
    try {
      const targets = new Map(relationshipsOf(pack, drawing).map(({ id, target }) => [id, target]));
      for (const { name, anchor, relationship } of readFrames(pack.text(drawing) ?? '')) {
        current = targets.get(relationship) ?? '';
        const chartText = pack.text(current);
        const chart = chartText === undefined ? undefined : readChart(chartText, name, anchor);
        if (chart) charts.push(chart);
      }
    } catch {
      damaged(current);
    }
  }
  return charts;
}

interface Frame {
  readonly name: string;
  readonly anchor: CellRange;
  readonly relationship: string;
}

const DEFAULT_SIZE = { rows: 15, columns: 8 };

function readFrames(drawing: string): Frame[] {
  const frames: Frame[] = [];
  const xml = new XmlScanner(drawing);
  let corner: 'from' | 'to' | undefined;
  let edges: Partial<Record<'top' | 'left' | 'bottom' | 'right', number>> = {};
  let name = '';
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open') continue;
    if (xml.name === 'twoCellAnchor' || xml.name === 'oneCellAnchor') edges = {};
    else if (xml.name === 'from' || xml.name === 'to') corner = xml.name;
    else if (xml.name === 'row') edges = { ...edges, [corner === 'to' ? 'bottom' : 'top']: Number(xml.innerText()) };
    else if (xml.name === 'col') edges = { ...edges, [corner === 'to' ? 'right' : 'left']: Number(xml.innerText()) };
    else if (xml.name === 'cNvPr') name = xml.attribute('name') ?? '';
    else if (xml.name === 'chart') {
      const { top = 0, left = 0 } = edges;
      const anchor = { top, left, bottom: edges.bottom ?? top + DEFAULT_SIZE.rows, right: edges.right ?? left + DEFAULT_SIZE.columns };
      frames.push({ name, anchor, relationship: xml.relationshipId() ?? '' });
    }
  }
  return frames;
}

type ChartGroup = 'barChart' | 'bar3DChart' | 'lineChart' | 'line3DChart' | 'pieChart' | 'pie3DChart' | 'doughnutChart' | 'scatterChart' | 'areaChart' | 'area3DChart';

const groupTypes: Readonly<Record<ChartGroup, ChartFile['type']>> = {
  barChart: 'column',
  bar3DChart: 'column',
  lineChart: 'line',
  line3DChart: 'line',
  pieChart: 'pie',
  pie3DChart: 'pie',
  doughnutChart: 'doughnut',
  scatterChart: 'scatter',
  areaChart: 'area',
  area3DChart: 'area',
};

function isChartGroup(name: string): name is ChartGroup {
  return name in groupTypes;
}

const legendPlaces: Readonly<Record<string, ChartFile['legend']>> = { b: 'bottom', t: 'top', r: 'right', l: 'right', tr: 'right' };

function readChart(text: string, name: string, anchor: CellRange): ChartFile | undefined {
  const xml = new XmlScanner(text);
  const series: ChartSeriesFile[] = [];
  const titles: { category?: string; value?: string; chart?: string } = {};
  let type: ChartFile['type'] | undefined;
  let group: ChartFile['type'] | undefined;
  let horizontal = false;
  let stacked = false;
  let axis: 'category' | 'value' | undefined;
  let legend: ChartFile['legend'] = 'none';
  let valueFormat: string | undefined;
  let gapWidth: number | undefined;
  let overlap = 0;
  let valueMaximum: number | undefined;
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event !== 'open') continue;
    if (isChartGroup(xml.name)) {
      group = groupTypes[xml.name];
      type ??= group;
    } else if (xml.name === 'barDir') horizontal = xml.attribute('val') === 'bar';
    else if (xml.name === 'grouping' && group === 'column') stacked = xml.attribute('val') !== 'clustered';
    else if (xml.name === 'ser') {
      const read = readSeries(xml);
      if (read) series.push(group === 'line' && type !== 'line' ? { ...read, asLine: true } : read);
    } else if (xml.name === 'catAx' || xml.name === 'dateAx') axis = 'category';
    else if (xml.name === 'valAx') axis = 'value';
    else if (xml.name === 'numFmt' && axis === 'value' && xml.attribute('sourceLinked') !== '1') valueFormat = xml.attribute('formatCode');
    else if (xml.name === 'gapWidth') gapWidth = Number(xml.attribute('val') ?? 150);
    else if (xml.name === 'overlap') overlap = Number(xml.attribute('val') ?? 0);
    else if (xml.name === 'max' && axis === 'value') valueMaximum = Number(xml.attribute('val'));
    else if (xml.name === 'legendPos') legend = legendPlaces[xml.attribute('val') ?? ''] ?? 'right';
    else if (xml.name === 'title') titles[axis ?? 'chart'] = readTitle(xml);
  }
  if (type === undefined || series.length === 0) return undefined;
  const bars = horizontal ? (stacked ? 'barStacked' : 'bar') : stacked ? 'columnStacked' : 'column';
  const chartType = type === 'column' ? bars : type;
  return {
    name,
    type: chartType,
    series,
    anchor,
    legend,
    ...(titles.chart === undefined ? {} : { title: titles.chart }),
    ...(titles.category === undefined ? {} : { categoryTitle: titles.category }),
    ...(titles.value === undefined ? {} : { valueTitle: titles.value }),
    ...(valueFormat === undefined ? {} : { valueFormat }),
    ...(gapWidth === undefined || gapWidth === usualGapWidth(chartType, series.length) ? {} : { gapWidth }),
    ...(valueMaximum === undefined || !Number.isFinite(valueMaximum) ? {} : { valueMaximum }),
    ...(overlap === 0 || stacked ? {} : { overlap }),
  };
}

/** Words of a title: the runs of its text, not the cache of a reference around them. */
function readTitle(xml: XmlScanner): string | undefined {
  let words = '';
  for (let event = xml.next(), depth = 1; event !== 'end'; event = xml.next()) {
    if (event === 'open' && (xml.name === 't' || xml.name === 'v')) words += xml.innerText();
    else if (event === 'open' && !xml.empty) depth++;
    else if (event === 'close' && --depth === 0) break;
  }
  return words === '' ? undefined : words;
}

function readSeries(xml: XmlScanner): ChartSeriesFile | undefined {
  let name: string | undefined;
  let values: string | undefined;
  let categories: string | undefined;
  let color: string | undefined;
  let markers = true;
  let place: 'tx' | 'cat' | 'val' | 'look' | undefined;
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event === 'close' && xml.name === 'ser') break;
    if (event !== 'open') continue;
    if (xml.name === 'tx') place = 'tx';
    else if (xml.name === 'cat' || xml.name === 'xVal') place = 'cat';
    else if (xml.name === 'val' || xml.name === 'yVal') place = 'val';
    else if (xml.name === 'spPr' && place !== 'cat' && place !== 'val') place = 'look';
    else if (xml.name === 'marker') markers = !hidesMarkers(xml);
    else if (xml.name === 'dPt' || xml.name === 'dLbls' || xml.name === 'strCache' || xml.name === 'numCache') xml.skip();
    else if (xml.name === 'f' && place === 'tx') name = xml.innerText();
    else if (xml.name === 'v' && place === 'tx') name ??= xml.innerText();
    else if (xml.name === 'f' && place === 'cat') categories = xml.innerText();
    else if (xml.name === 'f' && place === 'val') values = xml.innerText();
    else if (xml.name === 'srgbClr' && place === 'look') color ??= `#${xml.attribute('val')}`;
  }
  if (values === undefined) return undefined;
  return { values, ...(name === undefined ? {} : { name }), ...(categories === undefined ? {} : { categories }), ...(color === undefined ? {} : { color }), ...(markers ? {} : { markers }) };
}

function hidesMarkers(xml: XmlScanner): boolean {
  let hidden = false;
  for (let event = xml.next(); event !== 'end' && !(event === 'close' && xml.name === 'marker'); event = xml.next()) {
    if (event === 'open' && xml.name === 'symbol') hidden = xml.attribute('val') === 'none';
  }
  return hidden;
}
