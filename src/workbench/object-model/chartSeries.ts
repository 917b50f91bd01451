import type { ChartSeriesFile } from '../../file/workbookFile';
import { text } from './chartParts';
import { seriesName } from './chartSource';
import type { Chart } from './charts';
import { HostCollection, HostObject } from './hostObject';
import { color } from './rangeFormat';
import { invalidArgument, itemNotFound } from './richApiError';
import type { WorkbookHost } from './workbookHost';

export class ChartSeriesCollection extends HostCollection<ChartSeries> {
  readonly typeName = 'ChartSeriesCollection';

  constructor(
    private readonly host: WorkbookHost,
    private readonly chart: Chart,
  ) {
    super();
  }

  get Count(): number {
    return this.chart.file().series.length;
  }

  items(): readonly ChartSeries[] {
    return this.chart.file().series.map((_, index) => new ChartSeries(this.host, this.chart, index));
  }

  item(key: unknown): ChartSeries {
    const series = typeof key === 'number' ? this.items()[key] : undefined;
    if (series === undefined) {
      throw itemNotFound('ChartSeriesCollection.getItemAt');
    }
    return series;
  }

  /** An empty series until `setValues` gives it cells. */
  Add(name: unknown, index: unknown): ChartSeries {
    const series = [...this.chart.file().series];
    const at = typeof index === 'number' && index >= 0 && index <= series.length ? index : series.length;
    series.splice(at, 0, { values: '', ...(typeof name === 'string' ? { name } : {}) });
    this.chart.update({ series });
    return new ChartSeries(this.host, this.chart, at);
  }
}

class ChartSeries extends HostObject {
  readonly typeName = 'ChartSeries';

  constructor(
    private readonly host: WorkbookHost,
    private readonly chart: Chart,
    private readonly index: number,
  ) {
    super();
  }

  get Name(): string {
    return seriesName(this.host, this.file(), this.index);
  }

  set Name(value: unknown) {
    this.update({ name: text(value, 'ChartSeries.name') });
  }

  get Format(): ChartSeriesFormat {
    return new ChartSeriesFormat((chosen) => this.update({ color: chosen }));
  }

  /** One for all series of a chart, as in Excel. */
  get GapWidth(): number {
    return this.chart.file().gapWidth ?? 80;
  }

  set GapWidth(value: unknown) {
    if (typeof value !== 'number' || value < 0 || value > 500) {
      throw invalidArgument('ChartSeries.gapWidth', `The gap is 0 to 500 percent; received ${String(value)}.`);
    }
    this.chart.update({ gapWidth: Math.round(value) });
  }

  /** One for all series of a chart, as in Excel. */
  get Overlap(): number {
    return this.chart.file().overlap ?? 0;
  }

  set Overlap(value: unknown) {
    if (typeof value !== 'number' || value < -100 || value > 100) {
      throw invalidArgument('ChartSeries.overlap', `The overlap is -100 to 100 percent; received ${String(value)}.`);
    }
    this.chart.update({ overlap: Math.round(value) });
  }

  get MarkerStyle(): string {
    return this.file().markers === false ? 'None' : 'Circle';
  }

  set MarkerStyle(value: unknown) {
    if (value !== 'None' && value !== 'Circle' && value !== 'Automatic') {
      throw invalidArgument('ChartSeries.markerStyle', `The workbench draws circles or no markers; received ${String(value)}.`);
    }
    this.update({ markers: value !== 'None' });
  }

  SetValues(source: unknown): void {
    this.update({ values: this.chart.resolve(source, 'ChartSeries.setValues') });
  }

  SetXAxisValues(source: unknown): void {
    this.update({ categories: this.chart.resolve(source, 'ChartSeries.setXAxisValues') });
  }

  Delete(): void {
    this.file();
    this.chart.update({ series: this.chart.file().series.filter((_, index) => index !== this.index) });
  }

  private file(): ChartSeriesFile {
    const series = this.chart.file().series[this.index];
    if (series === undefined) {
      throw itemNotFound('ChartSeries');
    }
    return series;
  }

  private update(change: Partial<ChartSeriesFile>): void {
    const changed = { ...this.file(), ...change };
    this.chart.update({ series: this.chart.file().series.map((series, index) => (index === this.index ? changed : series)) });
  }
}

class ChartSeriesFormat extends HostObject {
  readonly typeName = 'ChartSeriesFormat';

  constructor(private readonly paint: (color: string) => void) {
    super();
  }

  get Fill(): ChartFill {
    return new ChartFill(this.paint);
  }

  get Line(): ChartLineFormat {
    return new ChartLineFormat(this.paint);
  }
}

class ChartFill extends HostObject {
  readonly typeName = 'ChartFill';

  constructor(private readonly paint: (color: string) => void) {
    super();
  }

  SetSolidColor(value: unknown): void {
    this.paint(color(value, 'ChartFill.setSolidColor'));
  }
}

class ChartLineFormat extends HostObject {
  readonly typeName = 'ChartLineFormat';

  constructor(private readonly paint: (color: string) => void) {
    super();
  }

  set Color(value: unknown) {
    this.paint(color(value, 'ChartLineFormat.color'));
  }
}
