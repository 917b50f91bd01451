import type { ReactElement } from 'react';
import type { ChartBody } from '../file/chart';
import type { ChartData, SeriesData } from './chartData';
import { niceScale } from './niceScale';

export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PlotProps {
  readonly chart: ChartBody;
  readonly data: ChartData;
  readonly width: number;
  readonly height: number;
  readonly format: (value: number) => string;
}

const FONT = 11;
const CHARACTER = 6.2;
/** The gap between groups of columns in percent of a group's width, where a chart names none. */
const GAP_WIDTH = 72;

function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) > 0x2e80 ? FONT : CHARACTER;
  return width;
}

function longestText(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(textWidth));
}

function stackedExtremes(series: readonly SeriesData[], length: number): readonly number[] {
  const sums: number[] = [0];
  for (let index = 0; index < length; index++) {
    let above = 0;
    let below = 0;
    for (const { values } of series) {
      const value = values[index] ?? 0;
      if (value >= 0) above += value;
      else below += value;
    }
    sums.push(above, below);
  }
  return sums;
}

function shorten(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  let kept = text;
  while (kept.length > 1 && textWidth(`${kept}…`) > room) kept = kept.slice(0, -1);
  return `${kept}…`;
}

/** Columns, bars, lines, areas and points over two axes. */
export function CartesianPlot({ chart, data, width, height, format }: PlotProps): ReactElement {
  const { categories, numericCategories, series } = data;
  const horizontal = chart.type === 'bar' || chart.type === 'barStacked';
  const stacked = chart.type === 'columnStacked' || chart.type === 'barStacked';
  const scatter = chart.type === 'scatter';
  const all = stacked ? stackedExtremes(series, categories.length) : series.flatMap(({ values }) => values.filter((value): value is number => value !== null));
  const scaleWith = (maxTicks: number) => niceScale(all, { includeZero: chart.type !== 'line' && !scatter, maxTicks: Math.max(3, Math.min(7, maxTicks)), high: chart.valueMaximum });
  const values = horizontal ? scaleWith(Math.floor((width * 0.6) / (longestText(scaleWith(7).ticks.map(format)) + 16))) : scaleWith(Math.floor(height / 36));
  const positions = niceScale(series.flatMap((entry) => entry.positions.filter((value): value is number => value !== null)), { includeZero: false });

  const valueLabels = values.ticks.map(format);
  const widestValue = Math.max(...valueLabels.map(textWidth));
  const widestCategory = Math.min(width * 0.34, Math.max(0, ...categories.map(textWidth)));
  const area: PlotArea = {
    left: (horizontal ? widestCategory : widestValue) + 12 + (chart.valueTitle && !horizontal ? 16 : 0),
    top: 8,
    width: 0,
    height: 0,
  };
  const plot: PlotArea = {
    ...area,
    width: Math.max(20, width - area.left - (horizontal ? widestValue / 2 + 6 : 12)),
    height: Math.max(20, height - area.top - 24 - (chart.categoryTitle && !horizontal ? 16 : 0) - (chart.valueTitle && horizontal ? 16 : 0)),
  };
  const at = (value: number) => {
    const share = (value - values.low) / (values.high - values.low);
    return horizontal ? plot.left + share * plot.width : plot.top + (1 - share) * plot.height;
  };
  const across = (value: number) => plot.left + ((value - positions.low) / (positions.high - positions.low || 1)) * plot.width;
  const slot = (horizontal ? plot.height : plot.width) / Math.max(1, categories.length);
  const center = (index: number) => (horizontal ? plot.top : plot.left) + slot * (index + 0.5);
  const zero = at(Math.min(Math.max(0, values.low), values.high));
  // Words may lose their end, so that more of them find room; numbers may not.
  const labelRoom = numericCategories ? longestText(categories) + 10 : longestText(categories) / 1.6;
  const everyLabel = Math.max(1, Math.ceil(labelRoom / Math.max(1, slot)));

  return (
    <g fontSize={FONT} fill="var(--chart-text)">
      {values.ticks.map((tick, index) => (
        <g key={tick}>
          <line {...gridline(plot, at(tick), horizontal)} stroke="var(--chart-grid)" strokeWidth={1} shapeRendering="crispEdges" />
          <text
            x={horizontal ? at(tick) : plot.left - 6}
            y={horizontal ? plot.top + plot.height + 15 : at(tick) + 4}
            textAnchor={horizontal ? 'middle' : 'end'}
          >
            {valueLabels[index]}
          </text>
        </g>
      ))}
      {(chart.type === 'column' || chart.type === 'bar' || stacked) && <Columns {...{ series, slot, center, at, zero, horizontal, stacked, gapWidth: chart.gapWidth ?? GAP_WIDTH, overlap: (chart.overlap ?? 0) / 100, categories, format }} />}
      {chart.type === 'area' && series.map((entry, index) => <AreaShape key={index} entry={entry} x={center} y={at} zero={zero} />)}
      {chart.type === 'line' && series.map((entry, index) => <Line key={index} entry={entry} x={center} y={at} format={format} categories={categories} markers={entry.markers && categories.length <= 40} />)}
      {scatter && series.map((entry, index) => <Points key={index} entry={entry} x={across} y={at} format={format} />)}
      <line {...axis(plot, zero, horizontal)} stroke="var(--chart-axis)" strokeWidth={1} shapeRendering="crispEdges" />
      {scatter
        ? positions.ticks.map((tick) => (
            <text key={tick} x={across(tick)} y={plot.top + plot.height + 15} textAnchor="middle">
              {String(Math.round(tick * 1e6) / 1e6)}
            </text>
          ))
        : categories.map((category, index) =>
            horizontal ? (
              <text key={index} x={plot.left - 8} y={center(index) + 4} textAnchor="end">
                {shorten(category, widestCategory)}
              </text>
            ) : (
              index % everyLabel === 0 && (
                <text key={index} x={center(index)} y={plot.top + plot.height + 15} textAnchor="middle">
                  {shorten(category, slot * everyLabel)}
                </text>
              )
            ),
          )}
      <AxisTitles chart={chart} plot={plot} height={height} horizontal={horizontal} />
    </g>
  );
}

