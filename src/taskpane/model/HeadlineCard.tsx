import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { isCellError } from '../../engine/core/cellValue';
import { fillPhrase } from '../../locales';
import { type Headline } from '../../workbook/readModel';
import { usePhrases } from '../language';
import { useCardStyles } from './cardStyles';
import { CellLink } from './CellLink';
import { useHeadlineText } from './useHeadlineText';

const useStyles = makeStyles({
  value: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  long: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase500 },
  loss: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Text longer than this does not fit half the pane in the large size. */
const LONGEST_LARGE_TEXT = 11;

/** One result with its name and its cell. */
export function HeadlineCard({ headline, onGo }: { readonly headline: Headline; readonly onGo: (address: string) => void }) {
  const card = useCardStyles();
  const styles = useStyles();
  const { headlines } = usePhrases().pane;
  const { kind, value, address } = headline;
  const shown = useHeadlineText(headline);
  const isLoss = typeof value === 'number' && value < 0;
  return (
    <button type="button" className={card.card} aria-label={fillPhrase(headlines.goTo, { label: headlines[kind], value: shown, address })} onClick={() => onGo(address)}>
      <Caption1 className={card.label}>{headlines[kind]}</Caption1>
      <span className={mergeClasses(styles.value, shown.length > LONGEST_LARGE_TEXT && styles.long, isLoss && styles.loss, isCellError(value) && styles.quiet)}>{shown}</span>
      <CellLink address={address} />
    </button>
  );
}
