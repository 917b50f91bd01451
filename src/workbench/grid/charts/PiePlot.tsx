import type { ReactElement } from 'react';
import type { PlotProps } from './CartesianPlot';
import { sliceColor } from './chartData';

function point(centerX: number, centerY: number, radius: number, turn: number): string {
  const angle = turn * 2 * Math.PI - Math.PI / 2;
  return `${(centerX + radius * Math.cos(angle)).toFixed(2)} ${(centerY + radius * Math.sin(angle)).toFixed(2)}`;
}

/** A pie or doughnut of the first series; slices below nothing are left out, as in Excel. */
export function PiePlot({ chart, data, width, height, format }: PlotProps): ReactElement {
  const [series] = data.series;
  const values = (series?.values ?? []).map((value) => Math.max(0, value ?? 0));
  const total = values.reduce((sum, value) => sum + value, 0);
  const centerX = width / 2;
  const centerY = height / 2;
  const radius = Math.max(10, Math.min(width, height) / 2 - 10);
  const hole = chart.type === 'doughnut' ? radius * 0.55 : 0;
  if (total === 0) return <g />;
  return (
    <g>
      {values.map((value, index) => {
        const from = values.slice(0, index).reduce((sum, earlier) => sum + earlier, 0) / total;
        const share = value / total;
        if (share === 0) return null;
        // A full circle has no arc of its own: it is drawn a hair short of one.
        const to = share > 0.9999 ? from + 0.9999 : from + share;
        const large = to - from > 0.5 ? 1 : 0;
        const middle = (from + to) / 2;
        const label = point(centerX, centerY, (radius + hole) / 2 + (hole ? 0 : radius * 0.15), middle).split(' ');
        const outer = `M${point(centerX, centerY, radius, from)}A${radius} ${radius} 0 ${large} 1 ${point(centerX, centerY, radius, to)}`;
        const inner = hole ? `L${point(centerX, centerY, hole, to)}A${hole} ${hole} 0 ${large} 0 ${point(centerX, centerY, hole, from)}Z` : `L${centerX} ${centerY}Z`;
        return (
          <g key={index}>
            <path d={outer + inner} fill={sliceColor(index)} stroke="var(--chart-background)" strokeWidth={1.5}>
              <title>{`${data.categories[index] ?? ''}: ${format(value)} (${(share * 100).toFixed(1)}%)`}</title>
            </path>
            {share >= 0.05 && (
              <text x={label[0]} y={Number(label[1]) + 4} textAnchor="middle" fontSize={11} fontWeight={600} fill="#FFFFFF">
                {`${Math.round(share * 100)}%`}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
