import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { usePhrases } from '../../language';

const forced = '@media (forced-colors: active)';

const useStyles = makeStyles({
  legend: { display: 'flex', columnGap: tokens.spacingHorizontalM, color: tokens.colorNeutralForeground2 },
  end: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  mark: { width: '10px', height: '10px', borderRadius: '2px', forcedColorAdjust: 'none' },
  low: { backgroundColor: tokens.colorPaletteRedBackground3, [forced]: { backgroundColor: 'GrayText' } },
  high: { backgroundColor: tokens.colorBrandBackground, [forced]: { backgroundColor: 'Highlight' } },
});

/** Which colour of a tornado is which end of an input. */
export function EndLegend() {
  const styles = useStyles();
  const { sensitivity: words } = usePhrases().decide;
  return (
    <div className={styles.legend}>
      <span className={styles.end}>
        <span aria-hidden className={mergeClasses(styles.mark, styles.low)} />
        <Caption1>{words.inputLow}</Caption1>
      </span>
      <span className={styles.end}>
        <span aria-hidden className={mergeClasses(styles.mark, styles.high)} />
        <Caption1>{words.inputHigh}</Caption1>
      </span>
    </div>
  );
}
