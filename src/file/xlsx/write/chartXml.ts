import type { CellValue } from '../../../engine/core/cellValue';
import { cellKey } from '../../../engine/formula/workbookModel';
import type { ChartFile, ChartSeriesFile, WorkbookFile } from '../../workbookFile';
import { parseCorners, splitSheet } from '../../../engine/formula/parse/address';
import { usualGapWidth } from '../usualGapWidth';
import { encodeText } from '../xmlScanner';
import { shownValue } from './sheetXml';
import { element, RELATIONSHIPS, XML_HEAD } from './xml';

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';

/** Colours of series that name none: distinct in print and for colour-blind readers. */
const seriesColors = ['#1F4E79', '#E07B39', '#6B8E4E', '#8064A2', '#C0504D', '#4BACC6'];
const CATEGORY_AXIS = 500_001;
const VALUE_AXIS = 500_002;

/** A chart part. The values are repeated inside it, so that previews which do not calculate can draw it. */
export function chartXml(chart: ChartFile, file: WorkbookFile): string {
  const round = chart.type === 'pie' || chart.type === 'doughnut';
  return (
    XML_HEAD +
    element('c:chartSpace', { 'xmlns:c': CHART, 'xmlns:a': DRAWING, 'xmlns:r': RELATIONSHIPS }, [
      element('c:roundedCorners', { val: 0 }),
      element('c:chart', {}, [
        chart.title === undefined ? '' : title(chart.title, 1200, true),
        element('c:autoTitleDeleted', { val: chart.title === undefined ? 1 : 0 }),
        element('c:plotArea', {}, [element('c:layout'), ...plots(chart, file), ...(round ? [] : axes(chart))]),
        chart.legend === 'none' ? '' : element('c:legend', {}, [element('c:legendPos', { val: legendPosition[chart.legend ?? 'bottom'] }), element('c:overlay', { val: 0 }), textProperties(900)]),
        element('c:plotVisOnly', { val: 1 }),
        element('c:dispBlanksAs', { val: 'gap' }),
      ]),
      element('c:spPr', {}, [solidFill('#FFFFFF'), element('a:ln', {}, solidFill('#D9D9D9'))]),
    ])
  );
}

const legendPosition = { bottom: 'b', right: 'r', top: 't' } as const;

function plots(chart: ChartFile, file: WorkbookFile): string[] {
  const numbered = chart.series.map((series, index) => ({ series, index }));
  const over = numbered.filter(({ series }) => series.asLine);
  const under = numbered.filter(({ series }) => !series.asLine);
  const main = plot(chart, chart.type, under.map(({ series, index }) => seriesXml(chart, series, index, file, chart.type)));
  return over.length === 0 ? [main] : [main, plot(chart, 'line', over.map(({ series, index }) => seriesXml(chart, series, index, file, 'line')))];
}

function plot(chart: ChartFile, type: ChartFile['type'], series: readonly string[]): string {
  const axisIds = element('c:axId', { val: CATEGORY_AXIS }) + element('c:axId', { val: VALUE_AXIS });
  const varied = (on: boolean) => element('c:varyColors', { val: on ? 1 : 0 });
  switch (type) {
    case 'line':
      return element('c:lineChart', {}, [element('c:grouping', { val: 'standard' }), varied(false), ...series, element('c:marker', { val: 1 }), axisIds]);
    case 'area':
      return element('c:areaChart', {}, [element('c:grouping', { val: 'standard' }), varied(false), ...series, axisIds]);
    case 'scatter':
      return element('c:scatterChart', {}, [element('c:scatterStyle', { val: 'lineMarker' }), varied(false), ...series, axisIds]);
    case 'pie':
      return element('c:pieChart', {}, [varied(true), ...series, element('c:firstSliceAng', { val: 0 })]);
    case 'doughnut':
      return element('c:doughnutChart', {}, [varied(true), ...series, element('c:firstSliceAng', { val: 0 }), element('c:holeSize', { val: 60 })]);
    default: {
      const stacked = type === 'columnStacked' || type === 'barStacked';
      return element('c:barChart', {}, [
        element('c:barDir', { val: type.startsWith('bar') ? 'bar' : 'col' }),
        element('c:grouping', { val: stacked ? 'stacked' : 'clustered' }),
        varied(false),
        ...series,
        element('c:gapWidth', { val: chart.gapWidth ?? usualGapWidth(type, chart.series.length) }),
        stacked || chart.overlap !== undefined ? element('c:overlap', { val: stacked ? 100 : (chart.overlap ?? 0) }) : '',
        axisIds,
      ]);
    }
  }
}

