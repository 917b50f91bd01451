import { useLanguage } from '../language';
import { useChartStyles } from './chartStyles';
import { shortNumberText, type NumberKind } from './numberText';
import { niceTicks, type Scale } from './scale';

/** One label about every so many pixels. */
const LABEL_PIXELS = 48;

/** The line below a plot with round values on it. */
export function ValueAxis({ scale, y, kind }: { readonly scale: Scale; readonly y: number; readonly kind: NumberKind }) {
  const styles = useChartStyles();
  const language = useLanguage();
  const [from, to] = [scale.toPixel(scale.low), scale.toPixel(scale.high)];
  return (
    <g aria-hidden>
      <line className={styles.axis} x1={from} x2={to} y1={y} y2={y} />
      {niceTicks(scale.low, scale.high, (to - from) / LABEL_PIXELS).map((value) => {
        const x = scale.toPixel(value);
        const text = shortNumberText(value, kind, language);
        const halfWidth = text.length * 3;
        const anchor = x - halfWidth < 0 ? 'start' : x + halfWidth > to + 4 ? 'end' : 'middle';
        return (
          <g key={value}>
            <line className={styles.axis} x1={x} x2={x} y1={y} y2={y + 4} />
            <text className={styles.text} x={x} y={y + 15} textAnchor={anchor}>
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}
