import type { ChartFile } from '../../file/workbookFile';
import { absoluteReference } from './cellAddress';
import { ChartAxes, ChartLegend, ChartTitle } from './chartParts';
import { ChartSeriesCollection } from './chartSeries';
import { chartTypeName, chartTypeOf, seriesFromRange, seriesName } from './chartSource';
import { HostCollection, HostObject } from './hostObject';
import { Range } from './range';
import { resolveRange, type ResolvedRange } from './resolveRange';
import { invalidArgument, itemNotFound, RichApiError } from './richApiError';
import { sheetInfo, type WorkbookHost } from './workbookHost';

const POINTS_PER_PIXEL = 0.75;
/** Where Excel puts a chart that was given no place: a block of cells beside the sheet's corner. */
const DEFAULT_ANCHOR = { top: 1, left: 1, bottom: 16, right: 9 };

export class ChartCollection extends HostCollection<Chart> {
  readonly typeName = 'ChartCollection';

  constructor(
    private readonly host: WorkbookHost,
    private readonly sheetId: string,
  ) {
    super();
  }

  get Count(): number {
    return this.host.spreadsheet.charts(this.sheetId).length;
  }

  items(): readonly Chart[] {
    return this.host.spreadsheet.charts(this.sheetId).map((chart) => new Chart(this.host, this.sheetId, this.host.chartIds.idOf(chartKey(this.sheetId, chart.name))));
  }

  /** By id or by name. */
  item(key: unknown): Chart {
    const wanted = String(key).toLowerCase();
    const found = this.items().find((chart) => chart.identity().toLowerCase() === wanted || chart.Name.toLowerCase() === wanted);
    if (found === undefined) {
      throw itemNotFound('ChartCollection.getItem');
    }
    return found;
  }

  Add(type: unknown, sourceData: unknown, seriesBy: unknown): Chart {
    const location = 'ChartCollection.add';
    const source = rangeArgument(this.host, sourceData, this.sheetId, location);
    const chartType = requireType(type, location);
    const taken = new Set(this.host.spreadsheet.charts(this.sheetId).map((chart) => chart.name));
    let number = taken.size + 1;
    while (taken.has(`Chart ${number}`)) {
      number += 1;
    }
    const series = seriesFromRange(this.host, source.sheetId, source.range, orientation(seriesBy, location));
    const name = `Chart ${number}`;
    const title = series.length === 1 && series[0] !== undefined ? seriesName(this.host, series[0], 0) : undefined;
    this.host.spreadsheet.addChart(this.sheetId, { name, type: chartType, series, anchor: DEFAULT_ANCHOR, legend: 'bottom', ...(title === undefined ? {} : { title }) });
    return new Chart(this.host, this.sheetId, this.host.chartIds.idOf(chartKey(this.sheetId, name)));
  }

  /** How office.js finds a chart again by its id. */
  _GetItem(key: unknown): Chart {
    return this.item(key);
  }
}

/** Sheet ids and chart names never hold a line break. */
function chartKey(sheetId: string, name: string): string {
  return `${sheetId}\n${name}`;
}

export class Chart extends HostObject {
  readonly typeName = 'Chart';

  constructor(
    private readonly host: WorkbookHost,
    private readonly sheetId: string,
    private readonly id: string,
  ) {
    super();
  }

  override identity(): string {
    return this.id;
  }

  get Id(): string {
    return this.id;
  }

  get Name(): string {
    return this.file().name;
  }

  set Name(value: unknown) {
    const before = this.file();
    if (typeof value !== 'string' || value === '') {
      throw invalidArgument('Chart.name');
    }
    if (value !== before.name && this.host.spreadsheet.charts(this.sheetId).some((chart) => chart.name === value)) {
      throw new RichApiError('ItemAlreadyExists', 'The resource being created already exists.', 'Chart.name');
    }
    this.host.chartIds.rename(chartKey(this.sheetId, before.name), chartKey(this.sheetId, value));
    this.host.spreadsheet.updateChart(this.sheetId, before.name, { ...before, name: value });
  }

  get ChartType(): string {
    return chartTypeName(this.file().type);
  }

  set ChartType(value: unknown) {
    this.update({ type: requireType(value, 'Chart.chartType') });
  }

  get Top(): number {
    return this.edge('row', this.file().anchor.top);
  }

  set Top(value: unknown) {
    const { anchor } = this.file();
    const top = this.line('row', points(value, 'Chart.top'));
    this.update({ anchor: { ...anchor, top, bottom: top + anchor.bottom - anchor.top } });
  }

  get Left(): number {
    return this.edge('column', this.file().anchor.left);
  }

  set Left(value: unknown) {
    const { anchor } = this.file();
    const left = this.line('column', points(value, 'Chart.left'));
    this.update({ anchor: { ...anchor, left, right: left + anchor.right - anchor.left } });
  }

