import { useLanguage } from '../language';
import { useChartStyles } from './chartStyles';
import { probabilityText } from './numberText';
import { type Scale } from './scale';

/** Probabilities from 0 to 1 at the left of a plot, with a faint line across it for each. */
export function ShareAxis({ scale, from, to }: { readonly scale: Scale; readonly from: number; readonly to: number }) {
  const styles = useChartStyles();
  const language = useLanguage();
  return (
    <g aria-hidden>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => {
        const y = scale.toPixel(share);
        return (
          <g key={share}>
            <line className={styles.grid} x1={from} x2={to} y1={y} y2={y} />
            <text className={styles.text} x={from - 4} y={y + 3} textAnchor="end">
              {probabilityText(share, language)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
