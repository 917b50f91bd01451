import type { ChartSeriesFile } from '../../templates/workbookFile';
import { text } from './chartParts';
import { seriesName } from './chartSource';
import type { Chart } from './charts';
import { HostCollection, HostObject } from './hostObject';
import { color } from './rangeFormat';
import { itemNotFound } from './richApiError';
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