  get Height(): number {
    return this.edge('row', this.file().anchor.bottom) - this.Top;
  }

  set Height(value: unknown) {
    const { anchor } = this.file();
    this.update({ anchor: { ...anchor, bottom: Math.max(anchor.top + 1, this.line('row', this.Top + points(value, 'Chart.height'))) } });
  }

  get Width(): number {
    return this.edge('column', this.file().anchor.right) - this.Left;
  }

  set Width(value: unknown) {
    const { anchor } = this.file();
    this.update({ anchor: { ...anchor, right: Math.max(anchor.left + 1, this.line('column', this.Left + points(value, 'Chart.width'))) } });
  }

  get Title(): ChartTitle {
    return new ChartTitle(this);
  }

  get Legend(): ChartLegend {
    return new ChartLegend(this);
  }

  get Series(): ChartSeriesCollection {
    return new ChartSeriesCollection(this.host, this);
  }

  get Axes(): ChartAxes {
    return new ChartAxes(this);
  }

  get Worksheet(): HostObject {
    return this.host.worksheet(this.sheetId);
  }

  SetData(sourceData: unknown, seriesBy: unknown): void {
    const source = rangeArgument(this.host, sourceData, this.sheetId, 'Chart.setData');
    this.update({ series: seriesFromRange(this.host, source.sheetId, source.range, orientation(seriesBy, 'Chart.setData')) });
  }

  /** Covers from the first cell to the far corner of the last. */
  SetPosition(startCell: unknown, endCell: unknown): void {
    const start = rangeArgument(this.host, startCell, this.sheetId, 'Chart.setPosition').range;
    const { anchor } = this.file();
    const end = endCell === null || endCell === undefined ? null : rangeArgument(this.host, endCell, this.sheetId, 'Chart.setPosition').range;
    this.update({
      anchor: {
        top: start.top,
        left: start.left,
        bottom: end === null ? start.top + anchor.bottom - anchor.top : end.bottom + 1,
        right: end === null ? start.left + anchor.right - anchor.left : end.right + 1,
      },
    });
  }

  Activate(): void {
    this.host.spreadsheet.activateSheet(this.sheetId);
  }

  Delete(): void {
    this.host.spreadsheet.removeChart(this.sheetId, this.file().name);
  }

  file(): ChartFile {
    const key = this.host.chartIds.keyOf(this.id);
    const chart = this.host.spreadsheet.charts(this.sheetId).find((candidate) => chartKey(this.sheetId, candidate.name) === key);
    if (chart === undefined) {
      throw itemNotFound('Chart');
    }
    return chart;
  }

  update(change: Partial<ChartFile>): void {
    const before = this.file();
    this.host.spreadsheet.updateChart(this.sheetId, before.name, { ...before, ...change });
  }

  resolve(source: unknown, location: string): string {
    const { sheetId, range } = rangeArgument(this.host, source, this.sheetId, location);
    const sheet = sheetInfo(this.host, sheetId, location).name;
    return absoluteReference(sheet, range);
  }

  private size(axis: 'row' | 'column', at: number): number {
    const { spreadsheet } = this.host;
    return (axis === 'row' ? spreadsheet.rowHeight(this.sheetId, at) : spreadsheet.columnWidth(this.sheetId, at)) * POINTS_PER_PIXEL;
  }

  private edge(axis: 'row' | 'column', index: number): number {
    let distance = 0;
    for (let at = 0; at < index; at += 1) {
      distance += this.size(axis, at);
    }
    return distance;
  }

  /** The row or column whose edge is nearest to a distance. */
  private line(axis: 'row' | 'column', distance: number): number {
    let at = 0;
    let left = distance;
    while (left > this.size(axis, at) / 2) {
      left -= this.size(axis, at);
      at += 1;
    }
    return at;
  }
}

function rangeArgument(host: WorkbookHost, value: unknown, sheetId: string, location: string): ResolvedRange {
  if (value instanceof Range) {
    return { sheetId: value.sheetId, range: value.cells };
  }
  const resolved = typeof value === 'string' ? resolveRange(host, value, sheetId) : null;
  if (resolved === null) {
    throw invalidArgument(location);
  }
  return resolved;
}

function orientation(value: unknown, location: string): 'Auto' | 'Rows' | 'Columns' {
  const chosen = value ?? 'Auto';
  if (chosen !== 'Auto' && chosen !== 'Rows' && chosen !== 'Columns') {
    throw invalidArgument(location);
  }
  return chosen;
}

function requireType(value: unknown, location: string): ChartFile['type'] {
  const type = chartTypeOf(value);
  if (type === undefined) {
    throw new RichApiError('NotImplemented', `The workbench does not draw charts of type ${String(value)}.`, location);
  }
  return type;
}

function points(value: unknown, location: string): number {
  if (typeof value !== 'number' || value < 0) {
    throw invalidArgument(location);
  }
  return value;
}
