import type { Chart } from './charts';
import { HostObject } from './hostObject';
import { invalidArgument, RichApiError } from './richApiError';

const BAR_TYPES: readonly string[] = ['bar', 'barStacked'];

export class ChartTitle extends HostObject {
  readonly typeName = 'ChartTitle';

  constructor(private readonly chart: Chart) {
    super();
  }

  get Text(): string {
    return this.chart.file().title ?? '';
  }

  set Text(value: unknown) {
    this.chart.update({ title: text(value, 'ChartTitle.text') });
  }

  get Visible(): boolean {
    return this.chart.file().title !== undefined;
  }

  set Visible(value: unknown) {
    this.chart.update({ title: value === true ? (this.chart.file().title ?? 'Chart Title') : undefined });
  }
}

const LEGEND_POSITIONS = { Bottom: 'bottom', Right: 'right', Top: 'top' } as const;

export class ChartLegend extends HostObject {
  readonly typeName = 'ChartLegend';

  constructor(private readonly chart: Chart) {
    super();
  }

  get Visible(): boolean {
    return (this.chart.file().legend ?? 'none') !== 'none';
  }

  set Visible(value: unknown) {
    const shown = this.chart.file().legend ?? 'none';
    this.chart.update({ legend: value === true ? (shown === 'none' ? 'bottom' : shown) : 'none' });
  }

  get Position(): string {
    const position = this.chart.file().legend;
    return Object.entries(LEGEND_POSITIONS).find(([, value]) => value === position)?.[0] ?? 'Bottom';
  }

  set Position(value: unknown) {
    const legend = value === 'Bottom' || value === 'Right' || value === 'Top' ? LEGEND_POSITIONS[value] : undefined;
    if (legend === undefined) {
      throw invalidArgument('ChartLegend.position', `The workbench places a legend at Bottom, Right or Top; received ${String(value)}.`);
    }
    this.chart.update({ legend });
  }
}

export class ChartAxes extends HostObject {
  readonly typeName = 'ChartAxes';

  constructor(private readonly chart: Chart) {
    super();
  }

  get CategoryAxis(): ChartAxis {
    return new ChartAxis(this.chart, 'categoryTitle');
  }

  get ValueAxis(): ChartAxis {
    return new ChartAxis(this.chart, 'valueTitle');
  }
}

class ChartAxis extends HostObject {
  readonly typeName = 'ChartAxis';

  constructor(
    private readonly chart: Chart,
    private readonly titleField: 'categoryTitle' | 'valueTitle',
  ) {
    super();
  }

  get Title(): ChartAxisTitle {
    return new ChartAxisTitle(this.chart, this.titleField);
  }

  get NumberFormat(): string {
    return this.titleField === 'valueTitle' ? (this.chart.file().valueFormat ?? 'General') : 'General';
  }

  set NumberFormat(value: unknown) {
    if (this.titleField !== 'valueTitle') {
      throw new RichApiError('NotImplemented', 'The workbench formats the numbers of the value axis only.', 'ChartAxis.numberFormat');
    }
    this.chart.update({ valueFormat: text(value, 'ChartAxis.numberFormat') });
  }

  /** The workbench draws bars from the top, in the order of their cells, and columns from the left. */
  get ReversePlotOrder(): boolean {
    return this.titleField === 'categoryTitle' && BAR_TYPES.includes(this.chart.file().type);
  }

  set ReversePlotOrder(value: unknown) {
    if (value !== this.ReversePlotOrder) {
      throw new RichApiError('NotImplemented', 'The workbench draws bars from the top and columns from the left.', 'ChartAxis.reversePlotOrder');
    }
  }

  /** Empty where the values decide. */
  get Maximum(): number | '' {
    return this.titleField === 'valueTitle' ? (this.chart.file().valueMaximum ?? '') : '';
  }

  set Maximum(value: unknown) {
    if (this.titleField !== 'valueTitle') {
      throw new RichApiError('NotImplemented', 'The workbench sets the end of the value axis only.', 'ChartAxis.maximum');
    }
    if (typeof value !== 'number') {
      throw invalidArgument('ChartAxis.maximum');
    }
    this.chart.update({ valueMaximum: value });
  }

  /** Where the other axis crosses: at the bottom, which is the last name of bars drawn from the top. */
  get Position(): string {
    return this.ReversePlotOrder ? 'Maximum' : 'Automatic';
  }

  set Position(value: unknown) {
    if (value !== this.Position) {
      throw new RichApiError('NotImplemented', `The workbench draws the other axis at ${this.Position}; received ${String(value)}.`, 'ChartAxis.position');
    }
  }

  /** Names stand at the edge of the plot, where bars to the other side do not cover them. */
  get TickLabelPosition(): string {
    return this.titleField === 'categoryTitle' ? 'Low' : 'NextToAxis';
  }

  set TickLabelPosition(value: unknown) {
    if (value !== this.TickLabelPosition) {
      throw new RichApiError('NotImplemented', `The workbench writes these labels at ${this.TickLabelPosition}; received ${String(value)}.`, 'ChartAxis.tickLabelPosition');
    }
  }
}

class ChartAxisTitle extends HostObject {
  readonly typeName = 'ChartAxisTitle';

  constructor(
    private readonly chart: Chart,
    private readonly field: 'categoryTitle' | 'valueTitle',
  ) {
    super();
  }

  get Text(): string {
    return this.chart.file()[this.field] ?? '';
  }

  set Text(value: unknown) {
    this.chart.update({ [this.field]: text(value, 'ChartAxisTitle.text') });
  }

  get Visible(): boolean {
    return this.chart.file()[this.field] !== undefined;
  }

  set Visible(value: unknown) {
    this.chart.update({ [this.field]: value === true ? (this.chart.file()[this.field] ?? 'Axis Title') : undefined });
  }
}

export function text(value: unknown, location: string): string {
  if (typeof value !== 'string') {
    throw invalidArgument(location);
  }
  return value;
}
