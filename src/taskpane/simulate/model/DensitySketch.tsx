import { type Distribution } from '../../../engine/risk/distributions/distribution';
import { useChartStyles } from '../../charts/chartStyles';
import { distributionShape } from '../../charts/distributionShape';

const WIDTH = 56;
const HEIGHT = 22;
const POINTS = 40;

/** The shape of a distribution as small as a word; only a decoration, what it says stands beside it in numbers. */
export function DensitySketch({ distribution }: { readonly distribution: Distribution }) {
  const styles = useChartStyles();
  const { low, high, points, discrete } = distributionShape(distribution, POINTS);
  const tallest = Math.max(...points.map(({ height }) => height), Number.MIN_VALUE);
  const x = (value: number): number => 1 + ((value - low) / (high - low || 1)) * (WIDTH - 2);
  const y = (height: number): number => HEIGHT - 1 - (height / tallest) * (HEIGHT - 3);
  const round = (pixel: number): number => Math.round(pixel * 10) / 10;
  return (
    <svg aria-hidden width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      {discrete ? (
        <path className={styles.line} d={points.map(({ value, height }) => `M${round(x(value))} ${HEIGHT - 1}V${round(y(height))}`).join('')} />
      ) : (
        <>
          <path className={styles.soft} d={`M1 ${HEIGHT - 1}${points.map(({ value, height }) => `L${round(x(value))} ${round(y(height))}`).join('')}L${WIDTH - 1} ${HEIGHT - 1}Z`} />
          <path className={styles.thinLine} d={points.map(({ value, height }, index) => `${index === 0 ? 'M' : 'L'}${round(x(value))} ${round(y(height))}`).join('')} />
        </>
      )}
      <line className={styles.axis} x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
    </svg>
  );
}