function seriesXml(chart: ChartFile, series: ChartSeriesFile, index: number, file: WorkbookFile, type: ChartFile['type']): string {
  const color = series.color ?? seriesColors[index % seriesColors.length] ?? '#1F4E79';
  const round = type === 'pie' || type === 'doughnut';
  const categories = series.categories === undefined ? '' : dataReference(series.categories, file);
  const values = element('c:numRef', {}, [element('c:f', {}, encodeText(series.values)), numberCache(valuesAt(series.values, file), chart.valueFormat)]);
  return element('c:ser', {}, [
    element('c:idx', { val: index }),
    element('c:order', { val: index }),
    series.name === undefined ? '' : element('c:tx', {}, isReference(series.name) ? dataReference(series.name, file) : element('c:v', {}, encodeText(series.name))),
    round ? '' : shapeOf(type, color),
    type === 'line' ? marker(series, color) : '',
    round || type === 'line' || type === 'area' || type === 'scatter' ? '' : element('c:invertIfNegative', { val: 0 }),
    round ? slices(series, file) : '',
    round ? shareLabels() : '',
    type === 'scatter' ? (categories && element('c:xVal', {}, categories)) + element('c:yVal', {}, values) : (categories && element('c:cat', {}, categories)) + element('c:val', {}, values),
    type === 'line' || type === 'scatter' ? element('c:smooth', { val: 0 }) : '',
  ]);
}

function shapeOf(type: ChartFile['type'], color: string): string {
  const line = element('a:ln', { w: 28_575, cap: 'rnd' }, solidFill(color));
  return element('c:spPr', {}, type === 'line' ? line : type === 'scatter' ? element('a:ln', { w: 19_050 }, element('a:noFill')) : solidFill(color));
}

function marker({ markers }: ChartSeriesFile, color: string): string {
  if (markers === false) return element('c:marker', {}, element('c:symbol', { val: 'none' }));
  return element('c:marker', {}, element('c:symbol', { val: 'circle' }) + element('c:size', { val: 5 }) + element('c:spPr', {}, solidFill(color)));
}

function slices(series: ChartSeriesFile, file: WorkbookFile): string {
  return valuesAt(series.values, file)
    .map((_, slice) => {
      const color = seriesColors[slice % seriesColors.length] ?? '#1F4E79';
      return element('c:dPt', {}, [element('c:idx', { val: slice }), element('c:bubble3D', { val: 0 }), element('c:spPr', {}, solidFill(color) + element('a:ln', {}, solidFill('#FFFFFF')))]);
    })
    .join('');
}

function shareLabels(): string {
  const shown = { showLegendKey: 0, showVal: 0, showCatName: 0, showSerName: 0, showPercent: 1, showBubbleSize: 0, showLeaderLines: 0 };
  return element('c:dLbls', {}, [element('c:numFmt', { formatCode: '0%', sourceLinked: 0 }), textProperties(900, '#FFFFFF'), ...Object.entries(shown).map(([name, val]) => element(`c:${name}`, { val }))]);
}

