import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { ChartBody } from '../file/chart';
import { CartesianPlot } from './CartesianPlot';
import { sliceColor, type ChartData } from './chartData';
import { PiePlot } from './PiePlot';
import './chart.css';

export interface ChartViewProps {
  readonly chart: ChartBody;
  readonly data: ChartData;
  /** Writes a number in a number format. */
  readonly format: (value: number, numberFormat: string) => string;
}

/** A chart as Excel draws it: title, plot, legend, in the size of its frame. */
export function ChartView({ chart, data, format }: ChartViewProps): ReactElement {
  const plot = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = plot.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const round = chart.type === 'pie' || chart.type === 'doughnut';
  const entries = round
    ? data.categories.map((name, index) => ({ name, color: sliceColor(index) }))
    : data.series.map(({ name, color }) => ({ name, color }));
  const legend = chart.legend ?? (round || data.series.length > 1 ? 'bottom' : 'none');
  const Plot = round ? PiePlot : CartesianPlot;
  const write = (value: number) => format(value, data.numberFormat);

  return (
    <figure className={`workbench-chart workbench-chart-legend-${legend}`} aria-label={chart.title ?? chart.name}>
      {chart.title && <figcaption>{chart.title}</figcaption>}
      <div className="workbench-chart-body">
        <div className="workbench-chart-plot" ref={plot}>
          {size.width > 0 && size.height > 0 && (
            <svg width={size.width} height={size.height} role="img" aria-label={chart.title ?? chart.name}>
              <Plot chart={chart} data={data} width={size.width} height={size.height} format={write} />
            </svg>
          )}
        </div>
        {legend !== 'none' && (
          <ul className="workbench-chart-legend">
            {entries.map(({ name, color }, index) => (
              <li key={index}>
                <i style={{ background: color }} />
                {name}
              </li>
            ))}
          </ul>
        )}
      </div>
    </figure>
  );
}