function gridline(plot: PlotArea, position: number, horizontal: boolean) {
  return horizontal
    ? { x1: position, x2: position, y1: plot.top, y2: plot.top + plot.height }
    : { x1: plot.left, x2: plot.left + plot.width, y1: position, y2: position };
}

function axis(plot: PlotArea, zero: number, horizontal: boolean) {
  return gridline(plot, zero, horizontal);
}

function AxisTitles({ chart, plot, height, horizontal }: { readonly chart: ChartBody; readonly plot: PlotArea; readonly height: number; readonly horizontal: boolean }): ReactElement {
  const below = horizontal ? chart.valueTitle : chart.categoryTitle;
  const beside = horizontal ? chart.categoryTitle : chart.valueTitle;
  const middle = plot.top + plot.height / 2;
  return (
    <>
      {below && (
        <text x={plot.left + plot.width / 2} y={height - 4} textAnchor="middle">
          {below}
        </text>
      )}
      {beside && (
        <text x={10} y={middle} textAnchor="middle" transform={`rotate(-90 10 ${middle})`}>
          {beside}
        </text>
      )}
    </>
  );
}

interface ColumnsProps {
  readonly series: readonly SeriesData[];
  readonly categories: readonly string[];
  readonly slot: number;
  readonly center: (index: number) => number;
  readonly at: (value: number) => number;
  readonly zero: number;
  readonly horizontal: boolean;
  readonly stacked: boolean;
  readonly gapWidth: number;
  /** Of a column's width, what the next one covers. */
  readonly overlap: number;
  readonly format: (value: number) => string;
}

function Columns({ series, categories, slot, center, at, zero, horizontal, stacked, gapWidth, overlap, format }: ColumnsProps): ReactElement {
  const group = slot / (1 + gapWidth / 100);
  const thickness = stacked ? group : group / Math.max(1, series.length - (series.length - 1) * overlap);
  return (
    <>
      {categories.map((category, index) => {
        let above = 0;
        let below = 0;
        return series.map((entry, seriesIndex) => {
          const value = entry.values[index];
          if (value === null || value === undefined || value === 0) return null;
          const base = stacked ? (value >= 0 ? above : below) : 0;
          if (value >= 0) above += value;
          else below += value;
          const from = stacked ? at(base) : zero;
          const to = at(stacked ? base + value : value);
          const side = center(index) - group / 2 + (stacked ? 0 : thickness * (1 - overlap) * seriesIndex);
          const length = Math.max(1, Math.abs(to - from));
          const start = Math.min(from, to);
          const box = horizontal ? { x: start, y: side, width: length, height: thickness } : { x: side, y: start, width: thickness, height: length };
          return (
            <rect key={`${index}-${seriesIndex}`} {...box} fill={entry.color}>
              <title>{`${entry.name}, ${category}: ${format(value)}`}</title>
            </rect>
          );
        });
      })}
    </>
  );
}

interface ShapeProps {
  readonly entry: SeriesData;
  readonly x: (position: number) => number;
  readonly y: (value: number) => number;
}

/** The runs between gaps, as points. */
function runs(entry: SeriesData, x: (index: number) => number, y: (value: number) => number): readonly (readonly (readonly [number, number])[])[] {
  const result: (readonly [number, number])[][] = [[]];
  entry.values.forEach((value, index) => {
    if (value === null) result.push([]);
    else result.at(-1)?.push([x(index), y(value)]);
  });
  return result.filter((run) => run.length > 0);
}

function path(points: readonly (readonly [number, number])[]): string {
  return points.map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${px.toFixed(1)} ${py.toFixed(1)}`).join('');
}

function Line({ entry, x, y, format, categories, markers }: ShapeProps & { readonly format: (value: number) => string; readonly categories: readonly string[]; readonly markers: boolean }): ReactElement {
  return (
    <>
      {runs(entry, x, y).map((run, index) => (
        <path key={index} d={path(run)} fill="none" stroke={entry.color} strokeWidth={2.25} strokeLinejoin="round" strokeLinecap="round" />
      ))}
      {markers &&
        entry.values.map(
          (value, index) =>
            value !== null && (
              <circle key={index} cx={x(index)} cy={y(value)} r={3} fill={entry.color}>
                <title>{`${entry.name}, ${categories[index] ?? ''}: ${format(value)}`}</title>
              </circle>
            ),
        )}
    </>
  );
}

function AreaShape({ entry, x, y, zero }: ShapeProps & { readonly zero: number }): ReactElement {
  return (
    <>
      {runs(entry, x, y).map((run, index) => (
        <path key={index} d={`${path(run)}L${run.at(-1)?.[0] ?? 0} ${zero}L${run[0]?.[0] ?? 0} ${zero}Z`} fill={entry.color} fillOpacity={0.75} />
      ))}
    </>
  );
}

function Points({ entry, x, y, format }: ShapeProps & { readonly format: (value: number) => string }): ReactElement {
  return (
    <>
      {entry.values.map((value, index) => {
        const position = entry.positions[index];
        if (value === null || position === null || position === undefined) return null;
        return (
          <circle key={index} cx={x(position)} cy={y(value)} r={4} fill={entry.color}>
            <title>{`${entry.name}: ${position}, ${format(value)}`}</title>
          </circle>
        );
      })}
    </>
  );
}