function axes(chart: ChartFile): string[] {
  const horizontal = chart.type === 'bar' || chart.type === 'barStacked';
  const scatter = chart.type === 'scatter';
  const scaling = (reversed: boolean, maximum?: number) =>
    element('c:scaling', {}, element('c:orientation', { val: reversed ? 'maxMin' : 'minMax' }) + (maximum === undefined ? '' : element('c:max', { val: maximum })));
  const line = element('c:spPr', {}, element('a:ln', {}, solidFill('#A6A6A6')));
  const category = element(scatter ? 'c:valAx' : 'c:catAx', {}, [
    element('c:axId', { val: CATEGORY_AXIS }),
    // Bars read from the top, like the rows they come from.
    scaling(horizontal),
    element('c:delete', { val: 0 }),
    element('c:axPos', { val: horizontal ? 'l' : 'b' }),
    chart.categoryTitle === undefined ? '' : title(chart.categoryTitle, 900, false),
    element('c:numFmt', { formatCode: 'General', sourceLinked: scatter ? 0 : 1 }),
    element('c:majorTickMark', { val: 'none' }),
    element('c:minorTickMark', { val: 'none' }),
    element('c:tickLblPos', { val: 'low' }),
    line,
    textProperties(900),
    element('c:crossAx', { val: VALUE_AXIS }),
    element('c:crosses', { val: 'autoZero' }),
    ...(scatter ? [element('c:crossBetween', { val: 'midCat' })] : [element('c:auto', { val: 1 }), element('c:lblAlgn', { val: 'ctr' }), element('c:lblOffset', { val: 100 }), element('c:noMultiLvlLbl', { val: 0 })]),
  ]);
  const value = element('c:valAx', {}, [
    element('c:axId', { val: VALUE_AXIS }),
    scaling(false, chart.valueMaximum),
    element('c:delete', { val: 0 }),
    element('c:axPos', { val: horizontal ? 'b' : 'l' }),
    element('c:majorGridlines', {}, element('c:spPr', {}, element('a:ln', { w: 6350 }, solidFill('#E4E4E4')))),
    chart.valueTitle === undefined ? '' : title(chart.valueTitle, 900, false),
    element('c:numFmt', { formatCode: chart.valueFormat ?? 'General', sourceLinked: chart.valueFormat === undefined ? 1 : 0 }),
    element('c:majorTickMark', { val: 'none' }),
    element('c:minorTickMark', { val: 'none' }),
    element('c:tickLblPos', { val: 'nextTo' }),
    element('c:spPr', {}, element('a:ln', {}, element('a:noFill'))),
    textProperties(900),
    element('c:crossAx', { val: CATEGORY_AXIS }),
    element('c:crosses', { val: horizontal ? 'max' : 'autoZero' }),
    element('c:crossBetween', { val: scatter ? 'midCat' : 'between' }),
  ]);
  return [category, value];
}

function title(text: string, size: number, bold: boolean): string {
  const run = element('a:r', {}, element('a:rPr', { sz: size, b: bold }, solidFill('#404040')) + element('a:t', {}, encodeText(text)));
  return element('c:title', {}, [element('c:tx', {}, element('c:rich', {}, [element('a:bodyPr'), element('a:lstStyle'), element('a:p', {}, run)])), element('c:overlay', { val: 0 })]);
}

function textProperties(size: number, color = '#595959'): string {
  const defaults = element('a:pPr', {}, element('a:defRPr', { sz: size }, solidFill(color)));
  return element('c:txPr', {}, [element('a:bodyPr'), element('a:lstStyle'), element('a:p', {}, defaults + element('a:endParaRPr', { lang: 'en-US' }))]);
}

function solidFill(color: string): string {
  return element('a:solidFill', {}, element('a:srgbClr', { val: color.slice(1).toUpperCase() }));
}

function isReference(text: string): boolean {
  const split = splitSheet(text);
  return split?.sheet !== undefined && parseCorners(split.cells) !== null;
}

/** Text or numbers, whichever the cells hold. */
function dataReference(reference: string, file: WorkbookFile): string {
  const values = valuesAt(reference, file);
  const formula = element('c:f', {}, encodeText(reference));
  if (values.length > 0 && values.every((value) => typeof value === 'number')) return element('c:numRef', {}, formula + numberCache(values, formatAt(reference, file)));
  const points = values.map((value, idx) => (value === null || typeof value === 'object' ? '' : element('c:pt', { idx }, element('c:v', {}, encodeText(String(value))))));
  return element('c:strRef', {}, formula + element('c:strCache', {}, [element('c:ptCount', { val: values.length }), ...points]));
}

function numberCache(values: readonly CellValue[], format = 'General'): string {
  const points = values.map((value, idx) => (typeof value === 'number' ? element('c:pt', { idx }, element('c:v', {}, String(value))) : ''));
  return element('c:numCache', {}, [element('c:formatCode', {}, encodeText(format)), element('c:ptCount', { val: values.length }), ...points]);
}

/** The number format of the first cell, which an axis takes over. */
function formatAt(reference: string, file: WorkbookFile): string | undefined {
  const split = splitSheet(reference);
  const range = split && parseCorners(split.cells);
  const sheet = split && file.sheets.find(({ name }) => name === split.sheet);
  return range && sheet ? sheet.cells.get(cellKey(range.top, range.left))?.style?.numberFormat : undefined;
}

function valuesAt(reference: string, file: WorkbookFile): CellValue[] {
  const split = splitSheet(reference);
  const range = split && parseCorners(split.cells);
  const sheet = split && file.sheets.find(({ name }) => name === split.sheet);
  if (!range || !sheet) return [];
  const values: CellValue[] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) values.push(shownValue(sheet, row, column));
  }
  return values;
}
