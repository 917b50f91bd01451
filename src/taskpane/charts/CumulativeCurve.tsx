import { useLanguage } from '../language';
import { useChartStyles } from './chartStyles';
import { probabilityText, type NumberKind } from './numberText';
import { linearScale, type Scale } from './scale';
import { ShareAxis } from './ShareAxis';
import { type Target } from './target';
import { TargetHandle } from './TargetHandle';
import { useChartWidth } from './useChartWidth';
import { ValueAxis } from './ValueAxis';

const HEIGHT = 210;
const PLOT_TOP = 26;
const PLOT_BOTTOM = HEIGHT - 22;
const LEFT = 40;
const RIGHT = 10;

/** Of the trials, this share at each end of the curve may lie outside the picture. */
const OUTSIDE = 0.001;

type Curve = readonly (readonly [number, number])[];

interface CumulativeCurveProps {
  readonly label: string;
  readonly curve: Curve;
  readonly kind: NumberKind;
  readonly compared?: Curve;
  readonly targets?: readonly (Target & { readonly label: string; readonly valueText: string })[];
  readonly onTarget?: (index: number, value: number) => void;
  readonly onTargetSettled?: () => void;
}

/** The S-curve: for every value the probability of ending at or below it. Targets are dragged along it. */
export function CumulativeCurve({ label, curve, kind, compared = [], targets = [], onTarget, onTargetSettled }: CumulativeCurveProps) {
  const styles = useChartStyles();
  const language = useLanguage();
  const { width, measure } = useChartWidth();
  const values = curveScale([curve, compared], width);
  const shares = linearScale(0, 1, PLOT_BOTTOM, PLOT_TOP);
  return (
    <div ref={measure}>
      <svg role="group" aria-label={label} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} data-chart="curve">
        <ShareAxis scale={shares} from={LEFT} to={width - RIGHT} />
        <path className={styles.soft} d={`${curvePath(curve, values, shares)}V${PLOT_BOTTOM}H${LEFT}Z`} />
        {compared.length > 0 && <path className={styles.secondLine} d={curvePath(compared, values, shares)} />}
        <path className={styles.line} d={curvePath(curve, values, shares)} />
        <ValueAxis scale={values} y={PLOT_BOTTOM} kind={kind} />
        {targets.map((target, index) => {
          const x = values.toPixel(Math.min(values.high, Math.max(values.low, target.value)));
          const y = shares.toPixel(target.share);
          const onRight = x < width - 90;
          return (
            <g key={index}>
              <line className={styles.mark} x1={LEFT} x2={x} y1={y} y2={y} />
              <circle className={styles.good} cx={x} cy={y} r={4} />
              <text className={styles.strongText} aria-hidden x={onRight ? x + 9 : x - 9} y={Math.min(PLOT_BOTTOM - 6, Math.max(PLOT_TOP + 10, y + 14))} textAnchor={onRight ? 'start' : 'end'}>
                {probabilityText(target.share, language)}
              </text>
              {onTarget !== undefined && (
                <TargetHandle
                  scale={values}
                  value={target.value}
                  top={2}
                  bottom={PLOT_BOTTOM}
                  label={target.label}
                  valueText={target.valueText}
                  onMove={(value) => onTarget(index, value)}
                  {...(onTargetSettled === undefined ? {} : { onSettle: onTargetSettled })}
                />
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function curveScale(curves: readonly Curve[], width: number): Scale {
  const ends = curves.flatMap((curve) => {
    const inside = curve.filter(([, share]) => share >= OUTSIDE && share <= 1 - OUTSIDE);
    const shown = inside.length > 1 ? inside : curve;
    return shown.length === 0 ? [] : [shown[0][0], shown[shown.length - 1][0]];
  });
  return ends.length === 0 ? linearScale(0, 1, LEFT, width - RIGHT) : linearScale(Math.min(...ends), Math.max(...ends), LEFT, width - RIGHT);
}

/** From the left edge of the plot to the right one. */
function curvePath(curve: Curve, values: Scale, shares: Scale): string {
  const inside = curve.filter(([value]) => value >= values.low && value <= values.high);
  if (inside.length === 0) return '';
  const [first, last] = [inside[0], inside[inside.length - 1]];
  const points = inside.map(([value, share]) => `L${round(values.toPixel(value))} ${round(shares.toPixel(share))}`);
  return `M${LEFT} ${round(shares.toPixel(first[1]))}${points.join('')}H${round(values.toPixel(values.high))}L${round(values.toPixel(values.high))} ${round(shares.toPixel(last[1]))}`;
}

function round(pixel: number): number {
  return Math.round(pixel * 10) / 10;
}
