import { useId } from 'react';
import { useLanguage } from '../language';
import { useChartStyles } from './chartStyles';
import { shortNumberText, type NumberKind } from './numberText';
import { linearScale, niceTicks, type Scale } from './scale';
import { useChartWidth } from './useChartWidth';
import { ValueAxis } from './ValueAxis';

const HEIGHT = 220;
const TOP = 8;
const BOTTOM = HEIGHT - 38;
const LEFT = 46;
const RIGHT = 10;

interface ScatterPlotProps {
  readonly label: string;
  readonly points: readonly (readonly [number, number])[];
  readonly across: { readonly name: string; readonly kind: NumberKind };
  readonly up: { readonly name: string; readonly kind: NumberKind };
  /** A value of the vertical quantity to compare with. */
  readonly level?: number;
}

/** One dot per trial. All dots are one path, so that a thousand cost as little as one. */
export function ScatterPlot({ label, points, across, up, level }: ScatterPlotProps) {
  const styles = useChartStyles();
  const language = useLanguage();
  const clip = useId();
  const { width, measure } = useChartWidth();
  const x = rangeScale(points.map(([value]) => value), LEFT + 4, width - RIGHT);
  const y = rangeScale(points.map(([, value]) => value), BOTTOM - 4, TOP);
  return (
    <div ref={measure}>
      <svg role="img" aria-label={label} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} data-chart="scatter">
        <clipPath id={clip}>
          <rect x={LEFT} y={0} width={width - LEFT} height={BOTTOM} />
        </clipPath>
        {niceTicks(Math.min(y.low, y.high), Math.max(y.low, y.high), 4).map((value) => (
          <g key={value}>
            <line className={styles.grid} x1={LEFT} x2={width - RIGHT} y1={y.toPixel(value)} y2={y.toPixel(value)} />
            <text className={styles.text} x={LEFT - 4} y={y.toPixel(value) + 3} textAnchor="end">
              {shortNumberText(value, up.kind, language)}
            </text>
          </g>
        ))}
        <path className={styles.points} clipPath={`url(#${clip})`} d={points.map(([across, up]) => `M${Math.round(x.toPixel(across) * 10) / 10} ${Math.round(y.toPixel(up) * 10) / 10}h0`).join('')} />
        {level !== undefined && level > y.low && level < y.high && <line className={styles.mark} x1={LEFT} x2={width - RIGHT} y1={y.toPixel(level)} y2={y.toPixel(level)} />}
        <ValueAxis scale={x} y={BOTTOM} kind={across.kind} />
        <text className={styles.text} x={(LEFT + width - RIGHT) / 2} y={HEIGHT - 6} textAnchor="middle">
          {across.name}
        </text>
      </svg>
    </div>
  );
}

/** From the lowest to the highest of nearly all values; the few outside are clipped. */
function rangeScale(values: readonly number[], from: number, to: number): Scale {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return linearScale(0, 1, from, to);
  const cut = Math.floor(sorted.length * 0.002);
  return linearScale(sorted[cut], sorted[sorted.length - 1 - cut], from, to);
}
