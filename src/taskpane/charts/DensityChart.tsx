import { type DistributionShape } from './distributionShape';
import { useChartStyles } from './chartStyles';
import { type NumberKind } from './numberText';
import { linearScale } from './scale';
import { useChartWidth } from './useChartWidth';
import { ValueAxis } from './ValueAxis';

const HEIGHT = 132;
const TOP = 8;
const BOTTOM = HEIGHT - 22;
const SIDE = 8;

interface DensityChartProps {
  readonly label: string;
  readonly shape: DistributionShape;
  readonly curve: 'density' | 'cumulative';
  readonly kind: NumberKind;
  /** Values marked by a dashed line, with the words below them left to the caller's text. */
  readonly marks: readonly number[];
}

/** The shape of a distribution: its density (bars where it has single values), or the probability of at most each value. */
export function DensityChart({ label, shape, curve, kind, marks }: DensityChartProps) {
  const styles = useChartStyles();
  const { width, measure } = useChartWidth();
  const { low, high, points, discrete } = shape;
  const edge = discrete ? (high - low || 1) * 0.04 : 0;
  const x = linearScale(low - edge, high + edge, SIDE, width - SIDE);
  const tallest = curve === 'cumulative' ? 1 : Math.max(...points.map(({ height }) => height), Number.MIN_VALUE);
  const y = (height: number): number => BOTTOM - (height / tallest) * (BOTTOM - TOP);
  const at = ({ value, height, below }: DistributionShape['points'][number]): readonly [number, number] => [round(x.toPixel(value)), round(y(curve === 'cumulative' ? below : height))];
  const line = curve === 'cumulative' && discrete ? steps(points.map(at), x.toPixel(x.low)) : points.map((point, index) => `${index === 0 ? 'M' : 'L'}${at(point).join(' ')}`).join('');
  const stems = curve === 'density' && discrete;
  return (
    <div ref={measure}>
      <svg role="img" aria-label={label} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} data-chart="density">
        {stems ? (
          <path className={styles.stems} d={points.map((point) => `M${at(point)[0]} ${BOTTOM}V${at(point)[1]}`).join('')} />
        ) : (
          <>
            {!discrete && points.length > 0 && <path className={styles.soft} d={`${line}V${BOTTOM}H${at(points[0]!)[0]}Z`} />}
            <path className={styles.line} d={line} />
          </>
        )}
        {marks
          .filter((value) => value >= x.low && value <= x.high)
          .map((value) => (
            <line key={value} className={styles.mark} x1={x.toPixel(value)} x2={x.toPixel(value)} y1={TOP} y2={BOTTOM} />
          ))}
        <ValueAxis scale={x} y={BOTTOM} kind={kind} />
      </svg>
    </div>
  );
}

/** A staircase from the left edge: it rises at each value. */
function steps(points: readonly (readonly [number, number])[], from: number): string {
  return `M${round(from)} ${BOTTOM}${points.map(([x, y]) => `H${x}V${y}`).join('')}`;
}

function round(pixel: number): number {
  return Math.round(pixel * 10) / 10;
}
